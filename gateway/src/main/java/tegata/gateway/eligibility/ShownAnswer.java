package tegata.gateway.eligibility;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tegata.contract.EligibilityApi.Consented;
import tegata.domain.consent.Category;
import tegata.domain.facility.Facility;
import tegata.formats.oqs.MedicalTicketInfo;
import tegata.formats.oqs.OqsResponse;
import tegata.formats.oqs.ResponseBody;
import tegata.formats.oqs.ResultOfQualificationConfirmation;

/**
 * What of an insurer's answer a facility sees. 特定疾病 leaves only under a consent that stands with
 * us, whatever the insurer thinks of it; 傷病名 of a 医療券 only to the facility that it names, never to
 * 資格確認限定型; and what the answer says of consents (同意フラグ, OQSCD016) is what stands here, since the
 * insurer knows nothing of it.
 */
record ShownAnswer(Facility facility, List<Consented> consented) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  static OqsResponse of(OqsResponse insurers, Facility facility, List<Consented> consented) {
    ShownAnswer shown = new ShownAnswer(facility, consented);
    ResponseBody body = insurers.messageBody();
    return new OqsResponse(
        insurers.messageHeader(),
        new ResponseBody(
            body.processingResultStatus(),
            body.processingResultCode(),
            body.processingResultMessage(),
            body.qualificationValidity(),
            body.prescriptionIssueSelect(),
            body.qualificationConfirmSearchInfo(),
            insurers.results().stream().map(shown::result).toList(),
            body.qualificationConfirmationKey()));
  }

  private ResultOfQualificationConfirmation result(ResultOfQualificationConfirmation r) {
    return new ResultOfQualificationConfirmation(
        r.insuredCardClassification(),
        r.insurerNumber(),
        r.insuredCardSymbol(),
        r.insuredIdentificationNumber(),
        r.insuredBranchNumber(),
        r.personalFamilyClassification(),
        r.insuredName(),
        r.name(),
        r.nameOfOther(),
        r.nameKana(),
        r.nameOfOtherKana(),
        r.sex1(),
        r.sex2(),
        r.birthdate(),
        r.address(),
        r.postNumber(),
        r.qualificationDate(),
        r.disqualificationDate(),
        r.insuredCertificateIssuanceDate(),
        r.insuredCardValidDate(),
        r.insuredCardExpirationDate(),
        r.insuredPartialContributionRatio(),
        r.preschoolClassification(),
        r.reasonOfLoss(),
        r.insurerName(),
        r.elderlyRecipientCertificateInfo(),
        r.limitApplicationCertificateRelatedConsFlg(),
        r.limitApplicationCertificateRelatedConsTime(),
        r.limitApplicationCertificateRelatedInfo(),
        r.limitApplicationCertificateChanged(),
        flag(Category.SPECIFIC_DISEASES),
        from(Category.SPECIFIC_DISEASES),
        of(Category.SPECIFIC_DISEASES).isPresent()
            ? r.specificDiseasesCertificateList()
            : List.of(),
        r.publicExpenseResultList().stream().map(this::ticket).toList(),
        flag(Category.CHECKUPS),
        from(Category.CHECKUPS),
        until(Category.CHECKUPS),
        flag(Category.MEDICATIONS),
        from(Category.MEDICATIONS),
        until(Category.MEDICATIONS),
        flag(Category.TREATMENTS),
        from(Category.TREATMENTS),
        until(Category.TREATMENTS),
        flag(Category.OPERATIONS),
        from(Category.OPERATIONS),
        until(Category.OPERATIONS),
        r.referenceNumber());
  }

  private MedicalTicketInfo ticket(MedicalTicketInfo ticket) {
    boolean ours = facility.code().equals(ticket.designatedMedicalInstitutionCode());
    return ours && facility.kind().maySeeRecords() ? ticket : ticket.withoutInjuries();
  }

  private Optional<Consented> of(Category category) {
    return consented.stream().filter(c -> c.category() == category).findFirst();
  }

  private String flag(Category category) {
    return of(category).isPresent() ? "1" : "0";
  }

  private Optional<LocalDateTime> from(Category category) {
    return of(category).map(c -> inJapan(c.from()));
  }

  private Optional<LocalDateTime> until(Category category) {
    return of(category).map(c -> inJapan(c.until()));
  }

  private static LocalDateTime inJapan(Instant at) {
    return LocalDateTime.ofInstant(at, JAPAN).truncatedTo(ChronoUnit.SECONDS);
  }
}
