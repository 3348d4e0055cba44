package tegata.formats.echeckup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import tegata.formats.Findings;

/** Walks from the Composition to the resources it refers to. */
final class ReportReader {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String INSTITUTION_CODE = "insurance-medical-institution-no";

  private final Bundle bundle;
  private final Composition composition;
  private final Findings findings;
  private final Map<String, Resource> byReference = new HashMap<>();

  ReportReader(Bundle bundle, Composition composition, Findings findings) {
    this.bundle = bundle;
    this.composition = composition;
    this.findings = findings;
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.getResource() != null) {
        byReference.put(entry.getFullUrl(), entry.getResource());
        byReference.put(
            entry.getResource().getIdElement().toUnqualifiedVersionless().getValue(),
            entry.getResource());
      }
    }
  }

  Optional<CheckupReport> read() {
    Optional<Patient> patient = resolve(composition.getSubject(), Patient.class);
    if (patient.isEmpty()) {
      findings.error("Composition.subject", "no-patient", "受診者（Patient）がありません。");
      return Optional.empty();
    }
    List<Observation> observations = observations();
    Optional<LocalDate> examDate = examDate(observations);
    if (examDate.isEmpty()) {
      findings.error("Encounter.period", "no-exam-date", "健診実施日が読めません。");
      return Optional.empty();
    }
    return Optional.of(report(patient.get(), examDate.get(), observations));
  }

  private CheckupReport report(
      Patient patient, LocalDate examDate, List<Observation> observations) {
    Optional<Organization> institution = institution();
    return new CheckupReport(
        examDate,
        madeAt(),
        PatientReader.examinee(patient),
        InsuranceReader.read(bundle, patient, reference -> resolve(reference, Organization.class)),
        institution.map(ReportReader::code).orElse(""),
        institution.map(Organization::getName).orElse(""),
        new ItemReader(findings).read(observations));
  }

  private Optional<Instant> madeAt() {
    return Optional.ofNullable(bundle.getTimestamp())
        .or(() -> Optional.ofNullable(composition.getDate()))
        .map(Date::toInstant);
  }

  /** The day of the visit; documents without an Encounter date their observations. */
  private Optional<LocalDate> examDate(List<Observation> observations) {
    Optional<LocalDate> visited =
        resolve(composition.getEncounter(), Encounter.class)
            .map(Encounter::getPeriod)
            .map(Period::getStartElement)
            .flatMap(ReportReader::day);
    return visited.or(
        () ->
            observations.stream()
                .filter(Observation::hasEffectiveDateTimeType)
                .flatMap(o -> day(o.getEffectiveDateTimeType()).stream())
                .min(LocalDate::compareTo));
  }

  private Optional<Organization> institution() {
    Stream<Reference> candidates =
        Stream.concat(
            resolve(composition.getEncounter(), Encounter.class)
                .map(Encounter::getServiceProvider)
                .stream(),
            Stream.concat(Stream.of(composition.getCustodian()), composition.getAuthor().stream()));
    return candidates
        .flatMap(reference -> resolve(reference, Organization.class).stream())
        .findFirst();
  }

  private List<Observation> observations() {
    List<Observation> found = new ArrayList<>();
    composition.getSection().forEach(section -> observations(section, found));
    return found;
  }

  private void observations(Composition.SectionComponent section, List<Observation> found) {
    for (Reference entry : section.getEntry()) {
      Optional<Resource> resource = resolve(entry, Resource.class);
      if (resource.isEmpty()) {
        findings.error("Composition.section.entry", "dangling-reference", "参照された結果が文書の中にありません。");
      }
      resource
          .filter(Observation.class::isInstance)
          .map(Observation.class::cast)
          .ifPresent(found::add);
    }
    section.getSection().forEach(inner -> observations(inner, found));
  }

  private <T extends Resource> Optional<T> resolve(Reference reference, Class<T> type) {
    return Optional.ofNullable(reference)
        .map(Reference::getReference)
        .map(byReference::get)
        .filter(type::isInstance)
        .map(type::cast);
  }

  /** A date stands as it is; a point in time counts as its day in Japan. */
  private static Optional<LocalDate> day(BaseDateTimeType date) {
    String text = String.valueOf(date.getValueAsString());
    if (text.length() == 10) {
      return Optional.of(LocalDate.parse(text));
    }
    return Optional.ofNullable(date.getValue())
        .filter(instant -> text.length() > 10)
        .map(instant -> instant.toInstant().atZone(JAPAN).toLocalDate());
  }

  private static String code(Organization organization) {
    return organization.getIdentifier().stream()
        .filter(identifier -> String.valueOf(identifier.getSystem()).endsWith(INSTITUTION_CODE))
        .map(identifier -> String.valueOf(identifier.getValue()))
        .findFirst()
        .orElse("");
  }
}
