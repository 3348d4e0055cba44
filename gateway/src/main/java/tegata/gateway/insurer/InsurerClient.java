package tegata.gateway.insurer;

import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tegata.contract.EligibilityApi.Forwarded;

/**
 * The way to one insurer's backend, with connections of its own, so that a slow insurer holds up
 * nobody else's questions. Carries bytes; what they mean is the caller's.
 */
final class InsurerClient {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int KEEP_ALIVE_SECONDS = 20;
  private static final int MOST_MINUTES = 5;
  private static final CharSequence XML =
      HttpHeaders.createOptimized("application/xml; charset=UTF-8");

  private final HttpClient http;
  private final RequestOptions target;

  InsurerClient(Vertx vertx, InsurerConfig config, TrustOptions trust) {
    int connections = config.connectionsOrDefault();
    this.http =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_1_1)
                    .setSsl(true)
                    .setTrustOptions(trust)
                    .setVerifyHost(true)
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setSslHandshakeTimeout(CONNECT_MILLIS)
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                    // Shorter than the backends', so that a question does not meet their closing.
                    .setKeepAliveTimeout(KEEP_ALIVE_SECONDS))
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(connections)
                    .setMaxWaitQueueSize(2 * connections)
                    .setMaxLifetime(MOST_MINUTES)
                    .setMaxLifetimeUnit(TimeUnit.MINUTES))
            .build();
    this.target =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(config.url().getHost())
            .setPort(config.port())
            .setURI(config.path())
            .setFollowRedirects(false)
            .setHeaders(
                MultiMap.caseInsensitiveMultiMap()
                    .add(HttpHeaders.CONTENT_TYPE, XML)
                    .add(HttpHeaders.ACCEPT, "application/xml"));
  }

  /**
   * Sends a message and waits for the answer, waiting for a free connection included.
   *
   * @return the answer's body, or a failure that is always an {@link InsurerFailure}
   */
  Future<Buffer> exchange(Buffer message, Duration deadline) {
    long giveUpAt = System.nanoTime() + deadline.toNanos();
    Future<HttpClientRequest> opened = http.request(target);
    return opened
        .compose(request -> send(request, message, giveUpAt))
        .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        // Gives the connection back, also one that is won only after the deadline.
        .onFailure(e -> opened.onSuccess(HttpClientRequest::reset))
        .recover(e -> Future.failedFuture(failure(e)));
  }

  private static Future<Buffer> send(HttpClientRequest request, Buffer message, long giveUpAt) {
    if (System.nanoTime() - giveUpAt > 0) {
      return Future.failedFuture(new TimeoutException());
    }
    // Without a handler Vert.x logs every reset as an error; the future tells us all the same.
    request.exceptionHandler(e -> {});
    return request.send(message).compose(InsurerClient::read);
  }

  private static Future<Buffer> read(HttpClientResponse response) {
    int status = response.statusCode();
    if (status == 200) {
      return new AnswerBody(response).read();
    }
    return Future.failedFuture(
        new InsurerFailure(
            status == 429 || status == 503 ? Forwarded.UNREACHABLE : Forwarded.BAD_ANSWER,
            "The insurer answered with HTTP status " + status + "."));
  }

  private static InsurerFailure failure(Throwable e) {
    if (e instanceof InsurerFailure failure) {
      return failure;
    }
    if (e instanceof ConnectionPoolTooBusyException) {
      return new InsurerFailure(
          Forwarded.UNREACHABLE, "Too many questions wait for this insurer already.");
    }
    if (e instanceof IOException
        || e instanceof HttpClosedException
        || e instanceof SslHandshakeTimeoutException) {
      return new InsurerFailure(
          Forwarded.UNREACHABLE, "No connection to the insurer could be made or kept.");
    }
    if (e instanceof TimeoutException) {
      return new InsurerFailure(
          Forwarded.TIMED_OUT, "The insurer did not answer within the deadline.");
    }
    return new InsurerFailure(Forwarded.BAD_ANSWER, "The insurer answered with no HTTP message.");
  }
}
