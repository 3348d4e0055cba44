package tegata.simulators.feeds;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Insurers;
import tegata.simulators.people.Person;
import tegata.simulators.people.Sex;

/** 特定健診結果の FHIR 文書 (Bundle of JP eCheckup): composition, patient, insurance, observations. */
final class CheckupBundle {

  private static final String COVERAGE =
      "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPerson";

  private final Person person;
  private final LocalDate day;
  private final JsonArray entries = new JsonArray();

  private CheckupBundle(Person person, LocalDate day) {
    this.person = person;
    this.day = day;
  }

  /** The document of one checkup. */
  static String write(Person person, CheckupYear year, LocalDate day) {
    boolean from65 = !person.birthdate().plusYears(65).isAfter(day);
    return new CheckupBundle(person, day)
        .bundle(CheckupItems.results(year, day, from65), CheckupItems.questionnaire(day))
        .encodePrettily();
  }

  private JsonObject bundle(List<JsonObject> results, List<JsonObject> answers) {
    JsonArray resultReferences = references("result", results);
    JsonArray answerReferences = references("answer", answers);
    resultReferences.add(FhirParts.reference(url("coverage")));
    entry("composition", composition(resultReferences, answerReferences));
    entry("patient", patient());
    entry("institution", institution());
    entry("encounter", encounter());
    entry("coverage", coverage());
    entry("insurer", insurer());
    observations("result", results);
    observations("answer", answers);
    return new JsonObject()
        .put("resourceType", "Bundle")
        .put(
            "meta",
            new JsonObject()
                .put("lastUpdated", time())
                .put(
                    "profile",
                    new JsonArray()
                        .add(
                            "http://jpfhir.jp/fhir/clins/StructureDefinition/"
                                + "JP_Bundle_eCheckupGeneral")))
        .put(
            "identifier",
            FhirParts.identifier(
                "http://jpfhir.jp/fhir/clins/bundle-identifier",
                clinic().code() + "^" + day.getYear() + "^" + person.card().cardId()))
        .put("language", "ja")
        .put("type", "document")
        .put("timestamp", time())
        .put("entry", entries);
  }

  private JsonObject composition(JsonArray results, JsonArray answers) {
    JsonObject code = FhirParts.concept("urn:oid:1.2.392.200119.6.1002", "010", "特定健康診査");
    return resource("Composition", "JP_Composition_eCheckupGeneral")
        .put("status", "final")
        .put(
            "type",
            FhirParts.concept(
                "http://jpfhir.jp/fhir/Common/CodeSystem/doc-typecodes", "53576-5", "検診・健診報告書"))
        .put(
            "category",
            new JsonArray()
                .add(FhirParts.concept("urn:oid:2.16.840.1.113883.2.2.1.6.1001", "10", "特定健診情報")))
        .put("subject", FhirParts.reference(url("patient")))
        .put("encounter", FhirParts.reference(url("encounter")))
        .put("date", time())
        .put("author", new JsonArray().add(FhirParts.reference(url("institution"))))
        .put("title", "健康診断結果のお知らせ（架空）")
        .put("custodian", FhirParts.reference(url("institution")))
        .put(
            "event",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("code", new JsonArray().add(code))
                        .put("period", FhirParts.period(day.toString(), day.toString()))))
        .put(
            "section",
            new JsonArray()
                .add(section("健診セクション", "01011", "特定健診検査結果セクション", results))
                .add(section("問診結果セクション", "01012", "特定健診問診結果セクション", answers)));
  }

  private static JsonObject section(
      String title, String code, String display, JsonArray references) {
    return new JsonObject()
        .put("title", title)
        .put(
            "code",
            FhirParts.concept(
                "http://jpfhir.jp/fhir/eCheckup/CodeSystem/section-code", code, display))
        .put("entry", references);
  }

  private JsonObject patient() {
    InsuredNumber insured = insured();
    String member =
        String.join(
            ":",
            "%8s".formatted(insured.insurer()).replace(' ', '0'),
            insured.symbol(),
            insured.number(),
            insured.branch());
    return resource("Patient", "JP_Patient_eCheckupGeneral")
        .put(
            "identifier",
            new JsonArray()
                .add(
                    FhirParts.identifier(
                        "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID", member)))
        .put(
            "name",
            new JsonArray()
                .add(FhirParts.humanName(person.name(), "IDE"))
                .add(FhirParts.humanName(person.kana(), "SYL")))
        .put("gender", person.sex() == Sex.MALE ? "male" : "female")
        .put("birthDate", person.birthdate().toString())
        .put(
            "address",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("text", person.address())
                        .put("postalCode", person.postNumber())
                        .put("country", "JP")));
  }

  private JsonObject institution() {
    return resource("Organization", "JP_Organization_eCheckupGeneral")
        .put(
            "identifier",
            new JsonArray()
                .add(
                    FhirParts.identifier(
                        "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no",
                        clinic().code())))
        .put("name", clinic().name());
  }

  private JsonObject encounter() {
    return resource("Encounter", "JP_Encounter_eCheckupGeneral")
        .put("status", "finished")
        .put(
            "class",
            new JsonObject()
                .put("code", "checkup")
                .put("system", "http://jpfhir.jp/fhir/eCheckup/CodeSystem/encounter-category")
                .put("display", "健診"))
        .put("period", FhirParts.period(day.toString(), day.toString()))
        .put("serviceProvider", FhirParts.reference(url("institution")));
  }

  private JsonObject coverage() {
    InsuredNumber insured = insured();
    return resource("Coverage", "JP_CoverageInsurance_eCheckupGeneral")
        .put("status", "active")
        .put(
            "type",
            FhirParts.concept(
                "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory", "1", null))
        .put(
            "extension",
            new JsonArray()
                .add(FhirParts.extension(COVERAGE + "Symbol", "valueString", insured.symbol()))
                .add(FhirParts.extension(COVERAGE + "Number", "valueString", insured.number()))
                .add(FhirParts.extension(COVERAGE + "SubNumber", "valueString", insured.branch())))
        .put("beneficiary", FhirParts.reference(url("patient")))
        .put("dependent", insured.branch())
        .put("payor", new JsonArray().add(FhirParts.reference(url("insurer"))));
  }

  private JsonObject insurer() {
    String number = insured().insurer();
    String name =
        Insurers.ALL.stream()
            .filter(i -> i.number().equals(number))
            .findFirst()
            .orElseThrow()
            .name();
    return resource("Organization", "JP_OrganizationInsurer_eCheckupGeneral")
        .put(
            "identifier",
            new JsonArray()
                .add(
                    FhirParts.identifier(
                        "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber", number)))
        .put("name", name);
  }

  private JsonArray references(String kind, List<JsonObject> observations) {
    JsonArray references = new JsonArray();
    for (int i = 0; i < observations.size(); i++) {
      references.add(FhirParts.reference(url(kind + i)));
    }
    return references;
  }

  private void observations(String kind, List<JsonObject> observations) {
    for (int i = 0; i < observations.size(); i++) {
      entry(kind + i, observations.get(i).put("subject", FhirParts.reference(url("patient"))));
    }
  }

  private void entry(String name, JsonObject resource) {
    entries.add(new JsonObject().put("fullUrl", url(name)).put("resource", resource));
  }

  private static JsonObject resource(String type, String profile) {
    return new JsonObject().put("resourceType", type).put("meta", FhirParts.profile(profile));
  }

  /** The same resource has the same address at every start, so that importing again is a no-op. */
  private String url(String name) {
    String seed = person.card().cardId() + "/" + day + "/" + name;
    return "urn:uuid:" + UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
  }

  private String time() {
    return day + "T13:00:00+09:00";
  }

  private InsuredNumber insured() {
    return person.coverage().insured();
  }

  private static FacilityClient clinic() {
    return FacilityClient.ALL.get(1);
  }
}
