package tegata.node.revocation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;
import tegata.workers.WorkersConfig;

class RevocationConfigTest {
  private static final String WORKERS =
      """
      {"database": {"host": "h", "port": 1, "database": "d", "user": "u", "passwordFile": "p", "poolSize": 1},
       "cardCas": "ca.pem" %s}
      """;

  @TempDir Path directory;

  @Test
  @DisplayName("失効確認の設定がなければ、起動しない")
  void aNodeWithoutItDoesNotStart() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("revocation");
    assertThatThrownBy(() -> read(", \"revocation\": {\"crls\": []}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("needs \"ocsp\"");
  }

  @ParameterizedTest
  @DisplayName("平文の HTTP は自分の計算機の中だけで許す")
  @ValueSource(
      strings = {
        "http://ocsp.example/",
        "ftp://127.0.0.1/",
        "http://127.0.0.1.example/",
        "http:/ocsp",
        "https:/ocsp",
        "ocsp.example"
      })
  void needsTls(String place) {
    assertThatThrownBy(() -> read(revocation(place, "https://crl.example/a.crl")))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> read(revocation("https://ocsp.example/", place)))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  @DisplayName("HTTPS と、自分の計算機の HTTP は使える")
  void takesSafePlaces() {
    assertThatCode(() -> read(revocation("https://ocsp.example/", "http://127.0.0.1:8091/a.crl")))
        .doesNotThrowAnyException();
  }

  private static String revocation(String ocsp, String crl) {
    return ", \"revocation\": {\"ocsp\": \"%s\", \"crls\": [\"%s\"]}".formatted(ocsp, crl);
  }

  private WorkersConfig read(String more) throws Exception {
    Files.writeString(directory.resolve("workers.json"), WORKERS.formatted(more));
    return ConfigFile.read(directory, "workers", WorkersConfig.class);
  }
}
