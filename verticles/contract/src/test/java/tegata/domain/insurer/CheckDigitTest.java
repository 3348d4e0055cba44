package tegata.domain.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitTest {

  @ParameterizedTest
  @DisplayName("公表された保険者番号と医療機関コードの検証番号が合う")
  @ValueSource(strings = {"06130488", "3410712362", "01130012", "138057"})
  void officialNumbersFit(String number) {
    assertThat(CheckDigit.fits(number)).isTrue();
  }

  @ParameterizedTest
  @DisplayName("見本によくある並びの番号は合わない")
  @ValueSource(strings = {"1311111111", "1311234567", "7654321", "06130489"})
  void sampleNumbersDoNotFit(String number) {
    assertThat(CheckDigit.fits(number)).isFalse();
  }

  @ParameterizedTest
  @DisplayName("数字でないもの、短すぎるものは合わない")
  @ValueSource(strings = {"", "0", "0613048X", "０６１３０４８８", "0613-0488", " 06130488"})
  void whatIsNoNumberDoesNotFit(String text) {
    assertThat(CheckDigit.fits(text)).isFalse();
  }

  @Property
  @Label("どの桁の書き誤りも一つなら見つかる")
  void anyOneWrongDigitIsFound(
      @ForAll @NumericChars @StringLength(min = 1, max = 12) String body,
      @ForAll @IntRange(max = 12) int place,
      @ForAll @IntRange(min = 1, max = 9) int error) {
    String number = body + CheckDigit.of(body);
    int at = place % number.length();
    char wrong = (char) ('0' + (number.charAt(at) - '0' + error) % 10);

    assertThat(CheckDigit.fits(number)).isTrue();
    assertThat(CheckDigit.fits(number.substring(0, at) + wrong + number.substring(at + 1)))
        .isFalse();
  }
}
