package tegata.portal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.AuditApi;
import tegata.contract.Bus;
import tegata.portal.PortalConfig;
import tegata.portal.PortalVerticle;
import tegata.portal.fixture.FakeWorld;
import tegata.portal.fixture.ServerCertificate;
import tegata.portal.fixture.TestPortal;
import tegata.portal.limit.DeadlinesConfig;

/** Visitors that drip their request, or sip their page, to hold a connection. */
class SlowVisitorTest {
  private static final Duration SHORT = Duration.ofMillis(1_500);
  private static final Duration ANSWER = Duration.ofSeconds(6);

  /** Far beyond every deadline here; what is still open then is never closed. */
  private static final Duration MUCH = Duration.ofSeconds(30);

  /** Requests whose pages are far more than what lies in sockets. */
  private static final int MANY = 3_000;

  @RegisterExtension
  static final TestPortal PORTAL =
      new TestPortal(
          new DeadlinesConfig(
              Optional.of(SHORT), Optional.of(SHORT), Optional.of(SHORT), Optional.of(ANSWER)));

  private static final ScheduledExecutorService DRIPPING =
      Executors.newSingleThreadScheduledExecutor();

  @AfterAll
  static void stop() {
    DRIPPING.shutdownNow();
  }

  @ParameterizedTest(name = "[{index}]")
  @DisplayName("見出し・フォーム・ファイルを一文字ずつ送り続ける接続は、期限で閉じる")
  @ValueSource(
      strings = {
        "",
        "GET / HTTP/1.1\r\nHost: %s\r\nX-Slow: ",
        "POST /login/return HTTP/1.1\r\nHost: %s\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n",
        "POST /tax/2025/upload HTTP/1.1\r\nHost: %s\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n"
      })
  void closesSlowConnections(String begin) throws IOException {
    try (Socket socket = new Socket("localhost", PORTAL.port())) {
      socket.setSoTimeout(40_000);
      OutputStream out = socket.getOutputStream();
      out.write(begin.formatted(host()).getBytes(StandardCharsets.US_ASCII));
      long begun = System.nanoTime();
      DRIPPING.scheduleAtFixedRate(() -> drip(out), 200, 200, TimeUnit.MILLISECONDS);

      untilClosed(socket.getInputStream());

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(1), MUCH);
    }
  }

  @Test
  @DisplayName("ページを一文字ずつしか読まない接続は、読まれないページを一つだけ持って、期限で閉じる")
  void closesOnASlowReader() throws IOException {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress("localhost", PORTAL.port()));
      socket.setSoTimeout(40_000);
      OutputStream out = socket.getOutputStream();
      int sent = 0;
      long begun;
      do {
        begun = System.nanoTime();
        out.write(page());
        sent++;
      } while (sent < MANY && isMade(sent));

      assertThat(sent).as("what fits into the sockets").isLessThan(MANY);
      assertThatThrownBy(() -> readSlowly(socket.getInputStream(), out))
          .isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(ANSWER.minusSeconds(1), ANSWER.plus(MUCH));
      assertThat(PORTAL.world().asked(AuditApi.HEAD)).hasSize(sent - 1);
    }
  }

  @Test
  @DisplayName("ページを待たずに多くの要求を一度に送る接続は閉じ、ページを溜めない")
  void makesNoPagesAhead() throws IOException {
    try (Socket socket = new Socket("localhost", PORTAL.port())) {
      socket.setSoTimeout(40_000);
      ByteArrayOutputStream many = new ByteArrayOutputStream();
      for (int i = 0; i < 500; i++) {
        many.writeBytes(page());
      }
      socket.getOutputStream().write(many.toByteArray());

      untilClosed(socket.getInputStream());

      assertThat(PORTAL.world().asked(AuditApi.HEAD)).hasSizeLessThan(20);
    }
  }

  private static byte[] page() {
    return ("GET /log HTTP/1.1\r\nHost: " + host() + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isMade(int count) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (PORTAL.world().asked(AuditApi.HEAD).size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return PORTAL.world().asked(AuditApi.HEAD).size() >= count;
  }

  @Test
  @DisplayName("TLS の握手を始めない接続も、一文字ずつ送る接続も、10 秒で閉じる")
  void closesOnASlowHandshake(@TempDir Path folder) throws Exception {
    Vertx vertx = Vertx.vertx();
    Bus bus = new Bus(vertx);
    PortalVerticle portal = new PortalVerticle(secure(folder), bus, Clock.systemUTC());
    TestPortal.await(new FakeWorld().serveOn(bus).compose(served -> vertx.deployVerticle(portal)));
    try (Socket mute = new Socket("localhost", portal.actualPort());
        Socket slow = new Socket("localhost", portal.actualPort())) {
      long begun = System.nanoTime();
      OutputStream out = slow.getOutputStream();
      // The head of a record that holds a ClientHello of 512 bytes.
      out.write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
      DRIPPING.scheduleAtFixedRate(() -> drip(out), 200, 200, TimeUnit.MILLISECONDS);
      mute.setSoTimeout(40_000);
      slow.setSoTimeout(40_000);

      untilClosed(mute.getInputStream());
      untilClosed(slow.getInputStream());

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(8), MUCH);
    } finally {
      TestPortal.await(vertx.close());
    }
  }

  @Test
  @DisplayName("HTTP/2 は話さない: 前置きにも、切替えの求めにも")
  void speaksNoHttp2() throws IOException {
    try (Socket socket = new Socket("localhost", PORTAL.port())) {
      socket.setSoTimeout(40_000);
      socket
          .getOutputStream()
          .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(firstLine(socket.getInputStream())).doesNotContain("\0", " 200 ", " 101 ");
    }
    try (Socket socket = new Socket("localhost", PORTAL.port())) {
      socket.setSoTimeout(40_000);
      socket
          .getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: "
                      + host()
                      + "\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n"
                      + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
    }
  }

  private static String host() {
    return PORTAL.origin().replace("http://", "");
  }

  private static PortalConfig secure(Path folder) throws Exception {
    return new PortalConfig(
        "127.0.0.1",
        0,
        "https://localhost:0",
        "http://127.0.0.1:8090",
        Optional.of(ServerCertificate.in(folder)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A byte each way, again and again, for longer than any answer may take: neither side of the
   * connection is ever silent.
   */
  private static void readSlowly(InputStream in, OutputStream out) throws IOException {
    long end = System.nanoTime() + ANSWER.plus(MUCH).toNanos();
    for (int b = in.read(); b >= 0 && System.nanoTime() < end; b = in.read()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      out.write('G');
    }
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      text.append((char) b);
    }
    return text.toString();
  }

  private static void untilClosed(InputStream in) throws IOException {
    long end = System.nanoTime() + MUCH.toNanos();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        assertThat(System.nanoTime()).as("not closed").isLessThan(end);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("not closed", e);
    } catch (IOException e) {
      assertThat(e).as("closed while something was under way").hasMessageContaining("reset");
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
