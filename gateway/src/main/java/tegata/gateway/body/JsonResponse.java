package tegata.gateway.body;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** An answer about a person: JSON that nobody keeps. */
public final class JsonResponse {
  private JsonResponse() {}

  /** Sends the answer with the status set before, 200 where none was. */
  public static Future<Void> send(RoutingContext ctx, Object answer) {
    return ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, ApiJson.TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(ApiJson.write(answer));
  }
}
