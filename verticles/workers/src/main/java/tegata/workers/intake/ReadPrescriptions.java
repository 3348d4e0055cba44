package tegata.workers.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tegata.domain.medication.Medicine;
import tegata.formats.jahis.Drug.CodeKind;
import tegata.formats.oqs.Prescriptions;
import tegata.formats.oqs.Prescriptions.Dispensing;
import tegata.formats.oqs.Prescriptions.Drug;
import tegata.formats.oqs.Prescriptions.Insured;
import tegata.workers.intake.DispensingSet.Dispensed;

/** 電子処方箋の調剤: the message carries no time of making, so that the later arrival stands. */
final class ReadPrescriptions implements RecordReader {
  private static final Set<String> DAILY = Set.of("内服", "内滴", "浸煎", "湯");

  @Override
  public Optional<Records> read(SourceFile file, Tally tally) {
    return tally
        .read(Prescriptions.read(file.content()))
        .map(message -> new Records(whose(message.insured()), sets(message, file)));
  }

  private static StatedIdentity whose(Insured insured) {
    return StatedIdentity.of(
        insured.name(),
        insured.kana(),
        insured.birthdate(),
        insured.insurerNumber(),
        insured.symbol(),
        insured.number(),
        insured.branch());
  }

  private static List<RecordSet> sets(Prescriptions message, SourceFile file) {
    Map<String, List<Dispensed>> byKey = new LinkedHashMap<>();
    for (Dispensing dispensing : message.dispensings()) {
      byKey
          .computeIfAbsent(keyOf(dispensing), key -> new ArrayList<>())
          .addAll(dispensing.drugs().stream().map(drug -> drug(dispensing, drug)).toList());
    }
    return byKey.entrySet().stream()
        .<RecordSet>map(
            set ->
                new DispensingSet(
                    RecordKind.PRESCRIPTION,
                    set.getKey(),
                    List.copyOf(set.getValue()),
                    file.receivedAt()))
        .toList();
  }

  private static String keyOf(Dispensing dispensing) {
    String code = dispensing.institutionCode();
    return DispensingSet.keyOf(
        dispensing.day(),
        code.isEmpty() ? NameFold.fold(dispensing.institution()) : code,
        NameFold.fold(dispensing.prescriber()));
  }

  private static Dispensed drug(Dispensing dispensing, Drug drug) {
    return new Dispensed(
        Values.present(dispensing.institutionCode()),
        Values.present(drug.code()).map(code -> CodeKind.CLAIM.name()),
        new Medicine(
            dispensing.day(),
            dispensing.institution(),
            Values.present(dispensing.prescriber()),
            Values.present(dispensing.setting()),
            Values.present(drug.usageClass()),
            drug.name(),
            Values.present(drug.ingredient()),
            Values.present(drug.code()),
            Values.present(drug.amount() + drug.unit()),
            Values.present((drug.usage() + " " + drug.instruction()).strip()),
            quantity(drug),
            Medicine.Source.PRESCRIPTION,
            Optional.empty()));
  }

  /** As the rows of claims say it: 内服 in days, the rest in doses. */
  private static Optional<String> quantity(Drug drug) {
    String kind = drug.usageClass();
    String unit = DAILY.contains(kind) ? "日分" : kind.equals("外用") ? "調剤" : "回分";
    return Values.present(drug.times()).map(times -> times + unit);
  }
}
