package tegata.workers.intake;

import java.util.List;
import tegata.formats.Finding;
import tegata.formats.SourceFormat;

/**
 * How the import of one file ended.
 *
 * @param released files held before, whose person this file brought; not part of {@code counts}
 */
public record FileReport(
    String name,
    SourceFormat format,
    Counts counts,
    List<Finding> findings,
    List<FileReport> released) {

  public FileReport {
    findings = List.copyOf(findings);
    released = List.copyOf(released);
  }

  FileReport releasing(List<FileReport> files) {
    return new FileReport(name, format, counts, findings, files);
  }
}
