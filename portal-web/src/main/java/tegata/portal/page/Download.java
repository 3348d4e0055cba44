package tegata.portal.page;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A file a person takes away. Where it is {@link #send sent} it is complete before the first byte
 * leaves, so that a fault on the way gives a page that says so and never half a file.
 *
 * @param asciiName for browsers that read no {@code filename*}
 * @param name the name it is saved under, RFC 6266
 */
public record Download(String mediaType, String asciiName, String name) {

  /** A table for spreadsheets. */
  public static Download csv(String asciiName, String name) {
    return new Download("text/csv; charset=utf-8", asciiName, name);
  }

  /** Sends the file. */
  public Future<Void> send(RoutingContext ctx, byte[] content) {
    return begin(ctx).end(Buffer.buffer(content));
  }

  /** The answer that the file goes into, for one too large to be complete before. */
  public HttpServerResponse begin(RoutingContext ctx) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return ctx.response()
        .putHeader("Content-Type", mediaType)
        .putHeader(
            "Content-Disposition",
            "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(asciiName, encoded));
  }
}
