package tegata.domain.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsuredNumberTest {

  @ParameterizedTest(name = "「{0}」")
  @DisplayName("全角・各種の横棒・空白で書かれた番号は、どれも半角の番号と同じとみなす")
  @ValueSource(
      strings = {
        "12-34",
        "１２－３４",
        "12‐34",
        "12‑34",
        "12–34",
        "12—34",
        "12―34",
        "12−34",
        "12ー34",
        "12ｰ34",
        "12─34",
        " 12 - 34 ",
        "１２　－　３４",
        "12\t-34",
      })
  void waysOfWritingTheSameNumberMeet(String written) {
    assertThat(InsuredNumber.fold(written)).isEqualTo("12-34");
  }

  @ParameterizedTest(name = "「{0}」と「{1}」")
  @DisplayName("カナの記号は長音を含んでも、全角と半角とが同じとみなされる")
  @CsvSource({"カード, ｶｰﾄﾞ", "サーバー, ｻｰﾊﾞｰ", "ガ, カ\u3099"})
  void kanaWithALongVowelMeetsItsHalfWidthForm(String full, String half) {
    assertThat(InsuredNumber.fold(full)).isEqualTo(InsuredNumber.fold(half));
  }

  @ParameterizedTest(name = "「{0}」と「{1}」")
  @DisplayName("異なる番号は畳んでも異なる: 横棒の有無、先頭の 0、漢数字の一")
  @CsvSource({"12-34, 1234", "0123, 123", "12一34, 12-34", "カード, カド", "A12, B12"})
  void differentNumbersStayDifferent(String one, String other) {
    assertThat(InsuredNumber.fold(one)).isNotEqualTo(InsuredNumber.fold(other));
  }

  @ParameterizedTest(name = "「{0}」と「{1}」")
  @DisplayName("離れて書かれた濁点などの記号も、空白を除いた後は文字と一つになる")
  @CsvSource({"A\u00A8, \u00C4", "カ \u3099, ガ", "カ\u309B, ガ"})
  void marksThatStoodApartJoinTheirLetter(String apart, String joined) {
    assertThat(InsuredNumber.fold(apart)).isEqualTo(InsuredNumber.fold(joined));
  }

  @Property
  @Label("畳んだ番号をもう一度畳んでも変わらない")
  void foldingTwiceChangesNothingMore(@ForAll String text) {
    String folded = InsuredNumber.fold(text);

    assertThat(InsuredNumber.fold(folded)).isEqualTo(folded);
  }

  @ParameterizedTest(name = "「{0}」→「{1}」")
  @DisplayName("枝番は2桁の半角にそろえる")
  @CsvSource({"1, 01", "１, 01", "01, 01", "００, 00", "' ', ''"})
  void branchIsTwoDigits(String written, String key) {
    assertThat(numbered(Optional.of(written)).branchKey()).isEqualTo(key);
  }

  @Test
  @DisplayName("記号も枝番もない番号 (後期高齢) の鍵は空の文字列")
  void absentPartsAreEmptyKeys() {
    InsuredNumber insured = numbered(Optional.empty());

    assertThat(insured.symbolKey()).isEmpty();
    assertThat(insured.branchKey()).isEmpty();
    assertThat(insured.numberKey()).isEqualTo("12345678");
  }

  private static InsuredNumber numbered(Optional<String> branch) {
    return new InsuredNumber("39130001", Optional.empty(), "１２３４５６７８", branch);
  }
}
