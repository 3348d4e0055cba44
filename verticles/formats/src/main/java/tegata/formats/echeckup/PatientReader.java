package tegata.formats.echeckup;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/** 受診者: JP Core marks the script of each name, IDE for kanji and SYL for kana. */
final class PatientReader {
  private static final String SCRIPT =
      "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation";

  private PatientReader() {}

  static CheckupReport.Examinee examinee(Patient patient) {
    return new CheckupReport.Examinee(
        name(patient, "IDE").or(() -> unmarked(patient)).orElse(""),
        name(patient, "SYL").orElse(""),
        Optional.ofNullable(patient.getBirthDateElement()).flatMap(PatientReader::whole),
        patient.getGender() == null ? "" : patient.getGender().toCode());
  }

  private static Optional<String> name(Patient patient, String script) {
    return patient.getName().stream()
        .filter(name -> script.equals(script(name)))
        .map(PatientReader::text)
        .findFirst();
  }

  private static Optional<String> unmarked(Patient patient) {
    return patient.getName().stream()
        .filter(name -> script(name).isEmpty())
        .map(PatientReader::text)
        .findFirst();
  }

  private static String script(HumanName name) {
    return name.hasExtension(SCRIPT)
        ? name.getExtensionByUrl(SCRIPT).getValue().primitiveValue()
        : "";
  }

  private static String text(HumanName name) {
    return name.hasText() ? name.getText() : name.getNameAsSingleString();
  }

  /** A birth date of year or month alone is none. */
  private static Optional<LocalDate> whole(DateType date) {
    String text = String.valueOf(date.getValueAsString());
    return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
  }
}
