package tegata.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageKeysTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([^(}]+)");
  private static final Pattern IN_JAVA = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");
  private static final Pattern TEXT = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

  /** Literals that look like keys and are none. */
  private static final Set<String> NO_KEYS =
      Set.of(
          "messages.messages",
          "access-log.csv",
          "medicines.csv",
          "checkups.csv",
          "tegata.zip",
          "treatments.csv",
          "uketsukehyo.pdf",
          "statement.json",
          "iryohi.xml",
          "meisai.pdf",
          "meisai.json");

  @Test
  @DisplayName("テンプレートとコードが使う文言は、すべて文言ファイルにある")
  void everyKeyThatIsUsedHasWords() throws IOException {
    assertThat(bundle()).containsAll(used());
  }

  @Test
  @DisplayName("文言ファイルに、使われない文言がない")
  void noWordsAreLeftOver() throws IOException {
    Set<String> leftOver = new TreeSet<>(bundle());
    leftOver.removeAll(used());
    leftOver.removeIf(key -> key.startsWith("word."));
    assertThat(leftOver).isEmpty();
  }

  @Test
  @DisplayName("同じ鍵が二度書かれていない。二つ目が一つ目を黙って消すから")
  void noKeyIsWrittenTwice() throws IOException {
    List<String> keys =
        Files.readAllLines(MAIN.resolve("resources/messages/messages_ja.properties")).stream()
            .filter(line -> line.matches("[A-Za-z].*=.*"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();
    assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("word. で始まる文言は、どれも列挙型の定数の名前である")
  void everyWordNamesAConstant() throws IOException {
    Set<String> constants =
        EnumWords.ALL.stream().flatMap(EnumWords::keys).collect(Collectors.toSet());
    Set<String> words =
        bundle().stream().filter(key -> key.startsWith("word.")).collect(Collectors.toSet());
    assertThat(words).containsExactlyInAnyOrderElementsOf(constants);
  }

  @Test
  @DisplayName("テンプレートに日本語を直接書かず、エスケープしない出力も、計算した文言の鍵も使わない")
  void templatesHoldNoWords() {
    for (String template : texts("resources/templates", ".html")) {
      assertThat(TEXT.matcher(template).find()).as(template).isFalse();
      assertThat(template).doesNotContain("th:utext").doesNotContain("#{${").doesNotContain("[(");
    }
  }

  private static Set<String> bundle() throws IOException {
    try (var in =
        new InputStreamReader(
            MessageKeysTest.class.getResourceAsStream("/messages/messages_ja.properties"),
            StandardCharsets.UTF_8)) {
      var properties = new Properties();
      properties.load(in);
      return properties.stringPropertyNames();
    }
  }

  private static Set<String> used() {
    Set<String> used = new TreeSet<>();
    texts("resources/templates", ".html").forEach(text -> collect(IN_TEMPLATE, text, used));
    texts("java", ".java").forEach(text -> collect(IN_JAVA, text, used));
    used.removeAll(NO_KEYS);
    return used;
  }

  private static void collect(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
  }

  private static List<String> texts(String folder, String extension) {
    try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
      List<String> texts =
          files
              .filter(file -> file.toString().endsWith(extension))
              .map(MessageKeysTest::read)
              .toList();
      assertThat(texts).isNotEmpty();
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
