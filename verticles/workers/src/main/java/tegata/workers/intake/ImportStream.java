package tegata.workers.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import tegata.formats.Ms932;
import tegata.formats.SourceFormat;

/**
 * One file or zip of unknown size, read once from front to end. Claims are never held as a whole;
 * of a zip nothing is written anywhere, so that the names in it can do no harm.
 */
final class ImportStream {
  /** Far more files than any package of a month has. */
  static final int MOST_ENTRIES = 100_000;

  /** Text of claims shrinks to a tenth; a bomb to a thousandth. */
  static final long MOST_GROWTH = 200;

  private static final int HEAD = 512;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

  private final Intake intake;
  private final Optional<String> card;
  private final ImportProgress progress;

  ImportStream(Intake intake, Optional<String> card, ImportProgress progress) {
    this.intake = intake;
    this.card = card;
    this.progress = progress;
  }

  /** A report for the file, or for every file of the zip. */
  List<FileReport> read(String name, InputStream in) throws SQLException, IOException {
    CountedInput counted = new CountedInput(in, progress);
    BufferedInputStream buffered = new BufferedInputStream(counted);
    byte[] head = head(buffered);
    return startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP)
        ? unpack(name, buffered, counted)
        : List.of(one(name, buffered, head));
  }

  private FileReport one(String name, InputStream in, byte[] head)
      throws SQLException, IOException {
    if (SourceFormat.isClaims(head)) {
      return intake.importClaims(name, in, progress);
    }
    byte[] content = in.readNBytes(Intake.MAX_BYTES + 1);
    return intake.importFile(name, content, card, progress);
  }

  private List<FileReport> unpack(String name, InputStream in, CountedInput packed)
      throws SQLException, IOException {
    List<FileReport> reports = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1)) {
      GrowthGuard growth = new GrowthGuard(zip, packed);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (reports.size() == MOST_ENTRIES) {
          reports.add(Intake.rejected(name, "too-many-entries", "zip の中のファイルが多すぎます。残りは取り込みません。"));
          return reports;
        }
        if (!entry.isDirectory()) {
          reports.add(member(name + "/" + plain(entry.getName()), growth));
          growth.skipRest();
        }
      }
    } catch (GrowthGuard.BombException e) {
      reports.add(Intake.rejected(name, "zip-bomb", "zip が異常に大きく膨らみます。残りは取り込みません。"));
    } catch (ZipException | java.io.EOFException e) {
      reports.add(Intake.rejected(name, "broken-zip", "zip が壊れているか、途中で切れています。残りは取り込みません。"));
    }
    return reports.isEmpty()
        ? List.of(Intake.rejected(name, "empty-zip", "zip の中にファイルがありません。"))
        : reports;
  }

  private FileReport member(String name, InputStream in) throws SQLException, IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    byte[] head = head(buffered);
    return startsWith(head, ZIP)
        ? Intake.rejected(name, "zip-in-zip", "zip の中の zip は開きません。取り出して取り込んでください。")
        : one(name, buffered, head);
  }

  /** The last part of a path, whatever separates it; names of Windows are in its own code page. */
  private static String plain(String entry) {
    boolean bytes = entry.chars().allMatch(c -> c <= 0xFF);
    Charset windows = Ms932.CHARSET;
    String name = bytes ? new String(entry.getBytes(StandardCharsets.ISO_8859_1), windows) : entry;
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static byte[] head(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    return head;
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && java.util.Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
