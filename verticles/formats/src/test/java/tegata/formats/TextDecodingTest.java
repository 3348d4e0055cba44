package tegata.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecodingTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"医療費 ①Ⅲ髙﨑", "plain ascii", "ﾔﾏﾀﾞ"})
  @DisplayName("Shift_JIS の文書は Windows-31J として読む")
  void readsWindows31J(String text) {
    assertThat(TextDecoding.decode(text.getBytes(Ms932.CHARSET)))
        .map(TextDecoding.Decoded::text)
        .contains(text);
  }

  @Test
  @DisplayName("UTF-8 は BOM があってもなくても同じ文字列になる")
  void dropsTheByteOrderMark() {
    byte[] marked = "\uFEFF氏名".getBytes(StandardCharsets.UTF_8);
    byte[] bare = "氏名".getBytes(StandardCharsets.UTF_8);

    assertThat(TextDecoding.decode(marked)).isEqualTo(TextDecoding.decode(bare));
    assertThat(TextDecoding.decode(bare))
        .contains(new TextDecoding.Decoded("氏名", StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("UTF-16、途中で切れた文字、空のファイルは理由とともに断る")
  void refusesWhatIsNoText() {
    assertThat(codeFor("氏名".getBytes(StandardCharsets.UTF_16))).isEqualTo("unknown-encoding");
    assertThat(codeFor("a,b".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("unknown-encoding");
    assertThat(codeFor(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xE6}))
        .isEqualTo("unknown-encoding");
    assertThat(codeFor(new byte[0])).isEqualTo("empty-file");
  }

  @Test
  @DisplayName("文字コードのない文字は1字につき1つの●になり、波ダッシュは失われない")
  void marksUnmappableCharacters() {
    assertThat(new String(Ms932.encode("𠮷田〜−髙"), Ms932.CHARSET)).isEqualTo("●田～－髙");
  }

  private static String codeFor(byte[] content) {
    var findings = new Findings();
    assertThat(TextDecoding.decode(content, findings)).isEmpty();
    return findings.list().get(0).code();
  }
}
