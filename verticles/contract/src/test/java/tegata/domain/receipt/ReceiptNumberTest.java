package tegata.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.domain.insurer.CheckDigit;

class ReceiptNumberTest {

  @ParameterizedTest
  @DisplayName("受付番号は D-年月-通し番号-検証番号")
  @CsvSource({"2026-08, 1, D-202608-000001-4", "2025-12, 999999, D-202512-999999-6"})
  void showsMonthSerialAndCheckDigit(YearMonth month, long serial, String number) {
    assertThat(ReceiptNumber.of(ReceiptNumber.Kind.DEREGISTRATION, month, serial))
        .isEqualTo(number);
  }

  @Property
  @Label("検証番号は年月と通し番号の全体にかかる")
  void checkDigitGuardsTheWholeNumber(@ForAll @LongRange(min = 1, max = 999_999) long serial) {
    String number =
        ReceiptNumber.of(ReceiptNumber.Kind.DEREGISTRATION, YearMonth.of(2026, 8), serial);

    assertThat(number).matches("D-202608-\\d{6}-\\d");
    assertThat(CheckDigit.fits(number.replaceAll("\\D", ""))).isTrue();
  }
}
