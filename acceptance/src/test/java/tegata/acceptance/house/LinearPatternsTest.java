package tegata.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.acceptance.house.WrittenPatterns.Written;

/** ReDoS: nobody may stop an event loop with fifty kilobytes of the right nonsense. */
class LinearPatternsTest {

  static Stream<Written> written() throws IOException, InterruptedException {
    return WrittenPatterns.all();
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("どの型も、文字を見る回数は文の長さに比例する")
  @MethodSource("written")
  void looksAsOftenAsTheTextIsLong(Written written) {
    assertThat(HostileText.trouble(written.pattern(), written.searched())).isEmpty();
  }

  @Test
  @DisplayName("定数の型も、書かれた所の型も、約束ごとの型も数えている")
  void findsThemAll() throws IOException, InterruptedException {
    List<String> where = written().map(Written::where).toList();

    assertThat(where)
        .contains(
            "openapi.yaml",
            "tegata.gateway.caller.TokenVerifier.SHAPE",
            "tegata.portal.chain.LocalPath.SHAPE",
            "tegata.portal.tax.TaxPages.routeWithRegex",
            "tegata.portal.tax.YenText.matches",
            "tegata.domain.identity.ReadableLetters.replaceAll")
        .hasSizeGreaterThan(150);
  }

  @ParameterizedTest
  @DisplayName("指数で、二乗で増える型も、深く潜る型も見つかる (見つけ方の見本)")
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|a)*b",
        "at=(\\w+\\s?)*;",
        "(.+?)~(.+)",
        "\\s+$",
        "[0-9]*-[0-9]*-[0-9]*-x",
        "(?:あ|い)*う",
      })
  void findsWhatGrowsFaster(String pattern) {
    assertThat(HostileText.trouble(Pattern.compile(pattern), true)).isNotEmpty();
  }

  @ParameterizedTest
  @DisplayName("まっすぐな型には何も言わない")
  @ValueSource(
      strings = {"[a-z]+", "\\d{4}-\\d\\d", "purpose=([A-Z_]+) at=.*", "/(?!/)[!-~]{0,511}"})
  void findsNothingElse(String pattern) {
    assertThat(HostileText.trouble(Pattern.compile(pattern), false)).isEmpty();
  }
}
