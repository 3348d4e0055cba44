package tegata.simulators.people;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/** Coverages as the three insurers write them. */
final class Coverages {

  private static final String GENERAL = "01";
  private static final String PUBLIC_ASSISTANCE = "A1";

  /** OQSCD008: 他の医療保険等資格取得. */
  static final String MOVED = "03";

  /** OQSCD008: その他, e.g. 退職. */
  static final String LEFT = "99";

  private final LocalDate today;

  Coverages(LocalDate today) {
    this.today = today;
  }

  /** 組合健保: symbol and number are the household's, the branch the person's. */
  Coverage society(String number, int branch, String insuredName, int copayPercent) {
    return coverage(
        new InsuredNumber(Insurers.SOCIETY.number(), "１２－３４", number, "%02d".formatted(branch)),
        insuredName,
        branch > 0,
        GENERAL,
        Coverage.Entitlements.ordinary(copayPercent));
  }

  /** 国保. */
  Coverage municipal(String number, String insuredName, Coverage.Entitlements entitlements) {
    return coverage(municipalNumber(number), insuredName, false, GENERAL, entitlements);
  }

  /** 後期高齢者医療: no symbol, the number carries a check digit. */
  Coverage laterLife(String body, String insuredName, Coverage.Entitlements entitlements) {
    return coverage(
        new InsuredNumber(Insurers.LATER_LIFE.number(), "", CheckDigit.append(body), "00"),
        insuredName,
        false,
        GENERAL,
        entitlements);
  }

  /**
   * 医療扶助. In life the number is a 公費負担者番号 (12…) of a welfare office; here the municipality answers
   * under its own number, so that three backends suffice.
   */
  Coverage publicAssistance(String number, String insuredName) {
    Coverage.MedicalTicket ticket =
        new Coverage.MedicalTicket(
            "00012345",
            today.withDayOfMonth(1),
            today.withDayOfMonth(today.lengthOfMonth()),
            "架空市福祉事務所");
    return coverage(
        municipalNumber(number),
        insuredName,
        false,
        PUBLIC_ASSISTANCE,
        new Coverage.Entitlements(
            0, Optional.empty(), Optional.empty(), List.of(), Optional.of(ticket)));
  }

  /** The same coverage, lost on that day for that reason (OQSCD008). */
  static Coverage lost(Coverage coverage, LocalDate day, String reason) {
    return new Coverage(
        coverage.insured(),
        coverage.insuredName(),
        coverage.dependant(),
        coverage.validFrom(),
        Optional.of(day),
        Optional.of(reason),
        coverage.cardClassification(),
        coverage.entitlements());
  }

  /** The same coverage, beginning on that day. */
  static Coverage since(Coverage coverage, LocalDate day) {
    return new Coverage(
        coverage.insured(),
        coverage.insuredName(),
        coverage.dependant(),
        day,
        coverage.lostOn(),
        coverage.lossReason(),
        coverage.cardClassification(),
        coverage.entitlements());
  }

  /** The same coverage with other entitlements. */
  static Coverage with(Coverage coverage, Coverage.Entitlements entitlements) {
    return new Coverage(
        coverage.insured(),
        coverage.insuredName(),
        coverage.dependant(),
        coverage.validFrom(),
        coverage.lostOn(),
        coverage.lossReason(),
        coverage.cardClassification(),
        entitlements);
  }

  /** The benefit year (1 August – 31 July) that holds today. */
  LocalDate benefitYearStart() {
    LocalDate august = LocalDate.of(today.getYear(), Month.AUGUST, 1);
    return august.isAfter(today) ? august.minusYears(1) : august;
  }

  /** Last day of that benefit year. */
  LocalDate benefitYearEnd() {
    return benefitYearStart().plusYears(1).minusDays(1);
  }

  private static InsuredNumber municipalNumber(String number) {
    return new InsuredNumber(Insurers.MUNICIPAL.number(), "架空国", number, "00");
  }

  private Coverage coverage(
      InsuredNumber insured,
      String insuredName,
      boolean dependant,
      String classification,
      Coverage.Entitlements entitlements) {
    return new Coverage(
        insured,
        insuredName,
        dependant,
        today.minusYears(4).withDayOfMonth(1),
        Optional.empty(),
        Optional.empty(),
        classification,
        entitlements);
  }
}
