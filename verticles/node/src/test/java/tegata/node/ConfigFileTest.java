package tegata.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  record Inner(String user, Optional<String> tlsCa) {}

  record Outer(int port, String host, List<Inner> parts) {}

  private static final String WHOLE =
      """
      {
        "port": 1,
        "host": "localhost",
        "parts": [{"user": "tegata"}]
      }
      """;

  @TempDir Path dir;

  @Test
  @DisplayName("役割の名の JSON を読み、書かれていない任意の項目は空になる")
  void readsTheFileOfTheRole() throws IOException {
    write(WHOLE);

    assertThat(ConfigFile.read(dir, "sample", Outer.class))
        .isEqualTo(new Outer(1, "localhost", List.of(new Inner("tegata", Optional.empty()))));
  }

  @Test
  @DisplayName("ファイルがなければ、どのファイルがないかを言う")
  void missingFileIsNamed() {
    assertThatThrownBy(() -> ConfigFile.read(dir, "sample", Outer.class))
        .isInstanceOf(ConfigException.class)
        .hasMessage("configuration file missing: " + dir.resolve("sample.json"));
  }

  @Test
  @DisplayName("JSON の誤りは、ファイルと行と桁で示す")
  void wrongJsonIsPlaced() throws IOException {
    write("{\n  \"port\": 1,\n  \"host\": localhost\n}\n");

    assertThatThrownBy(() -> ConfigFile.read(dir, "sample", Outer.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sample.json")
        .hasMessageContaining("localhost")
        .hasMessageContaining("(line 3, column ");
  }

  @Test
  @DisplayName("知らない項目は、書き誤りに気づけるよう名前を挙げて断る")
  void unknownMemberIsNamed() throws IOException {
    write(WHOLE.replace("\"port\": 1,", "\"port\": 1, \"prot\": 2,"));

    assertThatThrownBy(() -> ConfigFile.read(dir, "sample", Outer.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("\"prot\"")
        .hasMessageContaining("sample.json");
  }

  @ParameterizedTest(name = "{1}")
  @DisplayName("要る項目が欠けていれば、入れ子の中でも名前を挙げて断る")
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"host\":\"a\",\"parts\":[]}; port",
        "{\"port\":1,\"parts\":[]}; host",
        "{\"port\":1,\"host\":\"a\"}; parts",
        "{\"port\":1,\"host\":\"a\",\"parts\":[{\"tlsCa\":\"b\"}]}; parts.user",
      })
  void missingMemberIsNamed(String json, String member) throws IOException {
    write(json);

    assertThatThrownBy(() -> ConfigFile.read(dir, "sample", Outer.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sample.json")
        .hasMessageContaining(member);
  }

  @ParameterizedTest
  @DisplayName("空のファイル、JSON の後に余りのあるファイルは断る")
  @ValueSource(strings = {"", "null", "[]", "{} {}"})
  void whatIsNoConfigurationIsRefused(String content) throws IOException {
    write(content);

    assertThatThrownBy(() -> ConfigFile.read(dir, "sample", Outer.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sample.json");
  }

  @Test
  @DisplayName("秘密のファイルは、行末を除いて読む")
  void secretIsReadWithoutItsLineEnd() throws IOException {
    Files.writeString(dir.resolve("password"), "pass word\n");

    assertThat(ConfigFile.secret(dir, "password")).isEqualTo("pass word");
  }

  @Test
  @DisplayName("秘密のファイルがなければ、どのファイルかを言う")
  void missingSecretIsNamed() {
    assertThatThrownBy(() -> ConfigFile.secret(dir, "password"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("cannot read the secret file " + dir.resolve("password"));
  }

  @Test
  @DisplayName("空の秘密は、ないのと同じに断る")
  void emptySecretIsRefused() throws IOException {
    Files.writeString(dir.resolve("password"), " \n");

    assertThatThrownBy(() -> ConfigFile.secret(dir, "password"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("the secret file is empty: " + dir.resolve("password"));
  }

  private void write(String json) throws IOException {
    Files.writeString(dir.resolve("sample.json"), json);
  }
}
