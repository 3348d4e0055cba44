package tegata.portal.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;

/**
 * The one font of our papers. Its character map lacks the radicals (U+2E80–2FDF), which PDFBox
 * would otherwise write into the text layer in place of 山 or 氏; see {@code fonts/README.md}.
 */
final class PaperFont {
  static final String FAMILY = "paper";

  /** 下駄: stands where the font has no character. */
  static final String MISSING = "〓";

  private static final String FILE = "NotoSansJP-paper.ttf";
  private static final byte[] BYTES = read();

  private PaperFont() {}

  static InputStream open() {
    return new ByteArrayInputStream(BYTES);
  }

  /** The text with the radicals as the characters they stand for, and ‧ as ・. */
  static String folded(String text) {
    boolean plain = text.chars().noneMatch(PaperFont::isTrimmed);
    if (plain) {
      return text;
    }
    var out = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (c == '\u2027') {
                out.append('・');
              } else if (isTrimmed(c)) {
                out.append(Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFKC));
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }

  private static boolean isTrimmed(int c) {
    return c == '\u2027' || c >= '\u2E80' && c <= '\u2FDF';
  }

  private static byte[] read() {
    try (InputStream in = PaperFont.class.getResourceAsStream(FILE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
