package tegata.gateway.insurer;

import java.util.Optional;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.domain.eligibility.ElderlyCertificate;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.SpecificDisease;
import tegata.domain.eligibility.Term;
import tegata.formats.oqs.ElderlyRecipientCertificateInfo;
import tegata.formats.oqs.LimitApplicationCertificateRelatedInfo;
import tegata.formats.oqs.ResultOfQualificationConfirmation;
import tegata.formats.oqs.SpecificDiseasesCertificateInfo;

/** From an insurer's result to the part of it that a patient's page shows. */
final class ResultMapping {
  private ResultMapping() {}

  static EligibilityResult toDomain(ResultOfQualificationConfirmation result) {
    return new EligibilityResult(
        new InsuredNumber(
            result.insurerNumber(),
            present(result.insuredCardSymbol()),
            result.insuredIdentificationNumber(),
            present(result.insuredBranchNumber())),
        result.insurerName(),
        relation(result.personalFamilyClassification()),
        percent(result.insuredPartialContributionRatio()),
        result.qualificationDate(),
        new Term(result.insuredCardValidDate(), result.insuredCardExpirationDate()),
        result.limitApplicationCertificateRelatedInfo().map(ResultMapping::limit),
        result.elderlyRecipientCertificateInfo().flatMap(ResultMapping::elderly),
        result.specificDiseasesCertificateList().stream().map(ResultMapping::disease).toList());
  }

  private static LimitCertificate limit(LimitApplicationCertificateRelatedInfo info) {
    return new LimitCertificate(
        present(info.limitApplicationCertificateClassification()),
        present(info.limitApplicationCertificateClassificationFlag()),
        new Term(
            info.limitApplicationCertificateValidStartDate(),
            info.limitApplicationCertificateValidEndDate()),
        info.limitApplicationCertificateLongTermDate());
  }

  private static Optional<ElderlyCertificate> elderly(ElderlyRecipientCertificateInfo info) {
    return percent(info.elderlyRecipientContributionRatio())
        .map(
            percent ->
                new ElderlyCertificate(
                    percent,
                    new Term(
                        info.elderlyRecipientValidStartDate(),
                        info.elderlyRecipientValidEndDate())));
  }

  private static SpecificDisease disease(SpecificDiseasesCertificateInfo info) {
    return new SpecificDisease(
        info.specificDiseasesDiseaseCategory(),
        Optional.of(info.specificDiseasesSelfPay())
            .filter(yen -> yen.matches("\\d{1,9}"))
            .map(Long::valueOf),
        new Term(info.specificDiseasesValidStartDate(), info.specificDiseasesValidEndDate()));
  }

  /** OQSCD009. */
  private static Optional<Relation> relation(String code) {
    return switch (code) {
      case "1" -> Optional.of(Relation.SELF);
      case "2" -> Optional.of(Relation.FAMILY);
      default -> Optional.empty();
    };
  }

  /** {@code 030} is 3割, 30 percent. */
  private static Optional<Integer> percent(String ratio) {
    return ratio.matches("0\\d0") ? Optional.of(Integer.valueOf(ratio)) : Optional.empty();
  }

  private static Optional<String> present(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
