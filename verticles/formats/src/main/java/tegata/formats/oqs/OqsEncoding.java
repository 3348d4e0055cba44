package tegata.formats.oqs;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tegata.formats.Ms932;

/** 電文の文字コード (OQSCD005). What is declared as Shift_JIS is Windows-31J. */
public enum OqsEncoding {
  UTF_8("0", "UTF-8", StandardCharsets.UTF_8, List.of("utf-8", "utf8")),
  SHIFT_JIS(
      "1",
      "Shift_JIS",
      Ms932.CHARSET,
      List.of("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms932", "cp932"));

  private final String identifier;
  private final String declared;
  private final Charset charset;
  private final List<String> names;

  OqsEncoding(String identifier, String declared, Charset charset, List<String> names) {
    this.identifier = identifier;
    this.declared = declared;
    this.charset = charset;
    this.names = names;
  }

  /** CharacterCodeIdentifier. */
  public String identifier() {
    return identifier;
  }

  /** As the XML declaration and a media type's charset name it. */
  public String declared() {
    return declared;
  }

  /** A whole document of that root element; a character without a code becomes ●. */
  byte[] document(String root) {
    String declaration =
        "<?xml version=\"1.0\" encoding=\"" + declared + "\" standalone=\"no\"?>\n";
    return Ms932.encode(declaration + root, charset);
  }

  Charset charset() {
    return charset;
  }

  /** The encoding of that name, in any of its spellings. */
  public static Optional<OqsEncoding> of(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(e -> e.names.contains(wanted)).findFirst();
  }
}
