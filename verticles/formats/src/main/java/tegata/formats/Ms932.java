package tegata.formats;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * 「Shift_JIS」と名乗る文書の実際の文字コード（Windows-31J）。 What Japan's medical systems call Shift_JIS holds ①, Ⅲ
 * and 髙 and is Microsoft's code page 932; Java's own {@code Shift_JIS} knows none of them.
 */
public final class Ms932 {
  public static final Charset CHARSET = Charset.forName("windows-31j");

  /** 外字の代わりに置く印。 Shown by the real systems where a character has no code. */
  public static final String GETA = "●";

  /**
   * Characters that JIS and Microsoft map to different Unicode points: same sign, two codes.
   * Without this a wave dash typed on a Mac would become ●.
   */
  private static final String JIS_POINTS = "\u301C\u2212\u2014\u2016\u00A2\u00A3\u00AC";

  private static final char FIRST_JIS_POINT = '\u00A2';

  private static final String MICROSOFT_POINTS = "\uFF5E\uFF0D\u2015\u2225\uFFE0\uFFE1\uFFE2";

  private Ms932() {}

  /** Encodes; each character without a code in the code page becomes one {@value #GETA}. */
  public static byte[] encode(String text) {
    CharsetEncoder encoder =
        CHARSET
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(GETA.getBytes(CHARSET));
    try {
      ByteBuffer bytes = encoder.encode(CharBuffer.wrap(microsoftPoints(text)));
      var out = new ByteArrayOutputStream(bytes.remaining());
      out.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
      return out.toByteArray();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("an encoder that replaces cannot fail", e);
    }
  }

  /** Encodes in {@code charset}: as {@link #encode(String)} for this code page, else UTF-8. */
  public static byte[] encode(String text, Charset charset) {
    return charset.equals(CHARSET) ? encode(text) : text.getBytes(StandardCharsets.UTF_8);
  }

  private static String microsoftPoints(String text) {
    char[] mapped = text.toCharArray();
    for (int i = 0; i < mapped.length; i++) {
      int at = mapped[i] < FIRST_JIS_POINT ? -1 : JIS_POINTS.indexOf(mapped[i]);
      if (at >= 0) {
        mapped[i] = MICROSOFT_POINTS.charAt(at);
      }
    }
    return new String(mapped);
  }
}
