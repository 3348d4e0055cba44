package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HealthTest {
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private Health health;
  private int port;

  @BeforeEach
  void listen(Vertx vertx) {
    health = new Health(vertx, metrics);
    health.serve();
    port = Members.await(health.listen(Members.HOST, 0)).actualPort();
  }

  @Test
  @DisplayName("すべての部分が答えれば ready は 200 で、部分の名を挙げる")
  void readyWhenEveryPartAnswers() {
    health.require("bus", Future::succeededFuture);
    health.require("database", Future::succeededFuture);

    HttpResponse<String> ready = Members.get(port, "/health/ready");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(ready.body()))
        .isEqualTo(
            new JsonObject()
                .put("status", "UP")
                .put("parts", new JsonObject().put("bus", "UP").put("database", "UP")));
  }

  @Test
  @DisplayName("まだすべてを起動し終えていないノードは、部分が答えても ready は 503")
  void notReadyWhileStarting(Vertx vertx) {
    Health starting = new Health(vertx, metrics);
    starting.require("bus", Future::succeededFuture);
    int own = Members.await(starting.listen(Members.HOST, 0)).actualPort();

    HttpResponse<String> ready = Members.get(own, "/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(new JsonObject(ready.body()).getString("status")).isEqualTo("STARTING");
  }

  @Test
  @DisplayName("一つの部分が失敗すれば ready は 503 で、どの部分かを言うが、なぜかは言わない")
  void notReadyWhenAPartFails() {
    health.require("bus", Future::succeededFuture);
    health.require("database", () -> Future.failedFuture("password of 花子 is wrong"));

    HttpResponse<String> ready = Members.get(port, "/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("\"database\":\"DOWN\"", "\"bus\":\"UP\"");
    assertThat(ready.body()).doesNotContain("password", "花子");
  }

  @Test
  @DisplayName("調べること自体が例外を投げても ready は 503")
  void notReadyWhenACheckThrows() {
    health.require(
        "database",
        () -> {
          throw new IllegalStateException("closed");
        });

    assertThat(Members.get(port, "/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  @DisplayName("答えない部分は2秒で待つのをやめて 503 とする")
  void notReadyWhenAPartHangs() {
    health.require("database", () -> Future.future(never -> {}));
    Instant asked = Instant.now();

    assertThat(Members.get(port, "/health/ready").statusCode()).isEqualTo(503);
    assertThat(Duration.between(asked, Instant.now()))
        .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(4));
  }

  @Test
  @DisplayName("終わりに向かうノードは、部分がすべて答えても ready は 503")
  void notReadyWhileDraining() {
    health.require("bus", Future::succeededFuture);
    health.drain();

    HttpResponse<String> ready = Members.get(port, "/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(new JsonObject(ready.body()).getString("status")).isEqualTo("DRAINING");
  }

  @Test
  @DisplayName("何も担わないノードは ready ではない")
  void notReadyWithoutParts() {
    assertThat(Members.get(port, "/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  @DisplayName("live は、部分が失敗しても、終わりに向かっていても 200")
  void liveAsLongAsTheProcessTurns() {
    health.require("database", () -> Future.failedFuture("away"));
    health.drain();

    assertThat(Members.get(port, "/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("/metrics は数えたものを Prometheus の書式で示す")
  void metricsAreScraped() {
    metrics.counter("tegata.test", "part", "health").increment(3);

    HttpResponse<String> scraped = Members.get(port, "/metrics");

    assertThat(scraped.statusCode()).isEqualTo(200);
    assertThat(scraped.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(scraped.body()).contains("tegata_test_total{part=\"health\"} 3.0");
  }

  @Test
  @DisplayName("ほかのパスには何もない")
  void nothingElseIsServed() {
    assertThat(Members.get(port, "/").statusCode()).isEqualTo(404);
    assertThat(Members.get(port, "/health").statusCode()).isEqualTo(404);
  }
}
