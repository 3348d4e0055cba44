package tegata.domain.receipt;

import java.time.YearMonth;
import java.util.Locale;
import tegata.domain.insurer.CheckDigit;

/**
 * 受付番号 {@code D-YYYYMM-NNNNNN-c}: what was received, the month of receipt, a running number and a
 * check digit against mistyping.
 */
public final class ReceiptNumber {

  /** 受け付けたもの. */
  public enum Kind {
    /** 利用登録の解除の申請. */
    DEREGISTRATION("D"),
    /** 資格確認書の交付の申請. */
    CERTIFICATE("C"),
    /** 利用登録. */
    REGISTRATION("R"),
    /** 閲覧についての問い合わせ. */
    INQUIRY("Q"),
    /** 発行した紙; its number says when it was issued. */
    PAPER("P");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }

  private ReceiptNumber() {}

  /**
   * The receipt number of what was received.
   *
   * @param serial 1–999999 within the system
   */
  public static String of(Kind kind, YearMonth month, long serial) {
    String digits =
        String.format(Locale.ROOT, "%04d%02d%06d", month.getYear(), month.getMonthValue(), serial);
    return "%s-%s-%s-%d"
        .formatted(kind.letter, digits.substring(0, 6), digits.substring(6), CheckDigit.of(digits));
  }
}
