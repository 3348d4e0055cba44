package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that drip their request to hold a connection. */
class SlowCallerTest {
  private static RunningGateway gateway;
  private static ScheduledExecutorService dripping;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    dripping = Executors.newSingleThreadScheduledExecutor();
  }

  @AfterAll
  static void stop() {
    dripping.shutdownNow();
    gateway.close();
  }

  @ParameterizedTest(name = "[{index}]")
  @DisplayName("見出しや本文を一文字ずつ送り続ける接続は、期限で閉じる")
  @ValueSource(
      strings = {
        "",
        "POST /v1/eligibility HTTP/1.1\r\nHost: a\r\nX-Slow: ",
        "POST /v1/eligibility HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: 1000\r\n\r\n"
      })
  void closesSlowConnections(String begin) throws IOException {
    try (SSLSocket socket = gateway.socket()) {
      socket.startHandshake();
      long begun = System.nanoTime();
      OutputStream out = socket.getOutputStream();
      out.write(begin.getBytes(StandardCharsets.US_ASCII));
      dripping.scheduleAtFixedRate(() -> drip(out), 200, 200, TimeUnit.MILLISECONDS);

      RawExchange exchange = RawExchange.receive(socket, 7_000);

      assertThat(exchange.closed()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
    }
  }

  @Test
  @DisplayName("二つ目の要求の見出しにも、一つ目と同じ期限がある")
  void closesOnASlowSecondHead() throws IOException {
    try (SSLSocket socket = gateway.socket()) {
      OutputStream out = socket.getOutputStream();
      String request = "GET /openapi.yaml HTTP/1.1\r\nHost: a\r\n";
      out.write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(RawExchange.receive(socket, 800).closed()).isFalse();
      long begun = System.nanoTime();
      out.write((request + "X-Slow: ").getBytes(StandardCharsets.US_ASCII));
      dripping.scheduleAtFixedRate(() -> drip(out), 200, 200, TimeUnit.MILLISECONDS);

      RawExchange exchange = RawExchange.receive(socket, 7_000);

      assertThat(exchange.closed()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  @DisplayName("答えのあとに黙っているだけの接続は、見出しや本文の期限では閉じない")
  void keepsAQuietConnection() throws IOException {
    try (SSLSocket socket = gateway.socket()) {
      socket
          .getOutputStream()
          .write(
              "GET /openapi.yaml HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      RawExchange exchange = RawExchange.receive(socket, 5_000);

      assertThat(exchange.answers()).isEqualTo(1);
      assertThat(exchange.closed()).isFalse();
    }
  }

  private static void drip(OutputStream out) {
    try {
      out.write('x');
    } catch (IOException e) {
      throw new IllegalStateException("closed, as it must be", e);
    }
  }
}
