package tegata.node.revocation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * HTTP with an end to everything: time, size, connections and waiters. It goes where it is told,
 * and never where an answer or a certificate says.
 */
public final class BoundedFetch {
  private static final int CONNECT_MILLIS = 500;
  private static final int CONNECTIONS = 16;
  private static final int WAITING = 256;

  private final HttpClient client;
  private final Duration deadline;

  /**
   * @param ca PEM of the CA of the servers' certificates; empty for the public ones
   * @param deadline for one exchange as a whole, with the wait for a connection
   */
  public BoundedFetch(Vertx vertx, Optional<Path> ca, Duration deadline) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setIdleTimeout(30)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    ca.ifPresent(
        file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
    this.client =
        vertx.createHttpClient(
            options, new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    this.deadline = deadline;
  }

  /** The body of a 200; anything else is a failure. */
  public Future<Buffer> get(URI place, int mostBytes) {
    return exchange(HttpMethod.GET, place, "", Buffer.buffer(), mostBytes);
  }

  Future<Buffer> post(URI place, String type, Buffer body, int mostBytes) {
    return exchange(HttpMethod.POST, place, type, body, mostBytes);
  }

  private Future<Buffer> exchange(
      HttpMethod method, URI place, String type, Buffer body, int mostBytes) {
    RequestOptions options =
        new RequestOptions().setMethod(method).setAbsoluteURI(place.toString());
    if (!type.isEmpty()) {
      options.putHeader("Content-Type", type);
    }
    Future<HttpClientRequest> opened = client.request(options);
    return opened
        .compose(request -> answer(request, body, mostBytes))
        .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        // Gives the connection back, also one that is won only afterwards.
        .onFailure(e -> opened.onSuccess(HttpClientRequest::reset));
  }

  private static Future<Buffer> answer(HttpClientRequest request, Buffer body, int mostBytes) {
    return request
        .send(body)
        .compose(
            response ->
                response.statusCode() == 200
                    ? read(response, mostBytes)
                    : Future.failedFuture(
                        new UntrustedAnswer("the server answered " + response.statusCode())));
  }

  private static Future<Buffer> read(HttpClientResponse response, int mostBytes) {
    Buffer all = Buffer.buffer();
    Promise<Buffer> whole = Promise.promise();
    response
        .handler(
            part -> {
              if (all.length() + part.length() > mostBytes) {
                whole.tryFail(new UntrustedAnswer("the answer is too large"));
              } else {
                all.appendBuffer(part);
              }
            })
        .endHandler(end -> whole.tryComplete(all))
        .exceptionHandler(whole::tryFail);
    return whole.future();
  }
}
