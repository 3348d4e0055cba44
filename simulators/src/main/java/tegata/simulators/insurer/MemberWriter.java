package tegata.simulators.insurer;

import javax.xml.stream.XMLStreamException;
import tegata.simulators.people.Coverage;
import tegata.simulators.people.HalfWidthKana;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Insurers;
import tegata.simulators.people.Person;

/** ResultOfQualificationConfirmation: a person in a coverage, with what they are entitled to. */
final class MemberWriter {

  private static final String INSURED = "1";
  private static final String FAMILY = "2";

  private MemberWriter() {}

  static void write(OqsWriter xml, EligibilityAnswer.Member member) throws XMLStreamException {
    identity(xml, member.person(), member.coverage());
    period(xml, member.coverage());
    EntitlementsWriter.write(xml, member.coverage().entitlements());
  }

  /** Eight characters, 国保 padded with spaces on the left. */
  static String padded(String insurerNumber) {
    return "%8s".formatted(insurerNumber.strip());
  }

  private static void identity(OqsWriter xml, Person person, Coverage coverage)
      throws XMLStreamException {
    InsuredNumber insured = coverage.insured();
    xml.text("InsuredCardClassification", coverage.cardClassification());
    xml.text("InsurerNumber", padded(insured.insurer()));
    xml.text("InsuredCardSymbol", insured.symbol());
    xml.text("InsuredIdentificationNumber", insured.number());
    xml.text("InsuredBranchNumber", insured.branch());
    xml.text("PersonalFamilyClassification", coverage.dependant() ? FAMILY : INSURED);
    xml.text("InsuredName", coverage.insuredName());
    xml.text("Name", person.name());
    xml.text("NameKana", HalfWidthKana.of(person.kana()));
    xml.text("Sex1", person.sex().code());
    xml.date("Birthdate", person.birthdate());
    xml.text("Address", person.address());
    xml.text("PostNumber", person.postNumber());
  }

  private static void period(OqsWriter xml, Coverage coverage) throws XMLStreamException {
    xml.date("QualificationDate", coverage.validFrom());
    if (coverage.lostOn().isPresent()) {
      xml.date("DisqualificationDate", coverage.lostOn().get());
    }
    xml.date("InsuredCertificateIssuanceDate", coverage.validFrom());
    xml.date("InsuredCardValidDate", coverage.validFrom());
    xml.text(
        "InsuredPartialContributionRatio",
        "%03d".formatted(coverage.entitlements().copayPercent()));
    xml.text("ReasonOfLoss", coverage.lossReason().orElse(""));
    xml.text("InsurerName", insurerName(coverage.insured().insurer()));
  }

  private static String insurerName(String number) {
    return Insurers.ALL.stream()
        .filter(insurer -> insurer.number().equals(number))
        .findFirst()
        .map(Insurer::name)
        .orElse("");
  }
}
