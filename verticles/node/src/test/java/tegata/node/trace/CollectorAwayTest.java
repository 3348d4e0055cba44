package tegata.node.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.node.ConfigException;

class CollectorAwayTest {
  /** More than wait in the queue. */
  private static final int REQUESTS = 3_000;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  @DisplayName("トレースの受け手がいなくても、要求はすべて答えられ、捨てた数が計られる")
  void answersWithoutACollector() throws IOException {
    int nobody = freePort();

    answersAll(nobody);

    awaitLost();
  }

  @Test
  @DisplayName("トレースの受け手が黙っていても、要求はすべて答えられ、終わることもできる")
  void answersBeforeASilentCollector() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      answersAll(silent.getLocalPort());
      awaitLost();
    }
  }

  @ParameterizedTest
  @DisplayName("受け手は https か、この機械の http だけ。どの項目のことかが文にある")
  @ValueSource(
      strings = {
        "http://collector.example/v1/traces",
        "ftp://localhost/",
        "file:/x",
        "http:/x",
        "https:/x",
        "http:x",
        "http://local_host/",
        "/v1/traces",
        ""
      })
  void refusesUnsafeEndpoints(String endpoint) {
    assertThatThrownBy(
            () -> new TelemetryConfig(URI.create(endpoint), Optional.empty(), Optional.empty()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("telemetry.endpoint");
  }

  @ParameterizedTest
  @DisplayName("割合は 0 から 1")
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesOtherRatios(double ratio) {
    assertThatThrownBy(
            () ->
                new TelemetryConfig(
                    URI.create("http://localhost:4318/v1/traces"),
                    Optional.empty(),
                    Optional.of(ratio)))
        .isInstanceOf(ConfigException.class);
  }

  private void answersAll(int port) {
    TelemetryConfig config =
        new TelemetryConfig(
            URI.create("http://localhost:" + port + "/v1/traces"),
            Optional.empty(),
            Optional.empty());
    Tracing tracing = Tracing.of(config, "test", metrics);
    Vertx vertx = Vertx.builder().withTracer(tracing.factory()).build();
    try {
      int edge =
          await(
                  vertx
                      .createHttpServer()
                      .requestHandler(request -> request.response().end())
                      .listen(0, "127.0.0.1"))
              .actualPort();
      HttpClient caller = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(16));
      await(
          Future.all(
              IntStream.range(0, REQUESTS)
                  .mapToObj(
                      i ->
                          caller
                              .request(HttpMethod.GET, edge, "127.0.0.1", "/")
                              .compose(request -> request.send())
                              .compose(
                                  answer ->
                                      answer.statusCode() == 200
                                          ? answer.end()
                                          : Future.failedFuture("status " + answer.statusCode())))
                  .toList()));
    } finally {
      await(vertx.close().map(""));
      await(tracing.close().map(""));
    }
  }

  /** Every request has a span, and each of them is counted somewhere. */
  private void awaitLost() {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (counted("lost") + counted("dropped") < REQUESTS && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    assertThat(counted("lost")).isPositive();
    assertThat(counted("lost") + counted("dropped")).isEqualTo(REQUESTS);
    assertThat(counted("sent")).isZero();
  }

  private double counted(String result) {
    return metrics.get(CountedExporter.METER).tag("result", result).counter().count();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
