package tegata.domain.tax;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * 届いた行の訂正. Holds only what the filer typed, and nothing of the notice itself but its month: a proxy
 * that ends leaves it behind.
 *
 * @param row the id of the row
 * @param person whose notice it is
 * @param paid what was really paid, in yen; empty where the notice is right
 * @param paidOn the day of payment, which decides the year
 * @param leftOut whether the row shall not count
 */
public record Correction(
    UUID row,
    UUID person,
    YearMonth month,
    Optional<Long> paid,
    Optional<LocalDate> paidOn,
    boolean leftOut) {

  public Correction {
    paid.filter(yen -> yen < 0 || yen > Treatment.MOST_YEN)
        .ifPresent(
            yen -> {
              throw new IllegalArgumentException("paid must be 0 to 999,999,999 yen");
            });
  }

  /** Whether nothing is corrected. */
  boolean isNothing() {
    return paid.isEmpty() && paidOn.isEmpty() && !leftOut;
  }
}
