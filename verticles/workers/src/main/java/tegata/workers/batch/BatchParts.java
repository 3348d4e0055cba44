package tegata.workers.batch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tegata.workers.database.Jdbc;

/** A received file, read part by part. */
final class BatchParts extends InputStream {
  private static final String PART =
      "select content from batch_part where batch_id = ? and number = ?";

  private final Jdbc database;
  private final UUID batch;
  private final BooleanSupplier stopped;
  private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);
  private int next;
  private boolean ended;

  /**
   * @param stopped asked before every part: from then on nothing can be read
   */
  BatchParts(Jdbc database, UUID batch, BooleanSupplier stopped) {
    this.database = database;
    this.batch = batch;
    this.stopped = stopped;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!ended && part.available() == 0 && length > 0) {
      Optional<byte[]> content = content(next++);
      ended = content.isEmpty();
      content.ifPresent(bytes -> part = new ByteArrayInputStream(bytes));
    }
    return part.read(into, offset, length);
  }

  private Optional<byte[]> content(int number) throws IOException {
    if (stopped.getAsBoolean()) {
      throw new InterruptedIOException("this node stops");
    }
    try {
      return database.inTransaction(
          () -> database.first(PART, row -> row.getBytes("content"), batch, number));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
