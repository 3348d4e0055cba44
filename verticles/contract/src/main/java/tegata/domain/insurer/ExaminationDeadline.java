package tegata.domain.insurer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * 審査の期限: the end of the month of receipt (JST). What the intermediary server takes later ends a
 * month later (中医協 R6.11.6 総-4 p.8).
 */
public final class ExaminationDeadline {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private ExaminationDeadline() {}

  /** By when an application received at that moment should be with the intermediary server. */
  public static LocalDate of(Instant receivedAt) {
    return YearMonth.from(receivedAt.atZone(JAPAN)).atEndOfMonth();
  }
}
