package tegata.formats.fhir;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** 資格情報とお薬 as one collection: JP_Patient, JP_Coverage, JP_Organization, JP_MedicationDispense. */
public final class MedicineBundle {
  private static final String PROFILE = Parts.CORE + "StructureDefinition/";

  /** As JP Core 1.1.2 names it; 1.2 has another. */
  private static final String YJ = "urn:oid:1.2.392.100495.20.1.73";

  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(\\D.*)?");

  private MedicineBundle() {}

  /**
   * Writes the bundle.
   *
   * @param at the moment of writing
   */
  public static byte[] write(FhirPerson person, List<FhirMedicine> medicines, Instant at) {
    Bundle bundle = new Bundle();
    bundle.setType(Bundle.BundleType.COLLECTION);
    Parts parts = new Parts(bundle, person.seed(), at);
    bundle.setTimestampElement(parts.moment());
    Reference patient = parts.add("patient", parts.patient(person), PROFILE + "JP_Patient");
    if (person.isInsured()) {
      Organization organization = CoverageParts.insurer(person);
      organization.addType(
          Parts.concept("http://terminology.hl7.org/CodeSystem/organization-type", "pay", "Payer"));
      Reference insurer = parts.add("insurer", organization, PROFILE + "JP_Organization");
      Coverage coverage = CoverageParts.coverage(person, patient, insurer);
      coverage.setType(
          Parts.concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", "PUBLICPOL", ""));
      parts.add("coverage", coverage, PROFILE + "JP_Coverage");
    }
    for (int i = 0; i < medicines.size(); i++) {
      parts.add(
          "medicine" + i,
          dispense(medicines.get(i), i + 1, patient),
          PROFILE + "JP_MedicationDispense");
    }
    return parts.write();
  }

  /** Claims tell no RP numbers: every medicine is an RP of its own. */
  private static MedicationDispense dispense(FhirMedicine medicine, int rp, Reference patient) {
    MedicationDispense dispense = new MedicationDispense();
    dispense.addIdentifier(
        new Identifier()
            .setSystem(Parts.CORE + "mhlw/IdSystem/Medication-RPGroupNumber")
            .setValue(Integer.toString(rp)));
    dispense.addIdentifier(
        new Identifier()
            .setSystem(Parts.CORE + "mhlw/IdSystem/MedicationAdministrationIndex")
            .setValue("1"));
    dispense.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED);
    dispense.setMedication(medication(medicine));
    dispense.setSubject(patient);
    dispense.addPerformer().setActor(new Reference().setDisplay(medicine.institution()));
    dispense.setQuantity(quantity(medicine.quantity()));
    Matcher days = amount(medicine.quantity());
    if (days.matches() && "日分".equals(days.group(2))) {
      dispense.setDaysSupply(
          new Quantity()
              .setValue(new BigDecimal(days.group(1)))
              .setUnit("日")
              .setSystem("http://unitsofmeasure.org")
              .setCode("d"));
    }
    dispense.setWhenHandedOverElement(new DateTimeType(medicine.dispensedOn().toString()));
    if (!medicine.usage().isEmpty()) {
      dispense.addDosageInstruction().setText(medicine.usage());
    }
    return dispense;
  }

  private static CodeableConcept medication(FhirMedicine medicine) {
    CodeableConcept concept = new CodeableConcept().setText(medicine.name());
    if (medicine.code().matches("[0-9A-Z]{12}")) {
      concept.addCoding(
          new Coding().setSystem(YJ).setCode(medicine.code()).setDisplay(medicine.name()));
    }
    return concept;
  }

  /** What is no number is written as its unit only; codes of units (MERIT-9) are not held. */
  private static Quantity quantity(String text) {
    Matcher amount = amount(text);
    Quantity quantity = new Quantity();
    quantity.setSystem(Parts.CORE + "mhlw/CodeSystem/MedicationUnitMERIT9Code");
    Parts.absent(quantity.getCodeElement());
    if (amount.matches()) {
      quantity.setValue(new BigDecimal(amount.group(1)));
      return amount.group(2) == null ? quantity : quantity.setUnit(amount.group(2));
    }
    Parts.absent(quantity.getValueElement());
    return text.isBlank() ? quantity : quantity.setUnit(text);
  }

  private static Matcher amount(String text) {
    return AMOUNT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
  }
}
