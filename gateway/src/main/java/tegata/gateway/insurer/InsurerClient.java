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
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tegata.gateway.insurer.InsurerFailure.Kind;
import tegata.node.trace.CurrentTrace;

/**
 * The way to one replica of an insurer's backend, with connections of its own, so that a slow
 * insurer holds up nobody else's questions. Carries bytes; what they mean is the caller's.
 */
final class InsurerClient {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int KEEP_ALIVE_SECONDS = 20;
  private static final int MOST_MINUTES = 5;

  /** Milliseconds that are left for the answer; after them nobody waits for it any more. */
  private static final CharSequence DEADLINE = HttpHeaders.createOptimized("X-Deadline-Millis");

  private static final CharSequence XML =
      HttpHeaders.createOptimized("application/xml; charset=UTF-8");

  private final HttpClient http;
  private final RequestOptions target;

  InsurerClient(Vertx vertx, URI url, int connections, InsurerTls tls) {
    this.http =
        vertx
            .httpClientBuilder()
            .with(
                tls.on(new HttpClientOptions())
                    .setProtocolVersion(HttpVersion.HTTP_1_1)
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
            .setTraceOperation(CurrentTrace.CONTINUED)
            .setHost(url.getHost())
            .setPort(url.getPort() == -1 ? 443 : url.getPort())
            .setURI(url.getRawPath().isEmpty() ? "/" : url.getRawPath())
            .setFollowRedirects(false)
            .setHeaders(
                MultiMap.caseInsensitiveMultiMap()
                    .add(HttpHeaders.CONTENT_TYPE, XML)
                    .add(HttpHeaders.ACCEPT, "application/xml"));
  }

  /** Sends a message; waiting for a free connection counts towards the deadline. */
  Exchange exchange(Buffer message, Duration deadline) {
    long giveUpAt = System.nanoTime() + deadline.toNanos();
    Future<HttpClientRequest> opened = open();
    // Gives the connection back, also one that is won only afterwards.
    Runnable giveUp = () -> opened.onSuccess(HttpClientRequest::reset);
    Future<Buffer> answer =
        opened
            .compose(request -> send(request, message, giveUpAt))
            .timeout(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS)
            .onFailure(e -> giveUp.run())
            .recover(e -> Future.failedFuture(failure(e)));
    return new Exchange(answer, giveUp);
  }

  /** Lets what runs come to its end, and takes no more. */
  void close() {
    http.shutdown(MOST_MINUTES, TimeUnit.MINUTES);
  }

  /** Whatever is thrown is a failure, too: who asks holds what must be given back. */
  private Future<HttpClientRequest> open() {
    try {
      return http.request(target);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static Future<Buffer> send(HttpClientRequest request, Buffer message, long giveUpAt) {
    long left = TimeUnit.NANOSECONDS.toMillis(giveUpAt - System.nanoTime());
    if (left <= 0) {
      return Future.failedFuture(new TimeoutException());
    }
    // Without a handler Vert.x logs every reset as an error; the future tells us all the same.
    request.exceptionHandler(e -> {});
    request.putHeader(DEADLINE, Long.toString(left));
    return request.send(message).compose(InsurerClient::read);
  }

  private static Future<Buffer> read(HttpClientResponse response) {
    int status = response.statusCode();
    if (status == 200) {
      return new AnswerBody(response).read();
    }
    return Future.failedFuture(
        new InsurerFailure(
            status == 429 || status == 503 ? Kind.UNREACHABLE : Kind.BROKEN,
            "The insurer answered with HTTP status " + status + "."));
  }

  private static InsurerFailure failure(Throwable e) {
    if (e instanceof InsurerFailure failure) {
      return failure;
    }
    if (e instanceof ConnectionPoolTooBusyException) {
      return new InsurerFailure(Kind.BUSY, "Too many questions wait for this insurer already.");
    }
    if (e instanceof IOException
        || e instanceof HttpClosedException
        || e instanceof SslHandshakeTimeoutException) {
      return new InsurerFailure(
          Kind.UNREACHABLE, "No connection to the insurer could be made or kept.");
    }
    if (e instanceof TimeoutException) {
      return new InsurerFailure(Kind.SILENT, "The insurer did not answer within the deadline.");
    }
    return new InsurerFailure(Kind.BROKEN, "The insurer answered with no HTTP message.");
  }
}
