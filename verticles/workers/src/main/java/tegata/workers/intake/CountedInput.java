package tegata.workers.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how much of a file has been read. */
final class CountedInput extends FilterInputStream {
  private final ImportProgress progress;
  private long count;

  CountedInput(InputStream in, ImportProgress progress) {
    super(in);
    this.progress = progress;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    told(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    told(Math.max(0, read));
    return read;
  }

  private void told(int more) {
    count += more;
    progress.bytes(more);
  }
}
