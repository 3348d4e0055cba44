package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that drip their request, or sip their answer, to hold a connection. */
class SlowCallerTest {
  /** Requests whose answers are far more than what lies in sockets. */
  private static final int MANY = 600;

  /** Its answer is 58 KB. */
  private static final byte[] LARGE =
      "GET /openapi.yaml HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

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

  @Test
  @DisplayName("答えを一文字ずつしか読まない接続は、読まれない答えを一つだけ持って、期限で閉じる")
  void closesOnASlowReader() throws IOException {
    try (AccessLines lines = new AccessLines();
        Socket narrow = new Socket()) {
      narrow.setReceiveBufferSize(4_096);
      narrow.connect(new InetSocketAddress("127.0.0.1", gateway.port()));
      narrow.setSoTimeout(60_000);
      SSLSocket socket = gateway.over(narrow);
      int sent = 0;
      long begun;
      do {
        begun = System.nanoTime();
        socket.getOutputStream().write(LARGE);
        sent++;
      } while (sent < MANY && lines.reach(sent, Duration.ofSeconds(3)));

      assertThat(sent).as("what fits into the sockets").isLessThan(MANY);
      assertThatThrownBy(() -> readSlowly(narrow.getInputStream(), socket.getOutputStream()))
          .isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(RunningGateway.ANSWER.minusSeconds(1), RunningGateway.ANSWER.plusSeconds(30));
      assertThat(lines.count()).isEqualTo(sent - 1);
    }
  }

  @Test
  @DisplayName("答えを待たずに多くの要求を一度に送る接続は閉じ、答えを溜めない")
  void makesNoAnswersAhead() throws IOException {
    try (AccessLines lines = new AccessLines();
        SSLSocket socket = gateway.socket()) {
      ByteArrayOutputStream many = new ByteArrayOutputStream();
      for (int i = 0; i < MANY; i++) {
        many.writeBytes(LARGE);
      }
      socket.getOutputStream().write(many.toByteArray());

      assertThat(RawExchange.receive(socket, 20_000).closed()).isTrue();
      assertThat(lines.count()).as("answers made, of 58 KB each").isLessThan(20);
    }
  }

  @Test
  @DisplayName("TLS の握手を一文字ずつ送る接続は、10 秒で閉じる")
  void closesOnASlowHandshake() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
      OutputStream out = socket.getOutputStream();
      // The head of a record that holds a ClientHello of 512 bytes.
      out.write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
      long begun = System.nanoTime();
      dripping.scheduleAtFixedRate(() -> drip(out), 200, 200, TimeUnit.MILLISECONDS);
      socket.setSoTimeout(60_000);

      assertThat(socket.getInputStream().read()).as("closed").isEqualTo(-1);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(30));
    }
  }

  /**
   * A byte each way, again and again, for longer than any answer may take: neither side of the
   * connection is ever silent.
   */
  private static void readSlowly(InputStream in, OutputStream out) throws IOException {
    long end = System.nanoTime() + RunningGateway.ANSWER.plusSeconds(40).toNanos();
    for (int b = in.read(); b >= 0 && System.nanoTime() < end; b = in.read()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      out.write('G');
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
