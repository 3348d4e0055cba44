package tegata.simulators.insurer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 文字コード (OQSCD005). What calls itself Shift_JIS is really Windows-31J: ①, Ⅲ and 髙 occur. */
public enum OqsEncoding {
  UTF_8("UTF-8", "0", StandardCharsets.UTF_8),
  SHIFT_JIS("Shift_JIS", "1", Charset.forName("windows-31j"));

  private static final int DECLARATION_LENGTH = 200;
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9_-]+)[\"']");

  private final String declaredName;
  private final String code;
  private final Charset charset;

  OqsEncoding(String declaredName, String code, Charset charset) {
    this.declaredName = declaredName;
    this.code = code;
    this.charset = charset;
  }

  /** The encoding that a message declares; UTF-8 when it declares none. */
  static OqsEncoding declaredBy(byte[] message) {
    int length = Math.min(message.length, DECLARATION_LENGTH);
    Matcher declaration =
        DECLARED.matcher(new String(message, 0, length, StandardCharsets.ISO_8859_1));
    if (!declaration.find()) {
      return UTF_8;
    }
    String name = declaration.group(1).toLowerCase(Locale.ROOT);
    return name.equals("shift_jis") || name.equals("windows-31j") ? SHIFT_JIS : UTF_8;
  }

  String declaredName() {
    return declaredName;
  }

  /** CharacterCodeIdentifier. */
  String code() {
    return code;
  }

  Charset charset() {
    return charset;
  }
}
