package tegata.formats.jahis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tegata.formats.Findings;
import tegata.formats.csv.CsvLine;

/** Gathers the records of one dispensing, from its record 5 to the next. */
final class DispensingRecords {
  static final Set<String> NUMBERS =
      Set.of(
          "11", "15", "51", "55", "201", "281", "291", "301", "311", "391", "401", "411", "421",
          "501", "601");

  private final CsvLine opening;
  private final Findings findings;
  private final Map<String, RpRecords> rps = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private Optional<Institution> institution = Optional.empty();
  private Optional<Dispensing.Contact> pharmacist = Optional.empty();
  private Optional<Institution> prescriber = Optional.empty();
  private Optional<Doctor> doctor = Optional.empty();

  DispensingRecords(CsvLine opening, Findings findings) {
    this.opening = opening;
    this.findings = findings;
  }

  void record(CsvLine line) {
    switch (line.field(0)) {
      case "11" -> institution = Optional.of(institution(line));
      case "15" -> pharmacist = Optional.of(new Dispensing.Contact(line.field(1), line.field(2)));
      case "51" -> prescriber = Optional.of(prescriber(line));
      case "55" -> doctor = Optional.of(new Doctor(line.field(1), line.field(2)));
      case "401" -> notes.add(JahisReader.note(Note.Kind.CAUTION, line, 1, 0, 2));
      case "411" -> notes.add(JahisReader.note(Note.Kind.PROVIDED, line, 1, 2, 3));
      case "421" -> notes.add(JahisReader.note(Note.Kind.LEFTOVER, line, 1, 0, 2));
      case "501" -> notes.add(JahisReader.note(Note.Kind.REMARK, line, 1, 0, 2));
      case "601" -> notes.add(JahisReader.note(Note.Kind.PATIENT_ENTRY, line, 1, 2, 0));
      default -> rpRecord(line);
    }
  }

  /** The dispensing, or nothing when it cannot stand. */
  Optional<Dispensing> close() {
    var date = JahisDate.parse(opening.field(1));
    if (date.isEmpty()) {
      findings.error(opening.place("調剤等年月日"), "unreadable-date", "日付として読めないため、この調剤を取り込めません。");
      return Optional.empty();
    }
    List<Rp> whole = rps.values().stream().flatMap(rp -> rp.close().stream()).toList();
    if (whole.isEmpty() && !rps.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Dispensing(
            date.get(), opening.field(2), institution, pharmacist, prescriber, whole, notes));
  }

  private void rpRecord(CsvLine line) {
    String number = line.field(1);
    rps.computeIfAbsent(number, n -> new RpRecords(n, findings)).record(line, doctor);
  }

  private static Institution institution(CsvLine line) {
    return new Institution(
        line.field(1),
        line.field(2),
        line.field(3),
        line.field(4),
        line.field(5),
        line.field(6),
        line.field(7));
  }

  private static Institution prescriber(CsvLine line) {
    return new Institution(line.field(1), line.field(2), line.field(3), line.field(4), "", "", "");
  }
}
