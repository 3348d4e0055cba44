package tegata.formats.echeckup;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * 保険: from the insurance Coverage (a second one holds the 受診券), else from the patient's identifier
 * {@code 保険者番号:記号:番号:枝番}.
 */
final class InsuranceReader {
  private static final String EXTENSION =
      "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson";
  private static final String MEMBER_ID = "JP_Insurance_memberID";

  /** Of JP Core 1.2 and of 1.1. */
  private static final String INSURER_NUMBER = "InsurerNumber";

  private static final String INSURER_NUMBER_OID = "1.2.392.100495.20.3.61";

  private InsuranceReader() {}

  static CheckupReport.Insurance read(
      Bundle bundle, Patient patient, Function<Reference, Optional<Organization>> organizations) {
    return coverages(bundle)
        .filter(coverage -> coverage.hasExtension(EXTENSION + "Number"))
        .findFirst()
        .map(coverage -> insurance(coverage, organizations))
        .or(() -> fromMemberId(patient))
        .orElseGet(() -> new CheckupReport.Insurance("", "", "", ""));
  }

  private static Stream<Coverage> coverages(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Coverage.class::isInstance)
        .map(Coverage.class::cast);
  }

  private static CheckupReport.Insurance insurance(
      Coverage coverage, Function<Reference, Optional<Organization>> organizations) {
    String branch = extension(coverage, "SubNumber");
    return new CheckupReport.Insurance(
        coverage.getPayor().stream()
            .flatMap(payor -> organizations.apply(payor).stream())
            .flatMap(organization -> organization.getIdentifier().stream())
            .filter(InsuranceReader::isInsurerNumber)
            .map(identifier -> String.valueOf(identifier.getValue()))
            .findFirst()
            .orElse(""),
        extension(coverage, "Symbol"),
        extension(coverage, "Number"),
        branch.isEmpty() && coverage.hasDependent() ? coverage.getDependent() : branch);
  }

  private static boolean isInsurerNumber(Identifier identifier) {
    String system = String.valueOf(identifier.getSystem());
    return system.endsWith(INSURER_NUMBER) || system.endsWith(INSURER_NUMBER_OID);
  }

  private static String extension(Coverage coverage, String name) {
    return coverage.hasExtension(EXTENSION + name)
        ? String.valueOf(coverage.getExtensionByUrl(EXTENSION + name).getValue().primitiveValue())
        : "";
  }

  private static Optional<CheckupReport.Insurance> fromMemberId(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(identifier -> String.valueOf(identifier.getSystem()).endsWith(MEMBER_ID))
        .map(identifier -> String.valueOf(identifier.getValue()).split(":", -1))
        .filter(parts -> parts.length == 4)
        .map(parts -> new CheckupReport.Insurance(parts[0], parts[1], parts[2], parts[3]))
        .findFirst();
  }
}
