package tegata.formats.jahis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.formats.Findings;
import tegata.formats.csv.CsvLine;

/** Gathers the records of one RP番号: drugs (201) and the usage (301) that belongs to them. */
final class RpRecords {
  private final String number;
  private final Findings findings;
  private final List<Drug> drugs = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private Optional<Usage> usage = Optional.empty();
  private Optional<Doctor> doctor = Optional.empty();
  private Optional<CsvLine> first = Optional.empty();
  private boolean broken;

  RpRecords(String number, Findings findings) {
    this.number = number;
    this.findings = findings;
  }

  void record(CsvLine line, Optional<Doctor> prescribedBy) {
    first = first.or(() -> Optional.of(line));
    switch (line.field(0)) {
      case "201" -> drug(line, prescribedBy);
      case "301" -> usage(line);
      case "281" -> notes.add(JahisReader.note(Note.Kind.DRUG_SUPPLEMENT, line, 2, 0, 3));
      case "291" -> notes.add(JahisReader.note(Note.Kind.DRUG_CAUTION, line, 2, 0, 3));
      case "311" -> notes.add(JahisReader.note(Note.Kind.USAGE_SUPPLEMENT, line, 2, 0, 3));
      case "391" -> notes.add(JahisReader.note(Note.Kind.PRESCRIPTION_CAUTION, line, 2, 0, 3));
      default -> throw new IllegalArgumentException("not a record of an RP: " + line.field(0));
    }
  }

  /** The RP, or nothing when a rule was broken. */
  Optional<Rp> close() {
    if (drugs.isEmpty() && !broken) {
      reject(first.get().place("RP番号"), "rp-without-drug", "同じRP番号の薬品（レコード201）がありません。");
    }
    if (usage.isEmpty()) {
      reject(first.get().place("RP番号"), "rp-without-usage", "同じRP番号の用法（レコード301）がありません。");
    }
    return broken
        ? Optional.empty()
        : Optional.of(new Rp(number, usage.get(), drugs, notes, doctor));
  }

  private void drug(CsvLine line, Optional<Doctor> prescribedBy) {
    doctor = prescribedBy;
    Optional<Drug.CodeKind> kind = Drug.CodeKind.of(line.field(5));
    String code = line.field(6);
    if (line.field(2).isEmpty()) {
      reject(line.place("薬品名称"), "missing-value", "薬品名称がありません。");
    }
    if (kind.isEmpty()) {
      reject(line.place("薬品コード種別"), "unknown-value", "薬品コード種別が 1・2・3・4・6 のいずれでもありません。");
    } else if (kind.get() != Drug.CodeKind.NONE && code.isEmpty()) {
      reject(line.place("薬品コード"), "missing-drug-code", "薬品コード種別が「コードなし」でないのに、薬品コードがありません。");
    }
    if (!broken) {
      drugs.add(
          new Drug(
              line.field(2),
              line.field(3),
              line.field(4),
              kind.get(),
              kind.get() == Drug.CodeKind.NONE ? "" : code,
              line.field(8),
              line.field(10)));
    }
  }

  private void usage(CsvLine line) {
    if (usage.isPresent()) {
      reject(line.place("RP番号"), "repeated-record", "同じRP番号の用法が2つあります。");
    }
    usage =
        Optional.of(
            new Usage(
                line.field(2),
                line.field(3),
                line.field(4),
                line.field(5),
                line.field(6),
                line.field(7)));
  }

  private void reject(String place, String code, String message) {
    broken = true;
    findings.error(place, code, message + "このRPは取り込めません。");
  }
}
