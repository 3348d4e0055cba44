package tegata.workers.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.formats.SourceFormat;

/**
 * Files and folders, taken in so that one folder with everything works at once: insurers before the
 * people who are insured, people before their records.
 */
public final class ImportFiles {
  private static final List<SourceFormat> ORDER =
      List.of(
          SourceFormat.MASTER, SourceFormat.INSURERS, SourceFormat.PEOPLE, SourceFormat.FACILITIES);

  private final Intake intake;
  private final Optional<String> card;
  private final ImportProgress progress;

  private record Ranked(Path path, int rank) {}

  /**
   * @param card as for {@link Intake#importFile}
   */
  public ImportFiles(Intake intake, Optional<String> card, ImportProgress progress) {
    this.intake = intake;
    this.card = card;
    this.progress = progress;
  }

  /** Takes in the files, and of the folders every file, by name, except hidden ones. */
  public ImportReport run(List<Path> paths) throws SQLException {
    List<Ranked> files = new ArrayList<>();
    for (Path path : paths) {
      expand(path).forEach(file -> files.add(new Ranked(file, rank(file))));
    }
    files.sort(Comparator.comparingInt(Ranked::rank));
    progress.begin(files.size());
    progress.size(files.stream().mapToLong(file -> size(file.path())).sum());
    List<FileReport> reports = new ArrayList<>();
    for (Ranked file : files) {
      for (FileReport report : importFile(file.path())) {
        reports.add(report);
        progress.end(report);
      }
    }
    return new ImportReport(reports);
  }

  private List<FileReport> importFile(Path file) throws SQLException {
    String name = file.getFileName().toString();
    try (InputStream in = Files.newInputStream(file)) {
      return new ImportStream(intake, card, progress).read(name, in);
    } catch (IOException e) {
      return List.of(Intake.rejected(name, "unreadable", "ファイルがないか、読めません: " + file));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** A link inside a folder is not followed: it may lead back. */
  private static Stream<Path> expand(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (Stream<Path> children = Files.list(path)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .filter(child -> !Files.isSymbolicLink(child))
          .sorted()
          .toList()
          .stream()
          .flatMap(ImportFiles::expand);
    } catch (IOException e) {
      return Stream.of(path);
    }
  }

  private static int rank(Path file) {
    try {
      if (Files.size(file) > Intake.MAX_BYTES) {
        return ORDER.size();
      }
      String name = file.getFileName().toString();
      int rank = ORDER.indexOf(SourceFormat.detect(Files.readAllBytes(file), name));
      return rank < 0 ? ORDER.size() : rank;
    } catch (IOException e) {
      return ORDER.size();
    }
  }
}
