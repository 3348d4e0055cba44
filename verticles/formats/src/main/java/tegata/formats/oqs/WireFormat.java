package tegata.formats.oqs;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** How values look on the wire. */
final class WireFormat {
  static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private static final String INSURER_NUMBER = "InsurerNumber";
  private static final int INSURER_NUMBER_LENGTH = 8;

  private WireFormat() {}

  /** 保険者番号 has 8 characters: the 6 digits of 国保 get spaces in front. */
  static String padded(String element, String text) {
    return element.equals(INSURER_NUMBER) && !text.isEmpty()
        ? " ".repeat(Math.max(0, INSURER_NUMBER_LENGTH - text.length())) + text
        : text;
  }
}
