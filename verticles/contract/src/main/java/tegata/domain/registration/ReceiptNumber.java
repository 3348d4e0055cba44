package tegata.domain.registration;

import java.time.YearMonth;
import java.util.Locale;
import tegata.domain.insurer.CheckDigit;

/**
 * 受付番号 {@code D-YYYYMM-NNNNNN-c}: the month of receipt, a running number and a check digit against
 * mistyping.
 */
public final class ReceiptNumber {
  private ReceiptNumber() {}

  /**
   * The receipt number of an application.
   *
   * @param serial 1–999999 within the system
   */
  public static String of(YearMonth month, long serial) {
    String digits =
        String.format(Locale.ROOT, "%04d%02d%06d", month.getYear(), month.getMonthValue(), serial);
    return "D-%s-%s-%d"
        .formatted(digits.substring(0, 6), digits.substring(6), CheckDigit.of(digits));
  }
}
