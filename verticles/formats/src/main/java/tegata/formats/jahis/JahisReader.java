package tegata.formats.jahis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.csv.CsvLine;

/** Reads the records of a file in their order; record 5 opens a dispensing. */
final class JahisReader {
  private static final Pattern HEADER = Pattern.compile("JAHISTC(\\d{2})");

  private final Findings findings;
  private final List<Note> remarks = new ArrayList<>();
  private final OverTheCounterRecords overTheCounter;
  private final List<Dispensing> dispensings = new ArrayList<>();
  private final List<Pharmacist> pharmacists = new ArrayList<>();
  private Optional<Patient> patient = Optional.empty();
  private Optional<DispensingRecords> current = Optional.empty();

  JahisReader(Findings findings) {
    this.findings = findings;
    this.overTheCounter = new OverTheCounterRecords(findings);
  }

  Parsed<JahisNotebook> read(List<CsvLine> lines) {
    if (lines.isEmpty() || !HEADER.matcher(lines.get(0).field(0)).matches()) {
      findings.error("1行目", "not-jahistc", "先頭が JAHISTC のバージョンレコードではありません。");
      return findings.withoutValue();
    }
    lines.stream().skip(1).forEach(this::record);
    closeDispensing();
    if (patient.isEmpty()) {
      findings.error("ファイル全体", "no-patient", "患者情報（レコード1）がありません。");
      return findings.withoutValue();
    }
    return findings.with(notebook(lines.get(0)));
  }

  private JahisNotebook notebook(CsvLine header) {
    Matcher version = HEADER.matcher(header.field(0));
    version.matches();
    if (!header.field(1).matches("[12]")) {
      findings.warn(header.place("出力区分"), "unknown-value", "出力区分が 1・2 のいずれでもありません。");
    }
    return new JahisNotebook(
        version.group(1),
        header.field(1),
        patient.get(),
        remarks,
        overTheCounter.list(),
        dispensings,
        pharmacists);
  }

  private void record(CsvLine line) {
    switch (line.field(0)) {
      case "1" -> patient(line);
      case "2" -> remarks.add(note(Note.Kind.PATIENT_REMARK, line, 2, 1, 3));
      case "3" -> overTheCounter.drug(line);
      case "31" -> overTheCounter.ingredient(line);
      case "4" -> remarks.add(note(Note.Kind.MEMO, line, 1, 2, 3));
      case "5" -> openDispensing(line);
      case "701" -> pharmacists.add(pharmacist(line));
      case "911" -> findings.warn(line.place(), "split-file", "分割されたデータの一部です。残りは別に取り込んでください。");
      default -> dispensingRecord(line);
    }
  }

  private void patient(CsvLine line) {
    Optional<LocalDate> birthdate = JahisDate.parse(line.field(3));
    if (birthdate.isEmpty()) {
      findings.warn(line.place("生年月日"), "unreadable-date", "日付として読めません。空として扱います。");
    }
    patient =
        Optional.of(
            new Patient(
                line.field(1),
                line.field(2),
                birthdate,
                line.field(4),
                line.field(5),
                line.field(6),
                line.field(7),
                line.field(8),
                line.field(9),
                line.field(10)));
  }

  private static Pharmacist pharmacist(CsvLine line) {
    return new Pharmacist(
        line.field(1),
        line.field(2),
        line.field(3),
        JahisDate.parse(line.field(4)),
        JahisDate.parse(line.field(5)),
        line.field(6));
  }

  private void openDispensing(CsvLine line) {
    closeDispensing();
    current = Optional.of(new DispensingRecords(line, findings));
  }

  private void closeDispensing() {
    current.flatMap(DispensingRecords::close).ifPresent(dispensings::add);
    current = Optional.empty();
  }

  private void dispensingRecord(CsvLine line) {
    if (!DispensingRecords.NUMBERS.contains(line.field(0))) {
      findings.warn(line.place(), "unknown-record", "知らないレコードです。読み飛ばしました。");
    } else if (current.isEmpty()) {
      findings.error(line.place(), "record-out-of-order", "調剤等年月日（レコード5）より前にあるため取り込めません。");
    } else {
      current.get().record(line);
    }
  }

  /** A text record; {@code detail} 0 means that it has none. */
  static Note note(Note.Kind kind, CsvLine line, int text, int detail, int author) {
    return new Note(
        kind,
        line.field(text),
        detail == 0 ? "" : line.field(detail),
        author == 0 ? "" : line.field(author));
  }
}
