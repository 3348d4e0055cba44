package tegata.domain.eligibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 加入している (いた) 医療保険の資格一つ。
 *
 * @param relation 本人か家族か
 * @param copayPercent 一部負担金の割合, in percent (10, 20, 30); empty where the insurer did not say
 * @param acquiredOn 資格取得年月日
 * @param lostOn 資格喪失年月日: the first day without the coverage
 */
public record Coverage(
    InsuredNumber insured,
    String insurerName,
    Relation relation,
    Optional<Integer> copayPercent,
    LocalDate acquiredOn,
    Optional<LocalDate> lostOn) {

  /** 本人・家族の別 (OQSCD009). */
  public enum Relation {
    /** 本人. */
    SELF,
    /** 家族. */
    FAMILY
  }

  /** Whether the coverage holds on a day (the day of loss no longer does). */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(acquiredOn) && lostOn.map(day::isBefore).orElse(true);
  }

  /** Whether the coverage begins only after a day. */
  public boolean beginsAfter(LocalDate day) {
    return acquiredOn.isAfter(day);
  }

  /** Whether the coverage is over on a day. */
  public boolean hasEndedOn(LocalDate day) {
    return lostOn.filter(lost -> !lost.isAfter(day)).isPresent();
  }
}
