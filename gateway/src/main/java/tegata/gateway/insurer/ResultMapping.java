package tegata.gateway.insurer;

import java.util.Optional;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.InsuredNumber;
import tegata.formats.oqs.ElderlyRecipientCertificateInfo;
import tegata.formats.oqs.LimitApplicationCertificateRelatedInfo;
import tegata.formats.oqs.ResultOfQualificationConfirmation;

/** From an insurer's result to the part of it that a patient's page shows. */
final class ResultMapping {
  private ResultMapping() {}

  static EligibilityResult toDomain(ResultOfQualificationConfirmation result) {
    Optional<LimitApplicationCertificateRelatedInfo> limit =
        result.limitApplicationCertificateRelatedInfo();
    return new EligibilityResult(
        new InsuredNumber(
            result.insurerNumber(),
            present(result.insuredCardSymbol()),
            result.insuredIdentificationNumber(),
            present(result.insuredBranchNumber())),
        result.insurerName(),
        result.name(),
        result.nameKana(),
        result.birthdate().orElseThrow(),
        relation(result.personalFamilyClassification()),
        percent(result.insuredPartialContributionRatio()),
        result.insuredCardValidDate(),
        result.insuredCardExpirationDate(),
        limit.flatMap(l -> present(l.limitApplicationCertificateClassificationFlag())),
        limit.flatMap(
            LimitApplicationCertificateRelatedInfo::limitApplicationCertificateValidEndDate),
        result
            .elderlyRecipientCertificateInfo()
            .map(ElderlyRecipientCertificateInfo::elderlyRecipientContributionRatio)
            .flatMap(ResultMapping::percent));
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
