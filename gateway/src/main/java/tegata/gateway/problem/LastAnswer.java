package tegata.gateway.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/**
 * The last answer on a connection whose request was not read whole. What still arrives is read and
 * dropped for a moment before closing: closing at once would reset the connection, and the caller
 * would never see the answer (RFC 9112 §9.6).
 */
final class LastAnswer {
  private static final long LINGER_MILLIS = 500;

  private LastAnswer() {}

  static void send(HttpServerRequest request, Buffer body) {
    HttpConnection connection = request.connection();
    request.handler(dropped -> {}).resume();
    request
        .response()
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(body)
        .compose(x -> request.end().timeout(LINGER_MILLIS, TimeUnit.MILLISECONDS))
        .onComplete(x -> connection.close());
  }
}
