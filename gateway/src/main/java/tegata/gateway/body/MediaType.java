package tegata.gateway.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * What a body is, and what may be answered. A path with two formats answers in the one it was asked
 * in; vertx-web's own matching would try the other and report the wrong reason.
 */
public final class MediaType {
  private MediaType() {}

  /** Whether the body is of a type; parameters like the charset do not count. */
  public static boolean is(RoutingContext ctx, String type) {
    return ctx.parsedHeaders().contentType().value().equalsIgnoreCase(type);
  }

  /**
   * Requires a plain body of a type, and that the same type may be answered.
   *
   * @throws Problem with {@code unsupported-media-type} or {@code not-acceptable}
   */
  public static void require(RoutingContext ctx, String type) {
    boolean once = ctx.request().headers().getAll(HttpHeaders.CONTENT_TYPE).size() == 1;
    if (!once || !is(ctx, type) || ctx.request().headers().contains(HttpHeaders.CONTENT_ENCODING)) {
      throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
    boolean anything = ctx.parsedHeaders().accept().isEmpty();
    if (!anything && ctx.parsedHeaders().accept().stream().noneMatch(a -> accepts(a, type))) {
      throw new Problem(ProblemType.NOT_ACCEPTABLE);
    }
  }

  private static boolean accepts(MIMEHeader accepted, String type) {
    int slash = type.indexOf('/');
    return accepted.weight() > 0
        && isOrAny(accepted.component(), type.substring(0, slash))
        && isOrAny(accepted.subComponent(), type.substring(slash + 1));
  }

  private static boolean isOrAny(String accepted, String part) {
    return accepted.equals("*") || accepted.equalsIgnoreCase(part);
  }
}
