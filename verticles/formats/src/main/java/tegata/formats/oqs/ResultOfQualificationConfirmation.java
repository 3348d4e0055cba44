package tegata.formats.oqs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * 資格確認結果の1件. Names full width, kana half width.
 *
 * @param insuredCardClassification 被保険者証区分 (OQSCD010)
 * @param personalFamilyClassification 本人・家族の別 (OQSCD009)
 * @param insuredName 被保険者氏名（世帯主氏名）
 * @param nameOfOther 氏名（その他）, the name used in other documents
 * @param sex1 性別 (OQSCD007)
 * @param insuredPartialContributionRatio 一部負担金割合, 3 digits: {@code 030} = 3割
 * @param preschoolClassification 未就学区分 (OQSCD015)
 * @param reasonOfLoss 資格喪失事由 (OQSCD008)
 * @param limitApplicationCertificateRelatedConsFlg 限度額の同意 (OQSCD001); since 2024-10-07 none is
 *     needed, the element remains
 * @param pharmacistsInfoAvailableTime end of the 24 hours in which the records may be read
 * @param referenceNumber 照会番号: the clinic's own number of the patient
 */
public record ResultOfQualificationConfirmation(
    String insuredCardClassification,
    String insurerNumber,
    String insuredCardSymbol,
    String insuredIdentificationNumber,
    String insuredBranchNumber,
    String personalFamilyClassification,
    String insuredName,
    String name,
    String nameOfOther,
    String nameKana,
    String nameOfOtherKana,
    String sex1,
    String sex2,
    Optional<LocalDate> birthdate,
    String address,
    String postNumber,
    Optional<LocalDate> qualificationDate,
    Optional<LocalDate> disqualificationDate,
    Optional<LocalDate> insuredCertificateIssuanceDate,
    Optional<LocalDate> insuredCardValidDate,
    Optional<LocalDate> insuredCardExpirationDate,
    String insuredPartialContributionRatio,
    String preschoolClassification,
    String reasonOfLoss,
    String insurerName,
    Optional<ElderlyRecipientCertificateInfo> elderlyRecipientCertificateInfo,
    String limitApplicationCertificateRelatedConsFlg,
    Optional<LocalDateTime> limitApplicationCertificateRelatedConsTime,
    Optional<LimitApplicationCertificateRelatedInfo> limitApplicationCertificateRelatedInfo,
    String limitApplicationCertificateChanged,
    String specificDiseasesCertificateRelatedConsFlg,
    Optional<LocalDateTime> specificDiseasesCertificateRelatedConsTime,
    List<SpecificDiseasesCertificateInfo> specificDiseasesCertificateList,
    List<MedicalTicketInfo> publicExpenseResultList,
    String specificHealthCheckupsInfoConsFlg,
    Optional<LocalDateTime> specificHealthCheckupsInfoConsTime,
    Optional<LocalDateTime> specificHealthCheckupsInfoAvailableTime,
    String pharmacistsInfoConsFlg,
    Optional<LocalDateTime> pharmacistsInfoConsTime,
    Optional<LocalDateTime> pharmacistsInfoAvailableTime,
    String diagnosisInfoConsFlg,
    Optional<LocalDateTime> diagnosisInfoConsTime,
    Optional<LocalDateTime> diagnosisInfoAvailableTime,
    String operationInfoConsFlg,
    Optional<LocalDateTime> operationInfoConsTime,
    Optional<LocalDateTime> operationInfoAvailableTime,
    String referenceNumber) {

  public ResultOfQualificationConfirmation {
    specificDiseasesCertificateList = List.copyOf(specificDiseasesCertificateList);
    publicExpenseResultList = List.copyOf(publicExpenseResultList);
  }
}
