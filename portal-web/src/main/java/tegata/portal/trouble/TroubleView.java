package tegata.portal.trouble;

import tegata.portal.page.Words;

/**
 * The page of a trouble.
 *
 * @param retry where to try again; empty text where trying again does not help
 * @param incident 問い合わせ番号
 */
public record TroubleView(
    String title, String what, String next, String otherwise, String retry, String incident) {

  /**
   * The page.
   *
   * @param again whether trying again was tried already
   */
  static TroubleView of(Trouble trouble, String path, boolean again, String incident, Words words) {
    boolean passing = trouble == Trouble.UNAVAILABLE || trouble == Trouble.TIMEOUT;
    boolean still = passing && again;
    return new TroubleView(
        still ? words.text("trouble.again.title") : words.of(trouble, "title"),
        words.of(trouble, "what"),
        still ? words.text("trouble.again.next") : words.of(trouble, "next"),
        words.text("trouble.otherwise"),
        passing ? path : "",
        incident);
  }
}
