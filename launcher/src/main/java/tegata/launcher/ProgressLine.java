package tegata.launcher;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import tegata.workers.intake.FileReport;
import tegata.workers.intake.ImportProgress;

/** A progress bar with rate and time left on a terminal; elsewhere lines with the same. */
final class ProgressLine implements ImportProgress, AutoCloseable {
  private static final long MEGABYTE = 1 << 20;

  /** Bytes between two lines where there is no terminal. */
  private static final long EVERY = 8 * MEGABYTE;

  private final PrintWriter err;
  private ProgressBar bar;
  private long rows;
  private long size;
  private long read;
  private long told;
  private long began = System.nanoTime();

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void begin(int files) {
    if (System.console() != null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("import")
              .setUnit("MB", MEGABYTE)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .showSpeed()
              .build();
    }
  }

  @Override
  public synchronized void size(long bytes) {
    if (bar != null) {
      bar.maxHint(bytes);
    }
    size = bytes;
    began = System.nanoTime();
  }

  @Override
  public synchronized void bytes(int more) {
    read += more;
    if (bar != null) {
      bar.stepBy(more);
    } else if (read - told >= EVERY) {
      told = read;
      double seconds = (System.nanoTime() - began) / 1e9;
      err.println(
          "import: %,d of %,d MB, %,d rows, %,.0f rows/s, %,.0f s left"
              .formatted(
                  read / MEGABYTE,
                  size / MEGABYTE,
                  rows,
                  rows / seconds,
                  seconds * Math.max(0, size - read) / read));
      err.flush();
    }
  }

  @Override
  public synchronized void rows(int more) {
    rows += more;
    if (bar != null) {
      bar.setExtraMessage(rows + " rows");
    }
  }

  @Override
  public synchronized void end(FileReport report) {
    if (bar == null) {
      err.println("import: " + report.name() + ", " + rows + " rows so far");
      err.flush();
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
