package tegata.workers.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tegata.formats.Finding;
import tegata.formats.SourceFormat;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.Counts;
import tegata.workers.intake.FileReport;
import tegata.workers.intake.ImportReport;

/** How a batch ended, written in one transaction in which its content goes. */
final class BatchOutcome {
  /** More tell a sender nothing new; the counts are whole. */
  private static final int MOST_FINDINGS = 10_000;

  private static final Pattern LINE = Pattern.compile("([0-9]{1,9})行目 ?(.*)", Pattern.DOTALL);

  private static final String DONE =
      """
      update batch
         set state = 'DONE', ended_at = clock_timestamp(), files = ?, accepted = ?, held = ?, replaced = ?,
             unchanged = ?, expired = ?, rejected = ?
       where id = ?
      """;

  private static final String FAILED =
      "update batch set state = 'FAILED', ended_at = clock_timestamp() where id = ?";

  private static final String DROP_CONTENT = "delete from batch_part where batch_id = ?";

  /** Claims are put into quarantine while they are read; a report holds the first of them only. */
  private static final String QUARANTINED =
      """
      select place, code, reason from quarantine where file_name = ?
       order by line, place, code limit\s"""
          + MOST_FINDINGS;

  private static final String ADD =
      """
      insert into batch_finding (batch_id, position, file_name, line, field, quarantined, code, reason)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  void done(Jdbc database, UUID batch, String name, List<FileReport> reports) throws SQLException {
    Counts counts = new ImportReport(reports).totals();
    database.inTransaction(
        () -> {
          database.batch(ADD, findings(database, batch, name, reports));
          database.update(DROP_CONTENT, batch);
          return database.update(
              DONE,
              reports.size(),
              counts.accepted(),
              counts.held(),
              counts.replaced(),
              counts.unchanged(),
              counts.expired(),
              counts.rejected(),
              batch);
        });
  }

  void failed(Jdbc database, UUID batch) throws SQLException {
    database.inTransaction(
        () -> database.update(DROP_CONTENT, batch) + database.update(FAILED, batch));
  }

  private static List<Object[]> findings(
      Jdbc database, UUID batch, String name, List<FileReport> reports) throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    for (FileReport report : reports) {
      Optional<String> file =
          report.name().equals(name)
              ? Optional.empty()
              : Optional.of(report.name().substring(name.length() + 1));
      for (Finding finding : of(database, report)) {
        if (rows.size() < MOST_FINDINGS) {
          rows.add(row(batch, rows.size(), file, finding));
        }
      }
    }
    return rows;
  }

  private static List<Finding> of(Jdbc database, FileReport report) throws SQLException {
    if (report.format() != SourceFormat.CLAIM) {
      return report.findings();
    }
    List<Finding> all =
        new ArrayList<>(
            database.list(
                QUARANTINED,
                row ->
                    new Finding(
                        Finding.Severity.ERROR,
                        row.getString("place"),
                        row.getString("code"),
                        row.getString("reason")),
                report.name()));
    report.findings().stream().filter(finding -> !finding.isError()).forEach(all::add);
    return all;
  }

  private static Object[] row(UUID batch, int position, Optional<String> file, Finding finding) {
    Matcher line = LINE.matcher(finding.place());
    boolean lined = line.matches();
    String field = lined ? line.group(2) : finding.place();
    return new Object[] {
      batch,
      position,
      file,
      lined ? Optional.of(Integer.parseInt(line.group(1))) : Optional.empty(),
      field.isEmpty() ? Optional.empty() : Optional.of(field),
      finding.isError(),
      finding.code(),
      finding.message()
    };
  }
}
