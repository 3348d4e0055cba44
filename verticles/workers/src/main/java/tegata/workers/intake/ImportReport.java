package tegata.workers.intake;

import java.util.List;

/** How a whole import ended, file by file in the order of their import. */
public record ImportReport(List<FileReport> files) {

  public ImportReport {
    files = List.copyOf(files);
  }

  /** The sum over all files, without those released. */
  public Counts totals() {
    return files.stream().map(FileReport::counts).reduce(Counts.NONE, Counts::plus);
  }

  /** Whether anything was rejected: the import's exit code is 1 then, and 0 with mere warnings. */
  public boolean hasRejections() {
    return totals().rejected() > 0;
  }
}
