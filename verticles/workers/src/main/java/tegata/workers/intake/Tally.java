package tegata.workers.intake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tegata.formats.Finding;
import tegata.formats.Findings;
import tegata.formats.Parsed;
import tegata.formats.SourceFormat;

/** Counts and findings of one file while it is being taken in. */
final class Tally {
  /** The line in a reader's place, e.g. of {@code 31行目 医療費の総額（円）}. */
  private static final Pattern LINE = Pattern.compile("^(\\d+行目) .*");

  private final ImportProgress progress;
  private final Findings findings = new Findings();
  private Counts counts = Counts.NONE;

  Tally(ImportProgress progress) {
    this.progress = progress;
  }

  /** What a reader gave; each place it left out is a rejected row. */
  <T> Optional<T> read(Parsed<T> parsed) {
    findings.addAll(parsed.findings());
    add(new Counts(0, 0, 0, 0, 0, rejectedRows(parsed.findings())));
    return parsed.value();
  }

  void accepted(int rows) {
    add(new Counts(rows, 0, 0, 0, 0, 0));
  }

  /** Of rows counted as accepted, so many wait for their person. */
  void heldOf(int rows) {
    counts = counts.plus(new Counts(0, rows, 0, 0, 0, 0));
  }

  void add(List<Finding> more) {
    findings.addAll(more);
  }

  void held(int rows) {
    add(new Counts(rows, rows, 0, 0, 0, 0));
  }

  void replaced(int rows) {
    add(new Counts(0, 0, rows, 0, 0, 0));
  }

  void unchanged(int rows) {
    add(new Counts(0, 0, 0, rows, 0, 0));
  }

  void expired(int rows) {
    add(new Counts(0, 0, 0, 0, rows, 0));
  }

  /** Rows whose findings are told elsewhere. */
  void rejected(int rows) {
    add(new Counts(0, 0, 0, 0, 0, rows));
  }

  void reject(int rows, String place, String code, String message) {
    findings.error(place, code, message);
    add(new Counts(0, 0, 0, 0, 0, rows));
  }

  void warn(String place, String code, String message) {
    findings.warn(place, code, message);
  }

  List<Finding> findings() {
    return findings.list();
  }

  Counts counts() {
    return counts;
  }

  FileReport report(SourceFile file) {
    return report(file.name(), file.format());
  }

  FileReport report(String name, SourceFormat format) {
    return new FileReport(name, format, counts, findings.list(), List.of());
  }

  private void add(Counts more) {
    counts = counts.plus(more);
    if (more.rows() > 0) {
      progress.rows(more.rows());
    }
  }

  /** Several errors of one line are one rejected row. */
  private static int rejectedRows(List<Finding> findings) {
    Stream<String> rows =
        findings.stream()
            .filter(Finding::isError)
            .map(finding -> LINE.matcher(finding.place()).replaceFirst("$1"));
    return (int) rows.distinct().count();
  }
}
