package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Knocks at a member's bus port with the bus' own ping, which a member answers with one byte. */
class BusTlsTest {
  private static final MemberCa CA = new MemberCa();

  @TempDir static Path dir;

  private static NodeConfig config;
  private static Node node;

  @BeforeAll
  static void form() {
    config = Members.configs("alone").get(0);
    node = Members.start(config, CA, dir);
  }

  @AfterAll
  static void part() {
    Members.await(node.drain());
    Members.await(node.leave());
  }

  @Test
  @DisplayName("一つのノードだけでもクラスタであり、同じ CA の証明書で来たものには答える (この組の見本)")
  void aMemberIsAnswered() throws Exception {
    assertThat(knock(tls(Optional.of(CA)))).isTrue();
  }

  @Test
  @DisplayName("他の CA の証明書で来たものには答えない")
  void aMemberOfAnotherCaIsNotAnswered() throws Exception {
    assertThat(knock(tls(Optional.of(new MemberCa())))).isFalse();
  }

  @Test
  @DisplayName("証明書を示さないものには答えない")
  void tlsWithoutCertificateIsNotAnswered() throws Exception {
    assertThat(knock(tls(Optional.empty()))).isFalse();
  }

  @Test
  @DisplayName("暗号化しない接続には答えない")
  void plainTcpIsNotAnswered() throws Exception {
    assertThat(knock(new Socket(Members.HOST, config.busPort()))).isFalse();
  }

  private static Socket tls(Optional<MemberCa> ca) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        ca.map(MemberCa::credentials).orElse(null),
        InsecureTrustManagerFactory.INSTANCE.getTrustManagers(),
        null);
    return context.getSocketFactory().createSocket(Members.HOST, config.busPort());
  }

  /** Whether the ping is answered; a refused handshake shows as an exception or as the end. */
  private static boolean knock(Socket socket) {
    try (socket) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(ping().getBytes());
      socket.getOutputStream().flush();
      return socket.getInputStream().read() == 1;
    } catch (IOException refused) {
      return false;
    }
  }

  /** A message of the bus' wire protocol, version 2, with the ping codec (1). */
  private static Buffer ping() {
    Buffer message = Buffer.buffer().appendByte((byte) 2).appendByte((byte) 1).appendByte((byte) 0);
    appendText(message, "__vertx_ping");
    message.appendInt(0);
    appendText(message, "knocking");
    message.appendInt(4);
    return Buffer.buffer().appendInt(message.length()).appendBuffer(message);
  }

  private static void appendText(Buffer message, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    message.appendInt(bytes.length).appendBytes(bytes);
  }
}
