package tegata.formats.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** What both bundles are made of; the same records give the same addresses. */
final class Parts {
  static final String CORE = "http://jpfhir.jp/fhir/core/";
  static final TimeZone JAPAN = TimeZone.getTimeZone("Asia/Tokyo");

  private static final FhirContext CONTEXT = FhirContext.forCached(FhirVersionEnum.R4);
  private static final String REPRESENTATION =
      "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");

  private final Bundle bundle;
  private final String seed;
  private final Instant at;

  Parts(Bundle bundle, String seed, Instant at) {
    this.bundle = bundle;
    this.seed = seed;
    this.at = at;
  }

  /** Adds a resource with its profile. */
  Reference add(String name, Resource resource, String profile) {
    resource.getMeta().addProfile(profile).setLastUpdatedElement(moment());
    bundle.addEntry().setFullUrl(url(name)).setResource(resource);
    return reference(name);
  }

  Reference reference(String name) {
    return new Reference(url(name));
  }

  private String url(String name) {
    return "urn:uuid:" + id(name);
  }

  /** The same name of the same records has the same id. */
  UUID id(String name) {
    return UUID.nameUUIDFromBytes((seed + "/" + name).getBytes(StandardCharsets.UTF_8));
  }

  InstantType moment() {
    InstantType moment = new InstantType(Date.from(at));
    moment.setTimeZone(JAPAN);
    return moment;
  }

  /** A patient without a number, where no insurance is to be told, goes by the entry's own id. */
  Patient patient(FhirPerson person) {
    return person.isInsured()
        ? member(person)
        : patient(person, new Identifier().setSystem("urn:ietf:rfc:3986").setValue(url("patient")));
  }

  /**
   * A patient as eCheckup wants them, by the member's number: where none is told, its empty form.
   */
  Patient member(FhirPerson person) {
    return patient(
        person,
        new Identifier()
            .setSystem("http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID")
            .setValue(person.memberId()));
  }

  private Patient patient(FhirPerson person, Identifier identifier) {
    Patient patient = new Patient();
    patient.addIdentifier(identifier);
    patient.addName(name(person.name(), "IDE"));
    if (!person.kana().isBlank()) {
      patient.addName(name(person.kana(), "SYL"));
    }
    patient.setGender(AdministrativeGender.fromCode(person.sex()));
    patient.setBirthDateElement(new DateType(person.birthdate().toString()));
    // The profile asks for an address, and none is held.
    patient.addAddress().setTextElement(absent(new StringType())).setCountry("JP");
    return patient;
  }

  static <T extends Element> T absent(T element) {
    element.addExtension(new Extension(ABSENT, new CodeType("unknown")));
    return element;
  }

  /** eCheckup wants no full-width space in a name (R1113), and FHIR no spaces around a code. */
  static String plainlySpaced(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static HumanName name(String text, String representation) {
    HumanName name = new HumanName().setText(plainlySpaced(text));
    name.addExtension(new Extension(REPRESENTATION, new CodeType(representation)));
    String[] parts = name.getText().split(" ", 2);
    name.setFamily(parts[0]);
    if (parts.length > 1) {
      name.addGiven(parts[1]);
    }
    return name;
  }

  static CodeableConcept concept(String system, String code, String display) {
    Coding coding = new Coding().setCode(plainlySpaced(code));
    if (!system.isEmpty()) {
      coding.setSystem(system);
    }
    if (!display.isEmpty()) {
      coding.setDisplay(display);
    }
    return new CodeableConcept().addCoding(coding);
  }

  static Date day(LocalDate day) {
    return Date.from(day.atStartOfDay().toInstant(ZoneOffset.ofHours(9)));
  }

  byte[] write() {
    return CONTEXT
        .newJsonParser()
        .setPrettyPrint(true)
        .encodeResourceToString(bundle)
        .getBytes(StandardCharsets.UTF_8);
  }
}
