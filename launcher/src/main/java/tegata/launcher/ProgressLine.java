package tegata.launcher;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import tegata.workers.intake.FileReport;
import tegata.workers.intake.ImportProgress;

/** A progress bar on a terminal, one line for each file elsewhere. */
final class ProgressLine implements ImportProgress, AutoCloseable {
  private final PrintWriter err;
  private ProgressBar bar;
  private long rows;

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void begin(int files) {
    if (System.console() != null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("import")
              .setInitialMax(files)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .showSpeed()
              .build();
    }
  }

  @Override
  public void rows(int more) {
    rows += more;
    if (bar != null) {
      bar.setExtraMessage(rows + " rows");
    }
  }

  @Override
  public void end(FileReport report) {
    if (bar == null) {
      err.println("import: " + report.name() + ", " + rows + " rows so far");
      err.flush();
    } else {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
