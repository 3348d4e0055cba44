package tegata.workers.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading when a zip gives many times more than it holds. */
final class GrowthGuard extends FilterInputStream {
  /** Small files may shrink to nearly nothing. */
  private static final long HARMLESS = 16L * 1024 * 1024;

  private final CountedInput packed;
  private long unpacked;

  /** The zip is a bomb. */
  static final class BombException extends IOException {
    private static final long serialVersionUID = 1;
  }

  GrowthGuard(InputStream zip, CountedInput packed) {
    super(zip);
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    check(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    check(Math.max(0, read));
    return read;
  }

  /** The end of an entry is not the end of the zip. */
  @Override
  public void close() {}

  /** Reads what is left of the entry, with the same guard. */
  void skipRest() throws IOException {
    byte[] buffer = new byte[64 * 1024];
    int read = read(buffer, 0, buffer.length);
    while (read >= 0) {
      read = read(buffer, 0, buffer.length);
    }
  }

  private void check(int more) throws BombException {
    unpacked += more;
    if (unpacked > HARMLESS && unpacked / Math.max(1, packed.count()) > ImportStream.MOST_GROWTH) {
      throw new BombException();
    }
  }
}
