package tegata.formats.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.utilities.npm.NpmPackage;
import tegata.formats.TestData;

/**
 * JP Core 1.1.2 and eCheckup 1.5.0 as published, codes aside: their tables are not among the files.
 * Large, and slow to load: one of a test class.
 */
public final class PublishedProfiles {
  private final FhirValidator validator;

  private PublishedProfiles(FhirValidator validator) {
    this.validator = validator;
  }

  /** Loads the packages; skips the test where there are no sample files. */
  public static PublishedProfiles load() throws IOException {
    FhirContext context = FhirContext.forR4();
    PrePopulatedValidationSupport packages = new PrePopulatedValidationSupport(context);
    for (String name :
        List.of("jp-core.r4-1.1.2-url-snap.tgz", "jp-eCheckupReport.r4-1.5.0-snap.tgz")) {
      NpmPackage npm =
          NpmPackage.fromPackage(new ByteArrayInputStream(TestData.read("fhir/packages/" + name)));
      for (String file : npm.listResources("StructureDefinition", "ValueSet", "CodeSystem")) {
        packages.addResource(context.newJsonParser().parseResource(npm.loadResource(file)));
      }
    }
    ValidationSupportChain chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(context),
            packages,
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new SnapshotGeneratingValidationSupport(context));
    FhirInstanceValidator instances = new FhirInstanceValidator(chain);
    instances.setNoTerminologyChecks(true);
    return new PublishedProfiles(context.newValidator().registerValidatorModule(instances));
  }

  /** What is wrong with a resource and where, against the profiles that it names. */
  public List<String> errors(byte[] resource) {
    return validator
        .validateWithResult(new String(resource, StandardCharsets.UTF_8))
        .getMessages()
        .stream()
        .filter(m -> m.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(m -> m.getLocationString() + ": " + m.getMessage())
        .toList();
  }
}
