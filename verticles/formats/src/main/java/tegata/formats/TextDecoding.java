package tegata.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * 文字コードの判定。 Decodes a text file as UTF-8 (with or without a byte order mark) or, where it is not
 * UTF-8, as Windows-31J. Both decoders are strict and the platform's charset is never asked.
 */
public final class TextDecoding {

  private TextDecoding() {}

  /**
   * The text of a file.
   *
   * @param text without its byte order mark
   * @param charset what it was written in
   */
  public record Decoded(String text, Charset charset) {}

  /** Decodes, or says in {@code findings} why the bytes are no text we know. */
  public static Optional<Decoded> decode(byte[] content, Findings findings) {
    if (content.length == 0) {
      findings.error("ファイル全体", "empty-file", "ファイルが空です。");
      return Optional.empty();
    }
    Optional<Decoded> decoded = decode(content);
    if (decoded.isEmpty()) {
      findings.error("ファイル全体", "unknown-encoding", "文字コードが UTF-8 でも Shift_JIS でもないか、文字が壊れています。");
    }
    return decoded;
  }

  /** Decodes in one given charset, strictly; empty when the bytes are malformed in it. */
  public static Optional<String> decode(byte[] content, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content, from, content.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static Optional<Decoded> decode(byte[] content) {
    boolean marked = startsWithMark(content);
    return decode(content, marked ? 3 : 0, StandardCharsets.UTF_8)
        .map(text -> new Decoded(text, StandardCharsets.UTF_8))
        .or(() -> marked ? Optional.empty() : ms932(content))
        .filter(decoded -> decoded.text().indexOf('\0') < 0);
  }

  /** True when UTF-8's byte order mark comes first. */
  public static boolean startsWithMark(byte[] content) {
    return content.length >= 3
        && content[0] == (byte) 0xEF
        && content[1] == (byte) 0xBB
        && content[2] == (byte) 0xBF;
  }

  private static Optional<Decoded> ms932(byte[] content) {
    return decode(content, 0, Ms932.CHARSET).map(text -> new Decoded(text, Ms932.CHARSET));
  }
}
