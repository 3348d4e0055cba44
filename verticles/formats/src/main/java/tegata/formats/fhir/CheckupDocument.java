package tegata.formats.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** 健診結果報告書 (JP eCheckup 1.5.0) of one checkup, as a document. */
public final class CheckupDocument {
  private static final String BASE = "http://jpfhir.jp/fhir/eCheckup/";
  private static final String PROFILE = BASE + "StructureDefinition/";
  private static final String SECTION = BASE + "CodeSystem/section-code";

  /** The code of the institution is not held; there is no prefecture 00. */
  private static final String NO_CODE = "0010000000";

  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,9}(?:\\.\\d{1,9})?");
  private static final String OID = "urn:oid:1.2.392.200119.6.";

  /**
   * 結果識別 of choices whose file named none, by the beginning of the item code; the others are
   * written without a system.
   */
  private static final Map<String, String> CHOICES =
      Map.ofEntries(
          Map.entry("9N501", "1008"),
          Map.entry("9N506", "3001"),
          Map.entry("9N056", "2001"),
          Map.entry("9N061", "2001"),
          Map.entry("9N066", "2001"),
          Map.entry("9N141", "2202"),
          Map.entry("9A110", "2002"),
          Map.entry("1A010", "2102"),
          Map.entry("1A020", "2102"),
          Map.entry("9N766", "2004"),
          Map.entry("9N801", "2007"),
          Map.entry("9N872", "18030"),
          Map.entry("9N782", "18040"));

  private final FhirPerson person;
  private final FhirCheckup checkup;
  private final Parts parts;
  private final Bundle bundle = new Bundle();

  private CheckupDocument(FhirPerson person, FhirCheckup checkup, Instant at) {
    this.person = person;
    this.checkup = checkup;
    this.parts =
        new Parts(
            bundle, person.seed() + "/" + checkup.examinedOn() + "/" + checkup.institution(), at);
  }

  /**
   * Writes the document.
   *
   * @param at the moment of writing
   */
  public static byte[] write(FhirPerson person, FhirCheckup checkup, Instant at) {
    return new CheckupDocument(person, checkup, at).write();
  }

  private byte[] write() {
    bundle
        .getMeta()
        .addProfile("http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Bundle_eCheckupGeneral")
        .setLastUpdatedElement(parts.moment());
    bundle.setType(Bundle.BundleType.DOCUMENT);
    bundle.setTimestampElement(parts.moment());
    bundle.setIdentifier(
        new Identifier()
            .setSystem("http://jpfhir.jp/fhir/clins/bundle-identifier")
            .setValue(
                "%s^%d^%s"
                    .formatted(NO_CODE, checkup.examinedOn().getYear(), parts.id("document"))));
    List<Reference> results = references("result", false);
    List<Reference> answers = references("answer", true);
    parts.add(
        "composition", composition(results, answers), PROFILE + "JP_Composition_eCheckupGeneral");
    parts.add(
        "patient",
        parts.member(person),
        "http://jpfhir.jp/fhir/clins/StructureDefinition/JP_Patient_eCheckupGeneral");
    parts.add("institution", institution(), PROFILE + "JP_Organization_eCheckupGeneral");
    parts.add("practitioner", practitioner(), PROFILE + "JP_Practitioner_eCheckupGeneral");
    parts.add("encounter", encounter(), PROFILE + "JP_Encounter_eCheckupGeneral");
    if (person.isInsured()) {
      Organization insurer = CoverageParts.insurer(person);
      insurer.addType(
          Parts.concept("http://terminology.hl7.org/CodeSystem/organization-type", "ins", ""));
      parts.add("insurer", insurer, PROFILE + "JP_OrganizationInsurer_eCheckupGeneral");
      parts.add("coverage", coverage(), PROFILE + "JP_CoverageInsurance_eCheckupGeneral");
    }
    observations("result", false);
    observations("answer", true);
    return parts.write();
  }

  private Composition composition(List<Reference> results, List<Reference> answers) {
    Composition composition = new Composition();
    composition.addExtension(
        new Extension(
            "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber",
            new StringType("1.0")));
    composition.setIdentifier(
        new Identifier()
            .setSystem(Parts.CORE + "IdSystem/resourceInstance-identifier")
            .setValue(checkup.examinedOn().toString()));
    composition.setStatus(Composition.CompositionStatus.FINAL);
    composition.setType(
        Parts.concept(
            "http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes", "53576-5", "検診・健診報告書"));
    composition.addCategory(
        checkup.laterStage()
            ? Parts.concept("urn:oid:2.16.840.1.113883.2.2.1.6.1001", "40", "特定健診以外の健診結果を送付")
            : Parts.concept("urn:oid:2.16.840.1.113883.2.2.1.6.1001", "10", "特定健診情報"));
    composition.setSubject(parts.reference("patient")).setEncounter(parts.reference("encounter"));
    composition.setDateElement(new DateTimeType(parts.moment().getValueAsString()));
    composition.addAuthor(parts.reference("practitioner"));
    composition.addAuthor(parts.reference("institution"));
    composition.setTitle("健診結果（本人が取り出したもの）").setCustodian(parts.reference("institution"));
    composition
        .addEvent()
        .addCode(
            checkup.laterStage()
                ? Parts.concept(OID + "1002", "020", "広域連合の保健事業")
                : Parts.concept(OID + "1002", "010", "特定健康診査"))
        .setPeriod(period());
    section(composition, results, checkup.laterStage() ? "01021" : "01011", false);
    section(composition, answers, checkup.laterStage() ? "01022" : "01012", true);
    return composition;
  }

  private void section(
      Composition composition, List<Reference> entries, String code, boolean questions) {
    if (entries.isEmpty()) {
      return;
    }
    String kind = checkup.laterStage() ? "広域連合保健事業" : "特定健診";
    String title = kind + (questions ? "問診結果セクション" : "検査結果セクション");
    Composition.SectionComponent section = composition.addSection();
    section.setTitle(title).setCode(Parts.concept(SECTION, code, title));
    entries.forEach(section::addEntry);
    if (!questions && person.isInsured()) {
      section.addEntry(parts.reference("coverage"));
    }
  }

  private Organization institution() {
    Organization institution = new Organization();
    institution.addType(
        Parts.concept(BASE + "CodeSystem/report-organization-code", "exec-org", ""));
    if (checkup.institution().isBlank()) {
      institution.setNameElement(Parts.absent(new StringType()));
    } else {
      institution.setName(checkup.institution());
    }
    return institution;
  }

  /** The profile asks for one; which doctor it was is not held. */
  private static Practitioner practitioner() {
    Practitioner practitioner = new Practitioner();
    practitioner.addName(Parts.absent(new HumanName()));
    return practitioner;
  }

  private Encounter encounter() {
    Encounter encounter = new Encounter();
    encounter.setStatus(Encounter.EncounterStatus.FINISHED);
    encounter.setClass_(new Coding(BASE + "CodeSystem/encounter-category", "checkup", "健診"));
    encounter.setPeriod(period()).setServiceProvider(parts.reference("institution"));
    return encounter;
  }

  private Coverage coverage() {
    Coverage coverage =
        CoverageParts.coverage(person, parts.reference("patient"), parts.reference("insurer"));
    coverage.setType(Parts.concept(Parts.CORE + "mhlw/CodeSystem/InsuranceMajorCategory", "1", ""));
    coverage.setRelationship(
        Parts.concept(
            Parts.CORE + "mhlw/CodeSystem/InsuredPersonCategory",
            person.branch().isEmpty() || person.branch().equals("00") ? "1" : "2",
            ""));
    return coverage;
  }

  private Period period() {
    Period period = new Period();
    period.setStartElement(new DateTimeType(checkup.examinedOn().toString()));
    period.setEndElement(new DateTimeType(checkup.examinedOn().toString()));
    return period;
  }

  private List<FhirCheckup.Item> items(boolean questions) {
    return checkup.items().stream()
        .filter(item -> item.code().matches("9N(7|8[07]|9[34]).*") == questions)
        .toList();
  }

  private List<Reference> references(String name, boolean questions) {
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < items(questions).size(); i++) {
      references.add(parts.reference(name + i));
    }
    return references;
  }

  private void observations(String name, boolean questions) {
    List<FhirCheckup.Item> items = items(questions);
    for (int i = 0; i < items.size(); i++) {
      parts.add(
          name + i,
          observation(items.get(i), questions),
          PROFILE + "JP_Observation_eCheckupGeneral");
    }
  }

  private Observation observation(FhirCheckup.Item item, boolean question) {
    Observation observation = new Observation();
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.addCategory(
        Parts.concept(
            Parts.CORE + "CodeSystem/JP_SimpleObservationCategory_CS",
            category(item.code(), question),
            ""));
    observation.setCode(Parts.concept(OID + "1005", item.code(), item.name()));
    observation.setSubject(parts.reference("patient"));
    observation.setEffective(new DateTimeType(checkup.examinedOn().toString()));
    observation.setValue(value(item));
    range(item, observation);
    return observation;
  }

  private static String category(String code, boolean question) {
    if (question) {
      return "exam";
    }
    if (code.matches("9N0(01|06|11|16|21).*")) {
      return "body-measurement";
    }
    if (code.startsWith("9A7")) {
      return "vital-signs";
    }
    return code.startsWith("9") ? "exam" : "laboratory";
  }

  private static Type value(FhirCheckup.Item item) {
    Optional<BigDecimal> number = number(item.value());
    if (item.kind() == FhirCheckup.Kind.NUMBER && number.isPresent()) {
      return quantity(number.get(), item.unit());
    }
    if (item.kind() == FhirCheckup.Kind.CHOICE) {
      return Parts.concept(table(item), item.value(), item.display());
    }
    return new StringType(item.value());
  }

  private static String table(FhirCheckup.Item item) {
    return item.choiceOid().isEmpty()
        ? CHOICES.entrySet().stream()
            .filter(choice -> item.code().startsWith(choice.getKey()))
            .map(choice -> OID + choice.getValue())
            .findFirst()
            .orElse("")
        : "urn:oid:" + item.choiceOid();
  }

  private static Quantity quantity(BigDecimal value, String unit) {
    Quantity quantity = new Quantity().setValue(value);
    String code = Parts.plainlySpaced(unit);
    return code.isEmpty()
        ? quantity
        : quantity.setUnit(unit).setSystem("http://unitsofmeasure.org").setCode(code);
  }

  private static void range(FhirCheckup.Item item, Observation observation) {
    Optional<BigDecimal> low = number(item.low());
    Optional<BigDecimal> high = number(item.high());
    if (low.isPresent() || high.isPresent()) {
      Observation.ObservationReferenceRangeComponent range = observation.addReferenceRange();
      low.ifPresent(limit -> range.setLow(quantity(limit, item.unit())));
      high.ifPresent(limit -> range.setHigh(quantity(limit, item.unit())));
    }
  }

  /** Plain decimals only: 1E999999999 is a number, too, and would be written out to a gigabyte. */
  private static Optional<BigDecimal> number(String text) {
    return Optional.of(text.strip())
        .filter(number -> PLAIN.matcher(number).matches())
        .map(BigDecimal::new);
  }
}
