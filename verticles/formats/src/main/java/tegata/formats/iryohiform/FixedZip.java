package tegata.formats.iryohiform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip files with fixed dates, so that the same content always gives the same bytes. */
public final class FixedZip {
  /** The first moment a zip file can name. */
  static final LocalDateTime MOMENT = LocalDateTime.of(1980, 1, 1, 0, 0);

  private FixedZip() {}

  /** Packs files in the order of the map; names are ours, without folders. */
  public static byte[] pack(Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var to = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        begin(to, file.getKey());
        to.write(file.getValue());
        to.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /** The same zip file with the fixed date. */
  static byte[] repack(byte[] zip) throws IOException {
    var out = new ByteArrayOutputStream(zip.length);
    try (var from = new ZipInputStream(new ByteArrayInputStream(zip));
        var to = new ZipOutputStream(out)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        begin(to, entry.getName());
        from.transferTo(to);
        to.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static void begin(ZipOutputStream to, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(MOMENT);
    to.putNextEntry(entry);
  }
}
