package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks each replica every second whether it is well, over a connection apart from the questions'.
 * Two bad answers in a row put it behind the others; one good answer puts it back. It is still
 * asked where no other is better: a check may be wrong.
 */
final class HealthChecks {
  private static final long EVERY_MILLIS = 1_000;
  private static final int BAD_IN_A_ROW = 2;
  private static final int BROKEN = 500;

  private final Vertx vertx;
  private final String path;
  private final List<Replica> replicas;
  private final HttpClient http;
  private final Map<Replica, Integer> bad = new HashMap<>();
  private long timer;

  HealthChecks(Vertx vertx, String path, List<Replica> replicas, InsurerTls tls) {
    this.vertx = vertx;
    this.path = path;
    this.replicas = replicas;
    this.http =
        vertx
            .httpClientBuilder()
            .with(tls.on(new HttpClientOptions()).setConnectTimeout((int) EVERY_MILLIS))
            .with(new PoolOptions().setHttp1MaxSize(1).setMaxWaitQueueSize(1))
            .build();
  }

  HealthChecks begin() {
    timer = vertx.setPeriodic(EVERY_MILLIS, x -> replicas.forEach(this::check));
    return this;
  }

  void end() {
    vertx.cancelTimer(timer);
    http.close();
  }

  private void check(Replica replica) {
    ask(replica.url())
        .otherwise(false)
        .onSuccess(
            well -> {
              int inARow = well ? 0 : bad.getOrDefault(replica, 0) + 1;
              bad.put(replica, inARow);
              replica.healthy(inARow < BAD_IN_A_ROW);
            });
  }

  private Future<Boolean> ask(URI url) {
    Future<HttpClientRequest> opened =
        http.request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(url.getHost())
                .setPort(url.getPort() == -1 ? 443 : url.getPort())
                .setURI(path)
                .setFollowRedirects(false));
    return opened
        .compose(
            request -> {
              request.exceptionHandler(e -> {});
              return request.send();
            })
        .compose(answer -> answer.end().map(x -> answer.statusCode() < BROKEN))
        .timeout(EVERY_MILLIS, TimeUnit.MILLISECONDS)
        .onFailure(e -> opened.onSuccess(HttpClientRequest::reset));
  }
}
