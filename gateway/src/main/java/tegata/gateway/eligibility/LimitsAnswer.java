package tegata.gateway.eligibility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.EligibilityApi.Admitted;
import tegata.formats.oqs.ElderlyRecipientCertificateInfo;
import tegata.formats.oqs.LimitApplicationCertificateRelatedInfo;
import tegata.formats.oqs.ResultOfQualificationConfirmation;
import tegata.formats.oqs.SpecificDiseasesCertificateInfo;
import tegata.gateway.eligibility.RecordedInquiry.Told;

/**
 * 限度額等: 限度額適用認定証、高齢受給者証、特定疾病療養受療証。Of the person nothing else.
 *
 * @param qualificationConfirmationDate the day the insurer was asked about
 * @param qualificationValidity 資格有効性, OQSCD006
 * @param limits empty for 該当資格なし
 */
record LimitsAnswer(
    UUID ref,
    LocalDate qualificationConfirmationDate,
    String qualificationValidity,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Limits> limits) {

  /** What one coverage holds, named as in the 資格確認. */
  record Limits(
      String insurerNumber,
      Optional<ElderlyRecipientCertificateInfo> elderlyRecipientCertificateInfo,
      Optional<LimitApplicationCertificateRelatedInfo> limitApplicationCertificateRelatedInfo,
      String specificDiseasesCertificateRelatedConsFlg,
      Optional<LocalDateTime> specificDiseasesCertificateRelatedConsTime,
      List<SpecificDiseasesCertificateInfo> specificDiseasesCertificateList) {

    static Limits of(ResultOfQualificationConfirmation shown) {
      return new Limits(
          shown.insurerNumber(),
          shown.elderlyRecipientCertificateInfo(),
          shown.limitApplicationCertificateRelatedInfo(),
          shown.specificDiseasesCertificateRelatedConsFlg(),
          shown.specificDiseasesCertificateRelatedConsTime(),
          shown.specificDiseasesCertificateList());
    }
  }

  static LimitsAnswer of(UUID ref, Admitted admitted, Told told) {
    return new LimitsAnswer(
        ref,
        admitted.confirmationDate(),
        Asked.validity(told.answer(), told.recorded()),
        told.answer().results().stream().map(Limits::of).toList());
  }
}
