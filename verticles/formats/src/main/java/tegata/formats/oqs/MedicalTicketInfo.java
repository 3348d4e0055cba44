package tegata.formats.oqs;

import java.time.LocalDate;
import java.util.Optional;

/**
 * 医療券・調剤券情報（公費、医療扶助）.
 *
 * @param ticketType 券種 (OQSCD018): 01 医療券, 02 調剤券
 * @param medicalTreatmentMonth 診療年月, yyyyMM
 * @param medicalTreatmentType 診療別 (OQSCD019)
 * @param selfPayAmount 本人支払額, yen
 * @param singleOrCombinedUse 単独・併用 (OQSCD020)
 * @param statusOfInfecton spelt so in the real messages
 */
public record MedicalTicketInfo(
    String ticketType,
    Optional<LocalDate> medicalTicketValidDate,
    Optional<LocalDate> medicalTicketExpirationDate,
    String issueNumber,
    String medicalTreatmentMonth,
    String designatedMedicalInstitutionCode,
    String designatedMedicalInstitutionFlag,
    String designatedMedicalInstitutionName,
    String prescriptionIssuerMedicalInstitutionCode,
    String prescriptionIssuerMedicalInstitutionName,
    String injuryName1,
    String injuryName2,
    String injuryName3,
    String medicalTreatmentType,
    String selfPayAmount,
    String districtContactName,
    String handlingContactName,
    String singleOrCombinedUse,
    String statusOfSocialInsurance,
    String consistencyFlag,
    String statusOfInfecton,
    String statusOfElderlyMedicalCare,
    String statusOfPrefecturalExpenses,
    String remarks1,
    String remarks2,
    String remarks3) {

  /** The same without 傷病名. */
  public MedicalTicketInfo withoutInjuries() {
    return new MedicalTicketInfo(
        ticketType,
        medicalTicketValidDate,
        medicalTicketExpirationDate,
        issueNumber,
        medicalTreatmentMonth,
        designatedMedicalInstitutionCode,
        designatedMedicalInstitutionFlag,
        designatedMedicalInstitutionName,
        prescriptionIssuerMedicalInstitutionCode,
        prescriptionIssuerMedicalInstitutionName,
        "",
        "",
        "",
        medicalTreatmentType,
        selfPayAmount,
        districtContactName,
        handlingContactName,
        singleOrCombinedUse,
        statusOfSocialInsurance,
        consistencyFlag,
        statusOfInfecton,
        statusOfElderlyMedicalCare,
        statusOfPrefecturalExpenses,
        remarks1,
        remarks2,
        remarks3);
  }
}
