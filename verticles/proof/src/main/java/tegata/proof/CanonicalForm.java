package tegata.proof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry as bytes, so that two entries never have the same. One version byte, then the fields in
 * fixed order, each with its length before it (unsigned, 4 bytes, big-endian). An absent field has
 * the length {@code FFFFFFFF}; a list is its count and then its elements. Text is UTF-8 as stored,
 * not normalised.
 *
 * <pre>
 * 01                                      version
 * number      8 bytes, big-endian         at         8 bytes, microseconds since 1970-01-01T00:00Z
 * salt        16 bytes                    request    16 bytes, as RFC 9562 orders them
 * subject     16 bytes or absent          kind       text
 * actorKind   text                        actorId    text
 * actorName   text                        categories list of text
 * basis       text                        result     text
 * note        text or absent
 * </pre>
 */
final class CanonicalForm {
  private static final int VERSION = 1;
  private static final int ABSENT = -1;
  private static final int SALT_BYTES = 16;
  private static final int USUAL_BYTES = 320;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Reports what {@code getBytes} would silently turn into a question mark. */
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();

  private CanonicalForm() {}

  /**
   * The bytes of the entry's leaf, without the leaf prefix.
   *
   * @throws IllegalArgumentException when a field is no entry's: half a surrogate pair, a time
   *     finer than microseconds, a salt of another length
   */
  static byte[] of(LoggedEntry entry) {
    try {
      return new CanonicalForm().write(entry);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text that is no Unicode", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(LoggedEntry entry) throws IOException {
    out.writeByte(VERSION);
    number(entry.number());
    number(micros(entry.at()));
    bytes(salt(entry.salt()));
    uuid(entry.request());
    optionalUuid(entry.subject());
    text(entry.kind());
    text(entry.actorKind());
    text(entry.actorId());
    text(entry.actorName());
    list(entry.categories());
    text(entry.basis());
    text(entry.result());
    optionalText(entry.note());
    return bytes.toByteArray();
  }

  private static long micros(Instant at) {
    if (at.getNano() % 1_000 != 0) {
      throw new IllegalArgumentException("a time finer than microseconds: " + at);
    }
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static byte[] salt(String hex) {
    byte[] salt = HexFormat.of().parseHex(hex);
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has 16 bytes, not " + salt.length);
    }
    return salt;
  }

  private void number(long value) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(value);
  }

  private void uuid(UUID value) throws IOException {
    out.writeInt(2 * Long.BYTES);
    out.writeLong(value.getMostSignificantBits());
    out.writeLong(value.getLeastSignificantBits());
  }

  private void optionalUuid(Optional<UUID> value) throws IOException {
    if (value.isPresent()) {
      uuid(value.get());
    } else {
      out.writeInt(ABSENT);
    }
  }

  private void optionalText(Optional<String> value) throws IOException {
    if (value.isPresent()) {
      text(value.get());
    } else {
      out.writeInt(ABSENT);
    }
  }

  private void list(List<String> values) throws IOException {
    out.writeInt(values.size());
    for (String value : values) {
      text(value);
    }
  }

  /**
   * An encoder of its own reports what {@code getBytes} would silently turn into a question mark.
   */
  private void text(String value) throws IOException {
    var utf8 = encoder.encode(CharBuffer.wrap(value));
    out.writeInt(utf8.remaining());
    out.write(utf8.array(), utf8.arrayOffset(), utf8.remaining());
  }

  private void bytes(byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }
}
