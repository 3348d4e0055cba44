package tegata.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RubyTest {
  private static final String MEDICINE = "お<ruby>薬<rp>（</rp><rt>くすり</rt><rp>）</rp></ruby>";

  @Test
  @DisplayName("漢字の直後の《》が、その漢字のふりがなになる")
  void kanjiGetTheirReading() {
    assertThat(html("<p>お薬《くすり》</p>")).isEqualTo("<p>" + MEDICINE + "</p>");
  }

  @Test
  @DisplayName("縦棒からふりがなまでが、一つの語になる")
  void aBarBeginsAWord() {
    assertThat(html("｜3日《みっか》です")).isEqualTo("<ruby>3日<rp>（</rp><rt>みっか</rt><rp>）</rp></ruby>です");
  }

  @Test
  @DisplayName("読みが空なら、途中で折り返さない語になる")
  void wordsStayOnOneLine() {
    assertThat(html("<p>電話は｜0120-95-0178《》です</p>"))
        .isEqualTo("<p>電話は<span class=\"unbroken\">0120-95-0178</span>です</p>");
    assertThat(html("<title>｜0120-95-0178《》</title>")).isEqualTo("<title>0120-95-0178</title>");
    assertThat(Ruby.plain(Ruby.marked("｜0120-95-0178《》"))).isEqualTo("0120-95-0178");
  }

  @Test
  @DisplayName("ふりがなの無い文は、そのまま残る")
  void otherTextStays() {
    assertThat(html("<p title=\"a>b\">《x》 a《b》 | ｜</p>")).contains("《x》 a《b》 | ｜");
  }

  @Test
  @DisplayName("属性、題名、選択肢、図の中では、語だけが残る")
  void noRubyWhereThereIsTextOnly() {
    assertThat(html("<title>お薬《くすり》</title><p aria-label=\"薬《くすり》\">お薬《くすり》</p>"))
        .isEqualTo("<title>お薬</title><p aria-label=\"薬\">" + MEDICINE + "</p>");
    assertThat(html("<option value=\"1\">薬《くすり》</option><svg><text>薬《くすり》</text></svg>"))
        .isEqualTo("<option value=\"1\">薬</option><svg><text>薬</text></svg>");
    assertThat(html("<svg><title>薬《くすり》</title><text>薬《くすり》</text></svg>"))
        .isEqualTo("<svg><title>薬</title><text>薬</text></svg>");
  }

  @Test
  @DisplayName("差し込まれた名前は、ふりがなの書き方をしていても読まれない")
  void parametersAreNeverRead() {
    String pattern = Ruby.marked("{0}さんの薬《くすり》");
    String text = new MessageFormat(pattern).format(new Object[] {"｜悪《あく》"});
    assertThat(Ruby.html("<p>" + text + "</p>"))
        .startsWith("<p>｜悪《あく》さんの<ruby>薬")
        .doesNotContain("悪<rp>");
  }

  @Test
  @DisplayName("半端な印は消え、後ろのページをのみこまない")
  void strayMarksVanish() {
    assertThat(Ruby.html("<p>a\uFDD0b</p><p>c\uFDD1d\uFDD2</p>")).isEqualTo("<p>ab</p><p>cd</p>");
    assertThat(Ruby.plain("\uFDD0\uFDD0薬\uFDD1く\uFDD2\uFDD1")).isEqualTo("薬");
  }

  @Test
  @DisplayName("ファイルには、語だけが入る")
  void plainTextHasTheWordsAlone() {
    assertThat(Ruby.plain(Ruby.marked("お薬《くすり》を｜3日《みっか》"))).isEqualTo("お薬を3日");
  }

  private static String html(String pattern) {
    return Ruby.html(Ruby.marked(pattern));
  }
}
