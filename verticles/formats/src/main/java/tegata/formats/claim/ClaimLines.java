package tegata.formats.claim;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.formats.Findings;
import tegata.formats.Ms932;

/** Reads one record after the other and never holds more than {@link #LIMIT} bytes of a line. */
final class ClaimLines {
  /** The longest record of the 記録条件仕様, SJ, stays far below. */
  static final int LIMIT = 16 * 1024;

  private static final int EOF_MARK = 0x1A;
  private static final char REPLACED = '\uFFFD';
  private static final Pattern DATA = Pattern.compile("[0-9]{1,2}");
  private static final Pattern LINE = Pattern.compile("[0-9]{1,6}");

  private final InputStream in;
  private final Findings findings;
  private final byte[] buffer = new byte[LIMIT];
  private final CharsetDecoder decoder =
      Ms932.CHARSET
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private int number;
  private boolean refused;

  ClaimLines(InputStream in, Findings findings) {
    this.in = new BufferedInputStream(in, LIMIT);
    this.findings = findings;
  }

  /** The next record that is not blank; empty at the end of the file. */
  Optional<ClaimRecord> next() throws IOException {
    while (true) {
      int length = fill();
      if (length < 0) {
        return Optional.empty();
      }
      if (length > 0) {
        return Optional.of(record(text(length)));
      }
    }
  }

  /** True when a line before the last given record was refused; asking forgets it. */
  boolean lostOne() {
    boolean lost = refused;
    refused = false;
    return lost;
  }

  /** Bytes of the next line without its end; -1 at the end of the file, 0 for a refused line. */
  private int fill() throws IOException {
    int length = 0;
    int read = in.read();
    if (read < 0) {
      return -1;
    }
    number++;
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (length < LIMIT) {
        buffer[length] = (byte) read;
      }
      length = Math.min(length + 1, LIMIT + 1);
    }
    if (length > LIMIT) {
      refused = true;
      findings.error(
          number + "行目", "line-too-long", "1行が " + LIMIT + " バイトを超えています。このレセプトは取り込みません。");
      return 0;
    }
    return withoutEnd(length);
  }

  private int withoutEnd(int length) {
    int end = length;
    while (end > 0 && (buffer[end - 1] == '\r' || buffer[end - 1] == EOF_MARK)) {
      end--;
    }
    return end;
  }

  private String text(int length) throws IOException {
    String text = decoder.decode(ByteBuffer.wrap(buffer, 0, length)).toString();
    if (text.indexOf(REPLACED) >= 0 || text.indexOf('\0') >= 0) {
      findings.warn(number + "行目", "unmappable-characters", "Shift_JIS として読めない文字があります。● に置き換えました。");
    }
    return text.replace(String.valueOf(REPLACED), Ms932.GETA).replace("\0", Ms932.GETA);
  }

  private ClaimRecord record(String text) {
    List<String> items = Arrays.asList(text.split(",", -1));
    if (items.size() < 4 || !DATA.matcher(items.get(0)).matches()) {
      return new ClaimRecord(number, 1, 0, 0, items);
    }
    return new ClaimRecord(
        number,
        Integer.parseInt(items.get(0)),
        whole(items.get(1)),
        whole(items.get(2)),
        items.subList(3, items.size()));
  }

  private int whole(String text) {
    if (LINE.matcher(text).matches()) {
      return Integer.parseInt(text);
    }
    if (!text.isEmpty()) {
      findings.warn(number + "行目", "not-a-number", "行番号・枝番が数字ではありません。");
    }
    return 0;
  }
}
