package tegata.workers.outbox;

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
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * {@code PUT <base>/deregistrations/<message id>} over mutual TLS. 200 and 201 say that the
 * receiver has it; what it answers must be about this message.
 */
final class HttpReceivers implements Receivers {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int CONNECTIONS = 8;
  private static final int LARGEST_ANSWER = 16 * 1024;

  /** Ask again: timeout, too early, too many. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private final HttpClient client;
  private final RelayConfig config;
  private final Duration deadline;

  /**
   * @param configDir against which the configuration's files are named
   */
  HttpReceivers(Vertx vertx, RelayConfig config, Path configDir) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setVerifyHost(true)
            .setConnectTimeout(CONNECT_MILLIS)
            .setSslHandshakeTimeout(CONNECT_MILLIS)
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setIdleTimeout(30)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    config
        .certificate()
        .ifPresent(
            certificate ->
                options.setKeyCertOptions(
                    new PemKeyCertOptions()
                        .addCertPath(configDir.resolve(certificate).toString())
                        .addKeyPath(configDir.resolve(config.key().orElseThrow()).toString())));
    config
        .ca()
        .ifPresent(
            ca ->
                options.setTrustOptions(
                    new PemTrustOptions().addCertPath(configDir.resolve(ca).toString())));
    this.client =
        vertx.createHttpClient(
            options,
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(Relay.MOST_AT_ONCE));
    this.config = config;
    this.deadline = config.deadlineOrDefault();
  }

  @Override
  public Future<JsonObject> deliver(Message message) {
    Optional<URI> place = config.place(message.receiver());
    return place.isEmpty()
        ? Future.succeededFuture(new JsonObject())
        : put(place.get(), message).map(answer -> aboutIt(answer, message));
  }

  private Future<JsonObject> put(URI base, Message message) {
    RequestOptions target =
        new RequestOptions()
            .setMethod(HttpMethod.PUT)
            .setAbsoluteURI(base + "/deregistrations/" + message.id())
            .setFollowRedirects(false)
            .putHeader("Content-Type", "application/json");
    Future<HttpClientRequest> opened = client.request(target);
    return opened
        .compose(request -> send(request, message.payload().toBuffer()))
        .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(e -> opened.onSuccess(HttpClientRequest::reset));
  }

  private static Future<JsonObject> send(HttpClientRequest request, Buffer body) {
    // Without a handler Vert.x logs every reset as an error; the future tells us all the same.
    request.exceptionHandler(e -> {});
    return request.send(body).compose(HttpReceivers::read);
  }

  private static Future<JsonObject> read(HttpClientResponse response) {
    int status = response.statusCode();
    if (status == 200 || status == 201) {
      return body(response).map(HttpReceivers::json);
    }
    boolean passing = status >= 500 || PASSING.contains(status);
    String said = "the receiver answered " + status;
    return Future.failedFuture(passing ? new IllegalStateException(said) : new Refused(said));
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    Buffer all = Buffer.buffer();
    Promise<Buffer> whole = Promise.promise();
    response
        .handler(
            part -> {
              if (all.length() + part.length() > LARGEST_ANSWER) {
                whole.tryFail(new Refused("the answer is too large"));
              } else {
                all.appendBuffer(part);
              }
            })
        .endHandler(end -> whole.tryComplete(all))
        .exceptionHandler(whole::tryFail);
    return whole.future();
  }

  private static JsonObject json(Buffer body) {
    try {
      return body.toJsonObject();
    } catch (DecodeException | ClassCastException e) {
      throw new Refused("the answer is no JSON object");
    }
  }

  private static JsonObject aboutIt(JsonObject answer, Message message) {
    if (!message.id().toString().equals(answer.getValue("id"))) {
      throw new Refused("the answer is about another message");
    }
    return answer;
  }
}
