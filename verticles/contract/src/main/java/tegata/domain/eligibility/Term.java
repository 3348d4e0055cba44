package tegata.domain.eligibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 有効期間. A day that the insurer did not say is no bound.
 *
 * @param from 有効開始年月日
 * @param until 有効終了年月日: the last day
 */
public record Term(Optional<LocalDate> from, Optional<LocalDate> until) {

  /** Whether the day lies in the term. */
  public boolean holdsOn(LocalDate day) {
    return from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
  }
}
