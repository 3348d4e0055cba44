package tegata.formats.oqs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 電文の見本。 Every element of a message filled with a value of its own. */
final class Messages {
  static final String REQUEST =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <XmlMsg><MessageHeader>
      <QualificationConfirmationDate>20261120</QualificationConfirmationDate>
      <MedicalInstitutionCode>3410712362</MedicalInstitutionCode>
      </MessageHeader><MessageBody><QualificationConfirmSearchInfo>
      <InsurerNumber>  138057</InsurerNumber>
      <InsuredIdentificationNumber>４２６０</InsuredIdentificationNumber>
      <Birthdate>20010327</Birthdate>
      </QualificationConfirmSearchInfo></MessageBody></XmlMsg>
      """;

  private int count;

  private Messages() {}

  static <R extends Record> R filled(Class<R> type) {
    return new Messages().fill(type);
  }

  /** A complete answer, valid, with every optional element. */
  static OqsResponse response() {
    OqsResponse filled = filled(OqsResponse.class).withValidity("1");
    ResponseHeader header = filled.messageHeader();
    return new OqsResponse(
        new ResponseHeader(
            header.processExecutionTime(),
            header.qualificationConfirmationDate(),
            header.medicalInstitutionCode(),
            header.arbitraryFileIdentifier(),
            "1",
            "1",
            "",
            "",
            "0"),
        filled.messageBody());
  }

  private <R extends Record> R fill(Class<R> type) {
    List<Object> values = new ArrayList<>();
    for (Component component : Shape.of(type).components()) {
      values.add(value(component));
    }
    return Shape.of(type).create(values);
  }

  private Object value(Component component) {
    count++;
    return switch (component.kind()) {
      case TEXT -> component.element().equals("InsurerNumber") ? "138057" : "値髙＜＆" + count;
      case DATE -> Optional.of(LocalDate.of(2026, 1, 1).plusDays(count));
      case TIME -> Optional.of(LocalDateTime.of(2026, 1, 1, 0, 0, 0).plusSeconds(count));
      case OPTIONAL_GROUP -> Optional.of(fill(component.group()));
      case GROUP -> fill(component.group());
      case LIST -> List.of(fill(component.group()), fill(component.group()));
    };
  }
}
