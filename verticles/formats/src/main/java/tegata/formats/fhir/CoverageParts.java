package tegata.formats.fhir;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** 被保険者証の記号・番号・枝番, and who insures. */
final class CoverageParts {
  private static final String INSURED =
      Parts.CORE + "Extension/StructureDefinition/JP_Coverage_InsuredPerson";

  /** HL7's word for data whose integrity nobody vouches for. */
  private static final Coding UNCONFIRMED =
      new Coding(
          "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
          "UNCERTREL",
          "uncertain reliability");

  private CoverageParts() {}

  /** An insurance that stands today; one that the insurer could not confirm just now is marked. */
  static Coverage coverage(FhirPerson person, Reference patient, Reference insurer) {
    Coverage coverage = new Coverage();
    extension(coverage, "Symbol", person.symbol());
    extension(coverage, "Number", person.number());
    extension(coverage, "SubNumber", person.branch());
    coverage.addIdentifier(
        new Identifier()
            .setValue(
                "\"%s\",\"%s\",\"%s\""
                    .formatted(person.symbol(), person.number(), person.branch())));
    coverage.setStatus(Coverage.CoverageStatus.ACTIVE);
    if (!person.confirmed()) {
      coverage.getMeta().addSecurity(UNCONFIRMED.copy());
    }
    coverage.setSubscriberId("\"%s\",\"%s\"".formatted(person.symbol(), person.number()));
    if (!person.branch().isEmpty()) {
      coverage.setDependent(person.branch());
    }
    coverage.setBeneficiary(patient).addPayor(insurer);
    return coverage;
  }

  static Organization insurer(FhirPerson person) {
    Organization insurer = new Organization();
    insurer.addIdentifier(
        new Identifier()
            .setSystem(Parts.CORE + "mhlw/IdSystem/InsurerNumber")
            .setValue(person.insurerNumber()));
    insurer.setName(person.insurerName());
    return insurer;
  }

  private static void extension(Coverage coverage, String name, String value) {
    if (!value.isEmpty()) {
      coverage.addExtension(new Extension(INSURED + name, new StringType(value)));
    }
  }
}
