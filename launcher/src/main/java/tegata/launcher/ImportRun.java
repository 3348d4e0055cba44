package tegata.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tegata.contract.Json;
import tegata.formats.Finding;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;
import tegata.workers.WorkersConfig;
import tegata.workers.intake.Counts;
import tegata.workers.intake.FileReport;
import tegata.workers.intake.ImportReport;
import tegata.workers.intake.RunImport;

/**
 * One import from the command line.
 *
 * @param person 発行番号 of the card whose holder the records belong to
 * @param dryRun do and report everything, keep nothing
 * @param acceptNames believe another reading of a person's given name
 * @param reportFile where the report is also written as JSON
 */
public record ImportRun(
    List<Path> files,
    Optional<String> person,
    boolean dryRun,
    boolean acceptNames,
    Optional<Path> reportFile) {
  private static final int REJECTED = 1;

  /** The import that a configuration directory describes. */
  public static RunImport importer(Path configDir) {
    WorkersConfig workers = ConfigFile.read(configDir, "workers", WorkersConfig.class);
    return new RunImport(
        workers.database(), configDir, workers.retention(), Clock.system(ZoneId.of("Asia/Tokyo")));
  }

  /** Imports, prints the report and gives the exit code: 1 when anything was rejected. */
  public int into(Path configDir, PrintWriter out, PrintWriter err) {
    try (ProgressLine progress = new ProgressLine(err)) {
      ImportReport report = importer(configDir).run(files, person, dryRun, acceptNames, progress);
      progress.close();
      print(report, out);
      reportFile.ifPresent(file -> write(report, file));
      return report.hasRejections() ? REJECTED : 0;
    }
  }

  private static void write(ImportReport report, Path file) {
    try {
      Files.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    } catch (IOException e) {
      throw new ConfigException("cannot write the report " + file + ": " + e.getMessage());
    }
  }

  private void print(ImportReport report, PrintWriter out) {
    report.files().forEach(file -> print(file, "", out));
    out.println((dryRun ? "試行 (何も保存していません)  " : "") + "合計  " + counts(report.totals()));
    out.flush();
  }

  private static void print(FileReport file, String indent, PrintWriter out) {
    out.println(indent + file.name() + "  [" + file.format() + "]  " + counts(file.counts()));
    for (Finding finding : file.findings()) {
      out.println(
          "%s  %s  %s: %s (%s)"
              .formatted(
                  indent,
                  finding.isError() ? "rejected" : "warning",
                  finding.place(),
                  finding.message(),
                  finding.code()));
    }
    file.released().forEach(released -> print(released, indent + "  → ", out));
  }

  private static String counts(Counts counts) {
    return "accepted=%d (held=%d) replaced=%d unchanged=%d expired=%d rejected=%d"
        .formatted(
            counts.accepted(),
            counts.held(),
            counts.replaced(),
            counts.unchanged(),
            counts.expired(),
            counts.rejected());
  }
}
