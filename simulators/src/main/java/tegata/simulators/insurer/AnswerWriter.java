package tegata.simulators.insurer;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

/** Writes the answer, elements in the usual order. */
final class AnswerWriter {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final String BY_CERTIFICATE_NUMBER = "2";
  private static final String NORMAL_END = "1";
  private static final String ABNORMAL_END = "9";
  private static final String ERROR = "2";

  private final Clock clock;

  AnswerWriter(Clock clock) {
    this.clock = clock;
  }

  byte[] write(EligibilityAnswer answer) {
    EligibilityQuestion question = answer.question();
    return OqsWriter.message(
        question.encoding(),
        xml -> {
          xml.element("MessageHeader", header -> header(header, question));
          xml.element("MessageBody", body -> body(body, answer));
        });
  }

  /** An envelope that says the request could not be handled. The codes are this project's own. */
  byte[] error(OqsEncoding encoding, String code, String message) {
    return OqsWriter.message(
        encoding,
        xml -> {
          xml.element(
              "MessageHeader",
              header -> {
                header.text("ProcessExecutionTime", now());
                header.text("SegmentOfResult", ABNORMAL_END);
                header.text("ErrorCode", code);
                header.text("ErrorMessage", message);
                header.text("CharacterCodeIdentifier", encoding.code());
              });
          xml.element("MessageBody", body -> body.text("ProcessingResultStatus", ERROR));
        });
  }

  private void header(OqsWriter xml, EligibilityQuestion question) throws XMLStreamException {
    xml.text("ProcessExecutionTime", now());
    xml.date("QualificationConfirmationDate", question.confirmedOn());
    xml.text("MedicalInstitutionCode", question.institutionCode());
    xml.text("ArbitraryFileIdentifier", question.fileIdentifier());
    xml.text("ReferenceClassification", BY_CERTIFICATE_NUMBER);
    xml.text("SegmentOfResult", NORMAL_END);
    xml.text("CharacterCodeIdentifier", question.encoding().code());
  }

  private void body(OqsWriter xml, EligibilityAnswer answer) throws XMLStreamException {
    xml.text("ProcessingResultStatus", NORMAL_END);
    xml.text("QualificationValidity", answer.validity().code());
    xml.element("QualificationConfirmSearchInfo", search -> echo(search, answer.question()));
    if (answer.member().isPresent()) {
      xml.element(
          "ResultList",
          list ->
              list.element(
                  "ResultOfQualificationConfirmation",
                  result ->
                      MemberWriter.write(
                          result, answer.member().get(), answer.question().confirmedOn())));
    }
  }

  private static void echo(OqsWriter xml, EligibilityQuestion question) throws XMLStreamException {
    xml.text("InsurerNumber", MemberWriter.padded(question.insurerNumber()));
    xml.text("InsuredCardSymbol", question.symbol());
    xml.text("InsuredIdentificationNumber", question.number());
    xml.text("InsuredBranchNumber", question.branch());
    xml.date("Birthdate", question.birthdate());
    xml.text("ArbitraryIdentifier", question.identifier());
  }

  private String now() {
    return TIME.format(LocalDateTime.now(clock));
  }
}
