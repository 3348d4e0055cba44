package tegata.workers.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.formats.jahis.Dispensing;
import tegata.formats.jahis.JahisFile;
import tegata.formats.jahis.JahisNotebook;
import tegata.formats.jahis.Patient;

/** お薬手帳: it carries no time of making, so that the later arrival stands, and no insurer. */
final class ReadNotebook implements RecordReader {

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
    Map<String, List<Dispensing>> byKey = new LinkedHashMap<>();
    notebook
        .dispensings()
        .forEach(
            dispensing ->
                byKey
                    .computeIfAbsent(DispensingSet.keyOf(dispensing), key -> new ArrayList<>())
                    .add(dispensing));
    return new Records(
        whose(notebook.patient()),
        byKey.entrySet().stream()
            .<RecordSet>map(
                set ->
                    new DispensingSet(set.getKey(), List.copyOf(set.getValue()), file.receivedAt()))
            .toList());
  }

  private static StatedIdentity whose(Patient patient) {
    return StatedIdentity.of(patient.name(), patient.kana(), patient.birthdate(), "", "", "", "");
  }
}
