package tegata.workers.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.domain.medication.Medicine;
import tegata.formats.jahis.Dispensing;
import tegata.formats.jahis.Drug;
import tegata.formats.jahis.Institution;
import tegata.formats.jahis.JahisFile;
import tegata.formats.jahis.JahisNotebook;
import tegata.formats.jahis.Patient;
import tegata.formats.jahis.Rp;
import tegata.workers.intake.DispensingSet.Dispensed;

/** お薬手帳: it carries no time of making, so that the later arrival stands, and no insurer. */
final class ReadNotebook implements RecordReader {
  /** 剤形コード of record 301 in words. */
  private static final Map<String, String> FORMS =
      Map.of(
          "1", "内服", "2", "内滴", "3", "屯服", "4", "注射", "5", "外用", "6", "浸煎", "7", "湯", "9", "材料",
          "10", "その他");

  @Override
  public Optional<Records> read(SourceFile file, Tally tally) {
    return tally
        .read(JahisFile.read(file.content()))
        .map(notebook -> records(notebook, file, tally));
  }

  private static Records records(JahisNotebook notebook, SourceFile file, Tally tally) {
    if (!notebook.overTheCounter().isEmpty()) {
      tally.warn("レコード3", "over-the-counter-not-kept", "要指導医薬品・一般用医薬品の記録は取り込みません。");
    }
    Map<String, List<Dispensed>> byKey = new LinkedHashMap<>();
    for (Dispensing dispensing : notebook.dispensings()) {
      byKey.computeIfAbsent(keyOf(dispensing), key -> new ArrayList<>()).addAll(drugs(dispensing));
    }
    return new Records(
        whose(notebook.patient()),
        byKey.entrySet().stream()
            .<RecordSet>map(
                set ->
                    new DispensingSet(
                        RecordKind.MEDICATION,
                        set.getKey(),
                        List.copyOf(set.getValue()),
                        file.receivedAt()))
            .toList());
  }

  private static StatedIdentity whose(Patient patient) {
    return StatedIdentity.of(patient.name(), patient.kana(), patient.birthdate(), "", "", "", "");
  }

  private static String keyOf(Dispensing dispensing) {
    return DispensingSet.keyOf(
        dispensing.date(), word(dispensing.institution()), word(dispensing.prescriber()));
  }

  private static String word(Optional<Institution> institution) {
    return institution
        .map(i -> i.tenDigitCode().isEmpty() ? NameFold.fold(i.name()) : i.tenDigitCode())
        .orElse("");
  }

  private static List<Dispensed> drugs(Dispensing dispensing) {
    return dispensing.rps().stream()
        .flatMap(rp -> rp.drugs().stream().map(drug -> drug(dispensing, rp, drug)))
        .toList();
  }

  private static Dispensed drug(Dispensing dispensing, Rp rp, Drug drug) {
    boolean coded = drug.codeKind() != Drug.CodeKind.NONE;
    return new Dispensed(
        dispensing.institution().map(Institution::tenDigitCode).flatMap(Values::present),
        coded ? Optional.of(drug.codeKind().name()) : Optional.empty(),
        new Medicine(
            dispensing.date(),
            dispensing.institution().map(Institution::name).orElse(""),
            dispensing.prescriber().map(Institution::name).flatMap(Values::present),
            Optional.empty(),
            Optional.ofNullable(FORMS.get(rp.usage().form())),
            drug.name(),
            Values.present(drug.genericName()),
            Values.present(drug.code()),
            Values.present(drug.dose() + drug.unit()),
            Values.present(rp.usage().name()),
            Values.present(rp.usage().quantity() + rp.usage().unit()),
            Medicine.Source.NOTEBOOK,
            Optional.empty()));
  }
}
