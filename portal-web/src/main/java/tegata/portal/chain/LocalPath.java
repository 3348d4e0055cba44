package tegata.portal.chain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path of this portal to go on to, never a way out of it: one leading slash, printable ASCII, no
 * backslash (which browsers read as a slash).
 */
public record LocalPath(String value) {
  private static final Pattern SHAPE = Pattern.compile("/(?!/)[\\x21-\\x5B\\x5D-\\x7E]{0,511}");
  private static final Pattern NO_DESTINATION = Pattern.compile("/(login|logout|assets)([/?].*)?");

  /** The path, empty for anything that would lead elsewhere. */
  public static Optional<LocalPath> of(String text) {
    return text != null && SHAPE.matcher(text).matches()
        ? Optional.of(new LocalPath(text))
        : Optional.empty();
  }

  /** Whether it makes sense to go there after a login. */
  public boolean isDestination() {
    return !NO_DESTINATION.matcher(value).matches();
  }
}
