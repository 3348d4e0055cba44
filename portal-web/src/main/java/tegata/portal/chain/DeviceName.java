package tegata.portal.chain;

import java.util.List;
import java.util.Optional;

/**
 * 端末の呼び名. How a person recognizes a browser of theirs; of the long text that browsers send only
 * these known words are kept, so that nothing strange is ever shown or stored.
 */
final class DeviceName {
  private static final int LONGEST = 1_000;

  private record Known(String mark, String name) {}

  /** Order matters: an iPad also says Mac OS, Android also says Linux. */
  private static final List<Known> SYSTEMS =
      List.of(
          new Known("iPhone", "iPhone"),
          new Known("iPad", "iPad"),
          new Known("Android", "Android"),
          new Known("Windows", "Windows"),
          new Known("Mac OS", "Mac"),
          new Known("Linux", "Linux"));

  /** Edge and Opera also say Chrome, which also says Safari. */
  private static final List<Known> BROWSERS =
      List.of(
          new Known("Edg", "Edge"),
          new Known("OPR/", "Opera"),
          new Known("Firefox/", "Firefox"),
          new Known("FxiOS/", "Firefox"),
          new Known("CriOS/", "Chrome"),
          new Known("Chrome/", "Chrome"),
          new Known("Safari/", "Safari"));

  private DeviceName() {}

  /** E.g. {@code Firefox (Windows)}; empty for what is not recognized. */
  static Optional<String> of(String userAgent) {
    String text = Optional.ofNullable(userAgent).orElse("");
    String known = text.substring(0, Math.min(text.length(), LONGEST));
    Optional<String> system = find(SYSTEMS, known);
    Optional<String> browser = find(BROWSERS, known);
    return browser.map(b -> system.map(o -> b + " (" + o + ")").orElse(b)).or(() -> system);
  }

  private static Optional<String> find(List<Known> names, String text) {
    return names.stream().filter(n -> text.contains(n.mark())).map(Known::name).findFirst();
  }
}
