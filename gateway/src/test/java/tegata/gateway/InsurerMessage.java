package tegata.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 回答の見本, hand-written, so that a fault of our codec cannot hide in the test. */
record InsurerMessage(String question, InsurerMode mode, String validity) {

  String xml() {
    return """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <XmlMsg><MessageHeader><ProcessExecutionTime>20261120091500</ProcessExecutionTime>
        <QualificationConfirmationDate>%s</QualificationConfirmationDate>
        <MedicalInstitutionCode>%s</MedicalInstitutionCode>
        <ArbitraryFileIdentifier>%s</ArbitraryFileIdentifier>
        <ReferenceClassification>2</ReferenceClassification><SegmentOfResult>%s</SegmentOfResult>
        <CharacterCodeIdentifier>0</CharacterCodeIdentifier></MessageHeader>
        <MessageBody><ProcessingResultStatus>%s</ProcessingResultStatus>
        <QualificationValidity>%s</QualificationValidity>
        <ResultList>%s</ResultList></MessageBody></XmlMsg>
        """
        .formatted(
            unless(InsurerMode.ANSWERS_ANOTHER_DAY, "QualificationConfirmationDate", "20201120"),
            unless(InsurerMode.ANSWERS_ANOTHER_FACILITY, "MedicalInstitutionCode", "1310000000"),
            unless(InsurerMode.ANSWERS_ANOTHER_QUESTION, "ArbitraryFileIdentifier", "another"),
            mode == InsurerMode.REPORTS_ERROR ? "9" : "1",
            mode == InsurerMode.REPORTS_PROCESSING_ERROR ? "2" : "1",
            validity,
            results());
  }

  private String results() {
    return switch (mode) {
      case ANSWERS_TWINS -> result("01", "架空　髙子") + result("02", "架空　髙美");
      case ANSWERS_TWINS_WITHOUT_BRANCH -> result("", "架空　髙子") + result("", "架空　髙美");
      default -> isHeld() ? result("", "架空　髙子") : "";
    };
  }

  private boolean isHeld() {
    return validity.matches("[1236]") && mode != InsurerMode.ANSWERS_VALID_WITHOUT_RESULT;
  }

  private String result(String branch, String name) {
    return """
        <ResultOfQualificationConfirmation>
        <InsurerNumber>%s</InsurerNumber><InsuredCardSymbol>%s</InsuredCardSymbol>
        <InsuredIdentificationNumber>%s</InsuredIdentificationNumber>
        <InsuredBranchNumber>%s</InsuredBranchNumber>
        <PersonalFamilyClassification>1</PersonalFamilyClassification>
        <Name>%s</Name><NameKana>ｶｸｳ ﾀｶｺ</NameKana><Birthdate>%s</Birthdate>
        <QualificationDate>20190401</QualificationDate>
        <InsuredCardValidDate>20250801</InsuredCardValidDate>
        <InsuredCardExpirationDate>20260731</InsuredCardExpirationDate>
        <InsuredPartialContributionRatio>030</InsuredPartialContributionRatio>
        <InsurerName>架空健康保険組合</InsurerName>
        <ElderlyRecipientCertificateInfo>
        <ElderlyRecipientValidStartDate>20250803</ElderlyRecipientValidStartDate>
        <ElderlyRecipientValidEndDate>20260729</ElderlyRecipientValidEndDate>
        <ElderlyRecipientContributionRatio>020</ElderlyRecipientContributionRatio>
        </ElderlyRecipientCertificateInfo>
        <LimitApplicationCertificateRelatedInfo>
        <LimitApplicationCertificateClassification>02</LimitApplicationCertificateClassification>
        <LimitApplicationCertificateClassificationFlag>A03</LimitApplicationCertificateClassificationFlag>
        <LimitApplicationCertificateValidStartDate>20250802</LimitApplicationCertificateValidStartDate>
        <LimitApplicationCertificateValidEndDate>20260730</LimitApplicationCertificateValidEndDate>
        <LimitApplicationCertificateLongTermDate>20260115</LimitApplicationCertificateLongTermDate>
        </LimitApplicationCertificateRelatedInfo>
        <SpecificDiseasesCertificateRelatedConsFlg>1</SpecificDiseasesCertificateRelatedConsFlg>
        <SpecificDiseasesCertificateList><SpecificDiseasesCertificateInfo>
        <SpecificDiseasesDiseaseCategory>1</SpecificDiseasesDiseaseCategory>
        <SpecificDiseasesValidStartDate>20250804</SpecificDiseasesValidStartDate>
        <SpecificDiseasesValidEndDate>20260728</SpecificDiseasesValidEndDate>
        <SpecificDiseasesSelfPay>10000</SpecificDiseasesSelfPay>
        </SpecificDiseasesCertificateInfo></SpecificDiseasesCertificateList>
        <PublicExpenseResultList>
        <MedicalTicketInfo><TicketType>01</TicketType>
        <DesignatedMedicalInstitutionCode>%s</DesignatedMedicalInstitutionCode>
        <InjuryName1>架空の病甲</InjuryName1></MedicalTicketInfo>
        <MedicalTicketInfo><TicketType>01</TicketType>
        <DesignatedMedicalInstitutionCode>4019999999</DesignatedMedicalInstitutionCode>
        <InjuryName1>架空の病乙</InjuryName1></MedicalTicketInfo>
        </PublicExpenseResultList>
        </ResultOfQualificationConfirmation>
        """
        .formatted(
            of("InsurerNumber"),
            of("InsuredCardSymbol"),
            unless(InsurerMode.ANSWERS_ANOTHER_PERSON, "InsuredIdentificationNumber", "９９９９"),
            branch,
            name,
            unless(InsurerMode.ANSWERS_ANOTHER_BIRTHDATE, "Birthdate", "20010328"),
            of("MedicalInstitutionCode"));
  }

  private String unless(InsurerMode wrong, String element, String otherwise) {
    return mode == wrong ? otherwise : of(element);
  }

  private String of(String element) {
    Matcher matcher = Pattern.compile("<" + element + ">([^<]*)<").matcher(question);
    return matcher.find() ? matcher.group(1) : "";
  }
}
