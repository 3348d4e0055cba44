package tegata.formats.iryohixml;

import tegata.formats.Ms932;

/** Text as XML 1.0 can hold it. */
final class XmlText {
  private XmlText() {}

  /**
   * The text with ● for every character that no XML document may hold, and blanks for line ends.
   */
  static String of(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t' || c == '\n' || c == '\r') {
                out.append(' ');
              } else if (isAllowed(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(Ms932.GETA);
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }
}
