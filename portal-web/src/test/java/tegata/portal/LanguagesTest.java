package tegata.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the other two languages are complete, and say the same with the same parts. */
class LanguagesTest {

  /** Said in Japanese only: the desks of staff, and papers in Japanese official layouts. */
  private static final Pattern JAPANESE_ONLY =
      Pattern.compile(
          "desk\\..*|receipt\\..*|paper\\..*|tax\\.sheet\\..*"
              + "|word\\.(CertificateGround|RevocationReason|PaperKind|PaperState|DeskDestination|Show|ListKind|Said|Outcome)\\..*"
              + "|word\\.Stage\\.(PAST|CLAIMED|PASSED_ON|DECIDED|REVIEW_ASKED|REVIEWED)|word\\.Kind\\.(ISSUE|REISSUE|REVOKE)|word\\.Refusal\\..*\\.staff");

  /** What a form holds, which is no text of a page. */
  private static final Set<String> WITHOUT_RUBY = Set.of("format.day.typed", "format.month.typed");

  /** Words of the law on the page for the counter, in the list of terms and above columns. */
  private static final Pattern OFFICIAL =
      Pattern.compile(
          "eligibility\\.[a-z-]+|word\\.Term\\.[A-Z_]+|help\\.words\\.[a-z]+\\.word"
              + "|word\\.Milestone\\..*|(medication|expense)\\.[a-z-]+");

  /** Everyday words that happen to be long. */
  private static final Set<String> PLAIN =
      Set.of("eligibility.facts", "eligibility.birthdate", "eligibility.relation");

  /** So many kanji in a row of words ask for an explanation. */
  private static final int DIFFICULT = 4;

  private static final Pattern PART = Pattern.compile("\\{(\\d)");
  private static final Pattern RUBY =
      Pattern.compile(
          "(?:｜[^｜《》]+|\\p{IsHan}+)《[\\p{IsHiragana}ー\\d{},#|choice]+》|｜(?:[\\d-]+|\\{\\d})《》");
  private static final Pattern UNREAD = Pattern.compile("\\p{IsHan}+|[《》]");

  @ParameterizedTest
  @ValueSource(strings = {"ja_easy", "en"})
  @DisplayName("どの文言も三つのことばにあり、余りもない")
  void everyKeyIsInEveryLanguage(String language) throws IOException {
    Set<String> japanese = new TreeSet<>(words("ja").keySet());
    japanese.removeIf(key -> JAPANESE_ONLY.matcher(key).matches());
    assertThat(words(language).keySet()).containsExactlyInAnyOrderElementsOf(japanese);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja_easy", "en"})
  @DisplayName("差し込む部分は、三つのことばで同じである")
  void thePartsAreTheSame(String language) throws IOException {
    Map<String, String> japanese = words("ja");
    words(language)
        .forEach(
            (key, pattern) ->
                assertThat(parts(pattern))
                    .as("%s in %s", key, language)
                    .isEqualTo(parts(japanese.get(key))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "ja_easy", "en"})
  @DisplayName("どの文言も書式として読め、引用符が文字を消さない")
  void everyPatternIsRead(String language) throws IOException {
    words(language)
        .forEach(
            (key, pattern) -> {
              new MessageFormat(pattern);
              assertThat(pattern).as("%s in %s", key, language).doesNotContain("'");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja_easy", "en"})
  @DisplayName("日本語に言うことがあれば、ほかのことばにもある")
  void nothingIsLeftEmpty(String language) throws IOException {
    Map<String, String> japanese = words("ja");
    words(language)
        .forEach(
            (key, pattern) ->
                assertThat(pattern.isBlank())
                    .as("%s in %s", key, language)
                    .isEqualTo(japanese.get(key).isBlank()));
  }

  @Test
  @DisplayName("窓口の画面と用語では、公式のことばに、やさしい日本語の説明がつく")
  void officialTermsAreExplained() throws IOException {
    Map<String, String> japanese = words("ja");
    Map<String, String> bare = new TreeMap<>();
    words("ja_easy")
        .forEach(
            (key, pattern) -> {
              String plain = pattern.replaceAll("《[^》]*》", "");
              if (OFFICIAL.matcher(key).matches()
                  && !PLAIN.contains(key)
                  && plain.equals(japanese.get(key))
                  && plain.chars().filter(Character::isIdeographic).count() >= DIFFICULT) {
                bare.put(key, plain);
              }
            });
    assertThat(bare).isEmpty();
  }

  @Test
  @DisplayName("やさしい日本語の漢字には、すべてふりがながある")
  void everyKanjiOfEasyJapaneseHasItsReading() throws IOException {
    Map<String, String> unread = new TreeMap<>();
    words("ja_easy")
        .forEach(
            (key, pattern) -> {
              String rest = RUBY.matcher(pattern).replaceAll("");
              if (!WITHOUT_RUBY.contains(key) && UNREAD.matcher(rest).find()) {
                unread.put(key, rest);
              }
            });
    assertThat(unread).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ja, 選ぶ", "ja_easy, 選《えら》ぶ"})
  @DisplayName("同じことばは、いつも同じように書く")
  void oneWordHasOneSpelling(String language, String spelling) throws IOException {
    Pattern other = Pattern.compile("えら[ばびぶべぼん]");
    Map<String, String> words = words(language);
    assertThat(words.values()).noneMatch(pattern -> other.matcher(pattern).find());
    assertThat(words.values()).anyMatch(pattern -> pattern.contains(spelling));
  }

  @Test
  @DisplayName("英語の文には、公の用語のかっこの中のほかに、日本語がない")
  void englishIsEnglish() throws IOException {
    Pattern japanese = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
    Map<String, String> left = new TreeMap<>();
    words("en")
        .forEach(
            (key, pattern) -> {
              String rest = pattern.replaceAll("\\([^()]*\\)", "");
              if (japanese.matcher(rest).find()
                  && !key.startsWith("word.LimitCategory.")
                  && !Set.of("site.languages", "tax.paste.sample").contains(key)) {
                left.put(key, rest);
              }
            });
    assertThat(left).isEmpty();
  }

  private static Set<String> parts(String pattern) {
    return PART.matcher(pattern)
        .results()
        .map((MatchResult part) -> part.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> words(String language) throws IOException {
    String file = "/messages/messages_%s.properties".formatted(language);
    try (var in =
        new InputStreamReader(
            LanguagesTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      var properties = new Properties();
      properties.load(in);
      Map<String, String> words = new TreeMap<>();
      properties.forEach((key, value) -> words.put((String) key, (String) value));
      return words;
    }
  }
}
