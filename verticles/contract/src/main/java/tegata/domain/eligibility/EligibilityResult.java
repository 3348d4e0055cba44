package tegata.domain.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 資格一件のうち、患者の画面に出すもの: of the insurer's answer, or of a coverage as we hold it.
 *
 * @param copayPercent 一部負担金の割合 in percent
 * @param acquiredOn 資格取得年月日
 * @param term 有効期間 of the card, which insurers that renew their cards say
 * @param diseases 特定疾病療養受療証; whoever shows them at a counter needs a consent
 */
public record EligibilityResult(
    InsuredNumber insured,
    String insurerName,
    Optional<Coverage.Relation> relation,
    Optional<Integer> copayPercent,
    Optional<LocalDate> acquiredOn,
    Term term,
    Optional<LimitCertificate> limit,
    Optional<ElderlyCertificate> elderly,
    List<SpecificDisease> diseases) {

  public EligibilityResult {
    diseases = List.copyOf(diseases);
  }

  /** What a coverage as we hold it tells: no certificates. */
  static EligibilityResult held(Coverage coverage) {
    return new EligibilityResult(
        coverage.insured(),
        coverage.insurerName(),
        Optional.of(coverage.relation()),
        coverage.copayPercent(),
        Optional.of(coverage.acquiredOn()),
        new Term(Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /**
   * The same with the certificates that hold on a day: insurers send those of earlier terms too.
   */
  EligibilityResult on(LocalDate day) {
    return new EligibilityResult(
        insured,
        insurerName,
        relation,
        copayPercent,
        acquiredOn,
        term,
        limit.filter(certificate -> certificate.term().holdsOn(day)),
        elderly.filter(certificate -> certificate.term().holdsOn(day)),
        diseases.stream().filter(disease -> disease.term().holdsOn(day)).toList());
  }
}
