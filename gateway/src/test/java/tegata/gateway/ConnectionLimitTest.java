package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.gateway.limit.LimitsConfig;
import tegata.node.limit.Rate;

/** 同時に開ける接続: 20 in all, so two of one certificate and one of an address without any. */
class ConnectionLimitTest {
  private static final Optional<Rate> ROOMY = Optional.of(new Rate(1_000, 1_000));

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start(new LimitsConfig(ROOMY, ROOMY, ROOMY, Optional.of(20)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  @DisplayName("多すぎる接続は、すぐに閉じる。ほかの人の接続は残り、一つ閉じれば、また開ける")
  void closesWhatIsTooMany() throws IOException {
    SSLContext clinic = gateway.clinic.client(gateway.servers);
    SSLContext anybody = TestPki.anonymous(gateway.servers);
    try (SSLSocket first = gateway.socket(clinic);
        SSLSocket second = gateway.socket(clinic);
        SSLSocket third = gateway.socket(clinic);
        SSLSocket stranger = gateway.socket(anybody);
        SSLSocket other = gateway.socket(anybody)) {
      assertThat(isAnswered(first)).isTrue();
      assertThat(isAnswered(second)).isTrue();
      assertThat(isAnswered(third)).isFalse();
      assertThat(isAnswered(stranger)).isTrue();
      assertThat(isAnswered(other)).isFalse();
      ask(first, "Connection: close\r\n");
      assertThat(RawExchange.receive(first, 8_000).answers()).isEqualTo(1);
      assertThat(gateway.metrics.counter("tegata.gateway.connections.refused").count())
          .isEqualTo(2);
    }

    boolean again = false;
    for (int i = 0; i < 200 && !again; i++) {
      try (SSLSocket next = gateway.socket(clinic)) {
        again = isAnswered(next);
      }
    }
    assertThat(again).isTrue();
  }

  /** Whether anything comes back; its first byte is taken. */
  private static boolean isAnswered(SSLSocket socket) {
    try {
      ask(socket, "");
      return socket.getInputStream().read() == 'H';
    } catch (IOException e) {
      return false;
    }
  }

  private static void ask(SSLSocket socket, String header) throws IOException {
    String request = "GET /nowhere HTTP/1.1\r\nHost: a\r\n" + header + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }
}
