package tegata.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code import} is told, wherever it finds its database. */
public final class ImportArguments {

  @Option(
      names = "--person",
      paramLabel = "CARD",
      description =
          "発行番号 of the card whose holder the records belong to; without it the numbers in the file decide.")
  private String person;

  @Option(names = "--dry-run", description = "Do and report everything, keep nothing.")
  private boolean dryRun;

  @Option(
      names = "--accept-names",
      description =
          "Believe another reading of a known person's given name; without it such people are held back.")
  private boolean acceptNames;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON, too.")
  private Path report;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Files of any known format; of a folder, every file.")
  private List<Path> files;

  /** The import to run. */
  public ImportRun run() {
    return new ImportRun(
        files, Optional.ofNullable(person), dryRun, acceptNames, Optional.ofNullable(report));
  }
}
