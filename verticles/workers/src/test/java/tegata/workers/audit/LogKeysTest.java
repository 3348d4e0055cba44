package tegata.workers.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.node.ConfigException;

class LogKeysTest {
  @TempDir Path dir;
  private String pem;

  @BeforeEach
  void makeKey() throws GeneralSecurityException {
    pem = pem("PRIVATE KEY", keyPair().getPrivate().getEncoded());
  }

  @Test
  @DisplayName("署名鍵は、ファイルからも環境変数からも同じものが読める")
  void readsFromFileAndEnvironment() throws IOException {
    Files.writeString(dir.resolve("key.pem"), pem);

    LogKeys fromFile = LogKeys.read(config("key.pem"), dir, Map.of());
    LogKeys fromEnvironment = LogKeys.read(config("env:LOG_KEY"), dir, Map.of("LOG_KEY", pem));

    assertThat(fromEnvironment.signer().key().id()).isEqualTo(fromFile.signer().key().id());
  }

  @Test
  @DisplayName("交代の前の鍵も、先頭の検査に使える")
  void trustsTheKeysBefore() throws GeneralSecurityException, IOException {
    byte[] before = keyPair().getPublic().getEncoded();
    Files.writeString(dir.resolve("before.pem"), pem("PUBLIC KEY", before));
    LogConfig config =
        new LogConfig("env:LOG_KEY", Optional.of(List.of("before.pem")), Optional.empty());

    LogKeys keys = LogKeys.read(config, dir, Map.of("LOG_KEY", pem));

    assertThat(keys.trusted()).hasSize(2).containsKey(keys.signer().key().id());
  }

  @Test
  @DisplayName("環境変数がなければ、その名を言って始めない")
  void namesTheMissingVariable() {
    assertThatThrownBy(() -> LogKeys.read(config("env:LOG_KEY"), dir, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("LOG_KEY");
  }

  @Test
  @DisplayName("鍵でないものが入っていても、その中身は誤りの文に出ない")
  void neverTellsTheContent() {
    assertThatThrownBy(
            () -> LogKeys.read(config("env:LOG_KEY"), dir, Map.of("LOG_KEY", "himitsu-text")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("LOG_KEY")
        .hasMessageNotContaining("himitsu");
  }

  private static LogConfig config(String key) {
    return new LogConfig(key, Optional.empty(), Optional.empty());
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static String pem(String type, byte[] content) {
    StringWriter text = new StringWriter();
    text.append("-----BEGIN ").append(type).append("-----\n");
    text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
    text.append("\n-----END ").append(type).append("-----\n");
    return text.toString();
  }
}
