package tegata.portal.trouble;

import java.util.List;
import tegata.portal.page.Shell;
import tegata.portal.page.Words;

/**
 * The page of a trouble.
 *
 * @param pause how long to wait; empty text where nobody knows
 * @param retry where to try again; empty text where trying again does not help
 * @param incident 問い合わせ番号; empty text on a page that is the same for everybody
 * @param others other pages, which may work; none where waiting does not help
 */
public record TroubleView(
    String title,
    String what,
    String next,
    String pause,
    String otherwise,
    String retry,
    String incident,
    List<Shell.Link> others) {
  private static final long SECONDS = 60;
  private static final long LONGEST_IN_SECONDS = 90;

  /**
   * The page.
   *
   * @param again whether trying again was tried already
   * @param seconds the time after which trying again helps; empty text where nobody knows
   * @param destinations of the person, the failing one marked
   */
  static TroubleView of(
      Trouble trouble,
      String path,
      boolean again,
      String seconds,
      String incident,
      List<Shell.Link> destinations,
      Words words) {
    boolean passing = trouble == Trouble.UNAVAILABLE || trouble == Trouble.TIMEOUT;
    boolean limited = trouble == Trouble.TOO_MANY && !seconds.isEmpty();
    boolean still = passing && again;
    String title = still ? words.text("trouble.again.title") : words.of(trouble, "title");
    return new TroubleView(
        passing ? titled(title, destinations, words) : title,
        words.of(trouble, "what"),
        still ? words.text("trouble.again.next") : words.of(trouble, "next"),
        seconds.isEmpty() ? "" : pause(Long.parseLong(seconds), words),
        words.text("trouble.otherwise"),
        passing || limited ? path : "",
        incident,
        passing ? destinations.stream().filter(link -> !link.current()).toList() : List.of());
  }

  /** In seconds as long as anybody would count them, else in minutes. */
  private static String pause(long seconds, Words words) {
    return seconds < LONGEST_IN_SECONDS
        ? words.text("trouble.wait", seconds)
        : words.text("trouble.wait.minutes", (seconds + SECONDS - 1) / SECONDS);
  }

  /** With the name of the page that is away, where it has one. */
  private static String titled(String title, List<Shell.Link> destinations, Words words) {
    return destinations.stream()
        .filter(Shell.Link::current)
        .findFirst()
        .map(link -> words.text("trouble.of", link.text(), title))
        .orElse(title);
  }
}
