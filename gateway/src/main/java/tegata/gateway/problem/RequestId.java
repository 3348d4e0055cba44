package tegata.gateway.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;

/**
 * 一つの要求の番号. Made by the gateway, never taken from the caller: the log tells entries apart by it. It
 * stands in every answer as {@code X-Request-Id}.
 */
public final class RequestId {
  private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

  private RequestId() {}

  /** Numbers a request that has just arrived. */
  public static void assign(HttpServerRequest request) {
    request.response().putHeader(HEADER, UUID.randomUUID().toString());
  }

  /** The number of a request. */
  public static UUID of(HttpServerRequest request) {
    return UUID.fromString(request.response().headers().get(HEADER));
  }
}
