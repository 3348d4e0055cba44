package tegata.gateway;

import java.time.LocalDate;

/** 照会の見本 about one fictitious person. */
final class Questions {
  private Questions() {}

  static String json() {
    return json(LocalDate.of(2026, 11, 20));
  }

  static String json(LocalDate day) {
    return """
        {"qualificationConfirmationDate":"%s","insurerNumber":"06130488",
         "insuredCardSymbol":"12-34","insuredIdentificationNumber":"4260",
         "insuredBranchNumber":"01","birthdate":"2001-03-27"}"""
        .formatted(day);
  }

  static String xml() {
    return """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <XmlMsg>
          <MessageHeader>
            <QualificationConfirmationDate>20261120</QualificationConfirmationDate>
            <MedicalInstitutionCode>3410712362</MedicalInstitutionCode>
            <ArbitraryFileIdentifier>clinics-own-id</ArbitraryFileIdentifier>
          </MessageHeader>
          <MessageBody>
            <QualificationConfirmSearchInfo>
              <InsurerNumber>06130488</InsurerNumber>
              <InsuredCardSymbol>１２－３４</InsuredCardSymbol>
              <InsuredIdentificationNumber>4260</InsuredIdentificationNumber>
              <InsuredBranchNumber>01</InsuredBranchNumber>
              <Birthdate>20010327</Birthdate>
              <ArbitraryIdentifier>架空の患者</ArbitraryIdentifier>
            </QualificationConfirmSearchInfo>
          </MessageBody>
        </XmlMsg>
        """;
  }
}
