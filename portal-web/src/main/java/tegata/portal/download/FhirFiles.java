package tegata.portal.download;

import java.util.List;
import java.util.Optional;
import tegata.contract.PersonApi.Identity;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.checkup.Examinee;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.EligibilityToday.Standing;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.medication.Medicine;
import tegata.domain.person.Sex;
import tegata.formats.fhir.FhirCheckup;
import tegata.formats.fhir.FhirMedicine;
import tegata.formats.fhir.FhirPerson;

/** Records as the FHIR writers take them. */
final class FhirFiles {
  private FhirFiles() {}

  /**
   * Whose they are.
   *
   * @param today how their insurance stands; empty where it is none of the file's business
   */
  static FhirPerson person(Identity identity, Optional<EligibilityToday> today) {
    Optional<EligibilityResult> insurance = today.flatMap(EligibilityToday::insurance);
    Optional<InsuredNumber> insured = insurance.map(EligibilityResult::insured);
    return new FhirPerson(
        identity.name(),
        identity.kana(),
        identity.birthdate(),
        sex(identity.sex()),
        insured.map(InsuredNumber::insurerNumber).orElse(""),
        insurance.map(EligibilityResult::insurerName).orElse(""),
        insured.flatMap(InsuredNumber::symbol).orElse(""),
        insured.map(InsuredNumber::number).orElse(""),
        insured.flatMap(InsuredNumber::branch).orElse(""),
        today.filter(t -> t.standing() == Standing.CONFIRMED).isPresent());
  }

  private static String sex(Sex sex) {
    return switch (sex) {
      case MALE -> "male";
      case FEMALE -> "female";
      case UNSET -> "unknown";
    };
  }

  static List<FhirMedicine> medicines(List<Medicine> rows) {
    return rows.stream()
        .map(
            m ->
                new FhirMedicine(
                    m.dispensedOn(),
                    m.institution(),
                    m.name(),
                    m.drugCode().orElse(""),
                    m.ingredient().orElse(""),
                    m.usage().orElse(""),
                    m.quantity().orElse("")))
        .toList();
  }

  static FhirCheckup checkup(Checkup checkup, Examinee examinee) {
    return new FhirCheckup(
        checkup.examinedOn(),
        checkup.institution(),
        examinee.isOfLaterStage(checkup.examinedOn()),
        checkup.items().stream().map(FhirFiles::item).toList());
  }

  private static FhirCheckup.Item item(CheckupItem item) {
    return new FhirCheckup.Item(
        item.code(),
        item.name(),
        switch (item.type()) {
          case PQ -> FhirCheckup.Kind.NUMBER;
          case CD, CO -> FhirCheckup.Kind.CHOICE;
          case ST -> FhirCheckup.Kind.TEXT;
        },
        item.value(),
        item.unit().orElse(""),
        item.display().orElse(""),
        item.choiceOid().orElse(""),
        item.low().orElse(""),
        item.high().orElse(""));
  }
}
