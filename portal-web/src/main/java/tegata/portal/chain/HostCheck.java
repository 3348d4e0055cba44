package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import tegata.contract.Fault;

/**
 * Serves one origin only: a page asked under another name is found at the right one, anything else
 * under another name is refused. Keeps DNS rebinding and poisoned links out.
 */
public final class HostCheck implements Handler<RoutingContext> {
  private final Origin origin;

  public HostCheck(Origin origin) {
    this.origin = origin;
  }

  @Override
  public void handle(RoutingContext ctx) {
    HostAndPort asked = ctx.request().authority();
    if (asked != null && origin.isNamedBy(asked.toString())) {
      ctx.next();
    } else if (ctx.request().method().equals(HttpMethod.GET) && asked != null) {
      ctx.redirect(origin.text() + pathOf(ctx));
    } else {
      ctx.fail(new Fault(Fault.Kind.INVALID, "host-unknown", "This is not the portal's address."));
    }
  }

  /** Path and query of the request; an absolute-form target keeps nothing of its own host. */
  private static String pathOf(RoutingContext ctx) {
    return LocalPath.of(ctx.request().uri()).map(LocalPath::value).orElse("/");
  }
}
