package tegata.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fixture was issued by a log made for this test; its person is fictitious (架空). */
class VerifyStatementTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir private Path dir;

  @Test
  @DisplayName("ログが出したままの証明書は通り、日本語と英語でそう言い、鍵の番号を見せる")
  void holds() throws IOException {
    assertThat(run(fixture())).isZero();
    assertThat(text()).contains("正しい証明書です", "The statement holds", keyId(), "2 entries stood");
  }

  @Test
  @DisplayName("公開ページの鍵の番号を渡すと、別の鍵の証明書は通らない")
  void namedKey() throws IOException {
    assertThat(run(fixture(), keyId())).isZero();
    assertThat(run(fixture(), "0".repeat(64))).isEqualTo(1);
    assertThat(text()).contains("別の鍵");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("どこか一つでも書き換えた証明書は通らない")
  @CsvSource({
    "架空 花子, 架空 次郎",
    "RECORDS_VIEWED, RECORDS_DOWNLOADED",
    "SELF, CONSENT",
    "MEDICATION, TREATMENT",
    "'\"leaf\": 0', '\"leaf\": 1'",
    "tegata-statement/1, tegata-statement/2",
    "'\"salt\"', '\"salt2\"'",
    "'\"leaf\": 0', '\"leaf\": 0.5'",
    "'\"leaf\": 0', '\"leaf\": 0, \"leaf\": 0'",
    "}, '}}'"
  })
  void changed(String from, String to) throws IOException {
    String changed = fixture().replaceFirst(java.util.regex.Pattern.quote(from), to);
    assertThat(changed).isNotEqualTo(fixture());
    assertThat(run(changed)).isEqualTo(1);
    assertThat(text()).contains("正しい証明書ではありません", "does not hold");
  }

  @Test
  @DisplayName("どこで切れた証明書も通らない")
  void cutOff() throws IOException {
    String whole = fixture().strip();
    for (int length = 0; length < whole.length(); length++) {
      assertThat(run(whole.substring(0, length))).as("%d characters", length).isEqualTo(1);
    }
    assertThat(text()).contains("もう一度ダウンロード");
  }

  @Test
  @DisplayName("使い方を間違えたときと、読めないファイルは 2 で終わる")
  void misuse() {
    assertThat(VerifyStatement.run(new String[0], new PrintStream(printed))).isEqualTo(2);
    assertThat(
            VerifyStatement.run(
                new String[] {dir.resolve("none.json").toString()}, new PrintStream(printed)))
        .isEqualTo(2);
  }

  private int run(String json, String... key) throws IOException {
    Path file = Files.writeString(dir.resolve("statement.json"), json);
    String[] args =
        key.length == 0 ? new String[] {file.toString()} : new String[] {file.toString(), key[0]};
    return VerifyStatement.run(args, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String keyId() throws IOException {
    return fixture().replaceAll("(?s).* ([0-9a-f]{64}) .*", "$1");
  }

  private static String fixture() throws IOException {
    try (var in = VerifyStatementTest.class.getResourceAsStream("/statement.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
