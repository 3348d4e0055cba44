package tegata.gateway.framing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests backends make of the same bytes. Each reading is one that servers in use have
 * had: by lengths, by chunks, and without bodies for GET; all of them forgiving.
 */
final class Readings {
  private static final Pattern REQUEST_LINE = Pattern.compile("[A-Z]+ \\S+ HTTP/1\\.[01]\r?\n");

  private enum Reading {
    FIRST_LENGTH,
    LAST_LENGTH,
    CHUNKS,
    GET_WITHOUT_BODY
  }

  private Readings() {}

  /** The most requests that any reading finds. */
  static int most(byte[] received) {
    String text = new String(received, StandardCharsets.ISO_8859_1);
    return Arrays.stream(Reading.values()).mapToInt(r -> count(text, r)).max().orElse(0);
  }

  private static int count(String text, Reading reading) {
    int requests = 0;
    int at = 0;
    Matcher line = REQUEST_LINE.matcher(text);
    while (line.region(at, text.length()).lookingAt()) {
      requests++;
      int end = text.indexOf("\r\n\r\n", at);
      if (end < 0) {
        return requests;
      }
      String head = text.substring(at, end);
      at = end + 4 + body(head, text.substring(end + 4), reading);
      if (at > text.length()) {
        return requests;
      }
    }
    return requests;
  }

  /** How much of {@code rest} is the body. */
  private static int body(String head, String rest, Reading reading) {
    boolean chunked =
        value(head, "transfer-encoding", false).filter(v -> v.contains("chunked")).isPresent();
    Optional<Integer> length =
        value(head, "content-length", reading == Reading.LAST_LENGTH).map(Readings::number);
    return switch (reading) {
      case GET_WITHOUT_BODY ->
          head.startsWith("GET ") ? 0 : length.orElseGet(() -> chunked ? chunks(rest) : 0);
      case CHUNKS -> chunked ? chunks(rest) : length.orElse(0);
      case FIRST_LENGTH, LAST_LENGTH -> length.orElseGet(() -> chunked ? chunks(rest) : 0);
    };
  }

  private static Optional<String> value(String head, String name, boolean last) {
    return Arrays.stream(head.split("\r?\n"))
        .map(l -> l.toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(l -> l.strip().matches(Pattern.quote(name) + "\\s*:.*"))
        .map(l -> l.substring(l.indexOf(':') + 1).strip())
        .reduce((first, second) -> last ? second : first);
  }

  private static int number(String text) {
    Matcher digits = Pattern.compile("[0-9]+").matcher(text);
    return digits.find() ? Integer.parseInt(digits.group()) : 0;
  }

  private static int chunks(String rest) {
    int at = 0;
    while (at < rest.length()) {
      int lineEnd = rest.indexOf('\n', at);
      if (lineEnd < 0) {
        return rest.length();
      }
      Matcher size =
          Pattern.compile("\\+?([0-9a-fA-F]+).*", Pattern.DOTALL)
              .matcher(rest.substring(at, lineEnd));
      int length = size.matches() ? Integer.parseInt(size.group(1), 16) : 0;
      at = lineEnd + 1 + length;
      if (length == 0) {
        int end = rest.indexOf('\n', at);
        return end < 0 ? rest.length() : end + 1;
      }
      at = Math.min(rest.length(), at + 2);
    }
    return at;
  }
}
