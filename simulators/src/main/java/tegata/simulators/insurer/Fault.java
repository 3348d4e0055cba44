package tegata.simulators.insurer;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * 障害の模擬. How a backend misbehaves until told otherwise.
 *
 * @param millis delay before a slow answer, or between two bytes of a dripping one
 */
public record Fault(Mode mode, long millis) {

  /** A backend in good health. */
  public static final Fault NONE = new Fault(Mode.NONE, 0);

  private static final long LONGEST = 600_000;

  /** Kinds of misbehaviour; on the wire in lower case with hyphens. */
  public enum Mode {
    NONE,
    /** Answers rightly, but late. */
    SLOW,
    /** Takes the request and never answers. */
    HANG,
    /** Closes the connection instead of answering. */
    RESET,
    /** Sends a right answer byte by byte. */
    DRIP,
    /** Answers 200 with bytes that are no XML. */
    GARBAGE,
    /** Answers 500. */
    FAIL,
    /** Answers, well-formed, about somebody else. */
    WRONG_PERSON,
    /** Promises the whole body, sends half of it and closes. */
    HALF_BODY,
    /** Declares one encoding and writes the other. */
    WRONG_ENCODING,
    /** Promises fewer bytes than it sends. */
    WRONG_LENGTH
  }

  /** Reads {@code {"mode","millis"}}; empty when it is no such thing. */
  static Optional<Fault> parse(JsonObject json) {
    if (!(json.getValue("mode") instanceof String mode)
        || !(json.getValue("millis", 0) instanceof Number millis)
        || millis.longValue() < 0
        || millis.longValue() > LONGEST) {
      return Optional.empty();
    }
    return Arrays.stream(Mode.values())
        .filter(known -> wireName(known).equals(mode))
        .findFirst()
        .map(known -> new Fault(known, millis.longValue()));
  }

  JsonObject toJson() {
    return new JsonObject().put("mode", wireName(mode)).put("millis", millis);
  }

  private static String wireName(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
