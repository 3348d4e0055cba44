package tegata.formats.master;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.TextDecoding;
import tegata.formats.claim.ClaimDate;
import tegata.formats.csv.CsvLine;
import tegata.formats.csv.CsvLines;

/**
 * Reads master files as they are published: no heading, every cell quoted. Later editions have more
 * columns at the end, so a row is read as far as it goes.
 */
public final class MasterCsv {
  /** How such a file begins: 変更区分, then マスター種別. */
  public static final Pattern BEGINNING = Pattern.compile("\\A\"?[0-9]\"?,\"?[YSBZC]\"?,");

  private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);
  private static final String ERASED = "1";
  private static final String REDUCTION = "7";

  private MasterCsv() {}

  public static Parsed<List<MasterEntry>> read(byte[] content) {
    Findings findings = new Findings();
    Optional<TextDecoding.Decoded> text = TextDecoding.decode(content, findings);
    if (text.isEmpty()) {
      return findings.withoutValue();
    }
    List<MasterEntry> entries = new ArrayList<>();
    for (CsvLine line : CsvLines.quoted(text.get().text(), findings)) {
      entry(line, findings).ifPresent(entries::add);
    }
    return findings.with(List.copyOf(entries));
  }

  private static Optional<MasterEntry> entry(CsvLine line, Findings findings) {
    Optional<MasterKind> kind = MasterKind.of(item(line, 2));
    if (kind.isEmpty()) {
      findings.error(line.place("マスター種別"), "unknown-value", "知らないマスター種別です。");
      return Optional.empty();
    }
    if (line.fields().size() < kind.get().columns()) {
      findings.error(line.place(), "missing-columns", "項目が " + kind.get().columns() + " より少ない行です。");
      return Optional.empty();
    }
    return entry(line, kind.get(), findings);
  }

  private static Optional<MasterEntry> entry(CsvLine line, MasterKind kind, Findings findings) {
    String code = item(line, kind.code());
    String name = item(line, kind.text());
    if (!code.matches("[0-9]{4,9}") || name.isEmpty()) {
      findings.error(line.place(), "malformed-value", "コードか名称が読めません。");
      return Optional.empty();
    }
    boolean drug = kind == MasterKind.DRUG;
    Optional<LocalDate> changed = ClaimDate.day(item(line, kind.changed()));
    return Optional.of(
        new MasterEntry(
            kind,
            code,
            name,
            changed.orElse(ALWAYS),
            item(line, 1).equals(ERASED) ? changed : abolished(line, kind),
            drug ? item(line, 38) : "",
            drug ? item(line, 10) : "",
            drug ? item(line, 28) : "",
            drug ? item(line, 32) : "",
            drug && item(line, 11).equals(REDUCTION)));
  }

  /** 99999999 and empty: not abolished. */
  private static Optional<LocalDate> abolished(CsvLine line, MasterKind kind) {
    return ClaimDate.day(item(line, kind.abolished()));
  }

  private static String item(CsvLine line, int number) {
    return line.field(number - 1);
  }
}
