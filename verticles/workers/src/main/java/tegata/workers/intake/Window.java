package tegata.workers.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.intake.RetentionWindow;

/**
 * The retention window as of today, which cuts every question: a page cannot ask for more than may
 * be shown.
 */
public record Window(RetentionWindow length, Clock clock) {

  /** The first month that may be shown. */
  public YearMonth firstMonth() {
    return length.firstMonth(LocalDate.now(clock));
  }

  /** The first day of checkups that may be shown. */
  public LocalDate firstCheckupDay() {
    return length.firstCheckupDay(LocalDate.now(clock));
  }

  /** The first day of 電子処方箋 that may be shown. */
  public LocalDate firstPrescriptionDay() {
    return length.firstPrescriptionDay(LocalDate.now(clock));
  }

  /** The first day of what an insurer confirmed that may be shown while it cannot be asked. */
  public LocalDate firstConfirmationDay() {
    return EligibilityToday.firstConfirmationDay(LocalDate.now(clock));
  }

  /** {@code from}, or the first month that may be shown if that is later. */
  public YearMonth cut(YearMonth from) {
    return from.isBefore(firstMonth()) ? firstMonth() : from;
  }
}
