package tegata.formats.iryohiform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs a workbook anew with fixed dates, so that the same rows always give the same bytes. */
final class FixedZip {
  /** The first moment a zip file can name. */
  static final LocalDateTime MOMENT = LocalDateTime.of(1980, 1, 1, 0, 0);

  private FixedZip() {}

  static byte[] repack(byte[] zip) throws IOException {
    var out = new ByteArrayOutputStream(zip.length);
    try (var from = new ZipInputStream(new ByteArrayInputStream(zip));
        var to = new ZipOutputStream(out)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(MOMENT);
        to.putNextEntry(copy);
        from.transferTo(to);
        to.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
