package tegata.portal.trouble;

import tegata.portal.page.Words;

/**
 * The page of a trouble.
 *
 * @param pause how long to wait; empty text where nobody knows
 * @param retry where to try again; empty text where trying again does not help
 * @param incident 問い合わせ番号
 */
public record TroubleView(
    String title,
    String what,
    String next,
    String pause,
    String otherwise,
    String retry,
    String incident) {

  /**
   * The page.
   *
   * @param again whether trying again was tried already
   * @param seconds the time after which trying again helps; empty text where nobody knows
   */
  static TroubleView of(
      Trouble trouble, String path, boolean again, String seconds, String incident, Words words) {
    boolean passing = trouble == Trouble.UNAVAILABLE || trouble == Trouble.TIMEOUT;
    boolean limited = trouble == Trouble.TOO_MANY && !seconds.isEmpty();
    boolean still = passing && again;
    return new TroubleView(
        still ? words.text("trouble.again.title") : words.of(trouble, "title"),
        words.of(trouble, "what"),
        still ? words.text("trouble.again.next") : words.of(trouble, "next"),
        seconds.isEmpty() ? "" : words.text("trouble.wait", seconds),
        words.text("trouble.otherwise"),
        passing || limited ? path : "",
        incident);
  }
}
