package tegata.simulators.insurer;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
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

  static void write(OqsWriter xml, EligibilityAnswer.Member member, LocalDate day)
      throws XMLStreamException {
    identity(xml, member.person(), member.coverage());
    period(xml, member.coverage(), day);
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

  private static void period(OqsWriter xml, Coverage coverage, LocalDate day)
      throws XMLStreamException {
    xml.date("QualificationDate", coverage.validFrom());
    if (coverage.lostOn().isPresent()) {
      xml.date("DisqualificationDate", coverage.lostOn().get());
    }
    xml.date("InsuredCertificateIssuanceDate", cardFrom(coverage, day));
    xml.date("InsuredCardValidDate", cardFrom(coverage, day));
    if (renewsCards(coverage)) {
      xml.date("InsuredCardExpirationDate", lastAugust(day).plusYears(1).minusDays(1));
    }
    xml.text(
        "InsuredPartialContributionRatio",
        "%03d".formatted(coverage.entitlements().copayPercent()));
    xml.text("ReasonOfLoss", coverage.lossReason().orElse(""));
    xml.text("InsurerName", insurerName(coverage.insured().insurer()));
  }

  /** Begins with the membership, or with the newest card. */
  private static LocalDate cardFrom(Coverage coverage, LocalDate day) {
    LocalDate renewed = lastAugust(day);
    return renewsCards(coverage) && renewed.isAfter(coverage.validFrom())
        ? renewed
        : coverage.validFrom();
  }

  /** 国保 and 後期高齢 give new cards each August. */
  private static boolean renewsCards(Coverage coverage) {
    return !coverage.insured().insurer().equals(Insurers.SOCIETY.number());
  }

  private static LocalDate lastAugust(LocalDate day) {
    LocalDate august = day.with(MonthDay.of(Month.AUGUST, 1));
    return august.isAfter(day) ? august.minusYears(1) : august;
  }

  private static String insurerName(String number) {
    return Insurers.ALL.stream()
        .filter(insurer -> insurer.number().equals(number))
        .findFirst()
        .map(Insurer::name)
        .orElse("");
  }
}
