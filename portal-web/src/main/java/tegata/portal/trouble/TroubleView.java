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

  static TroubleView of(Trouble trouble, String path, String incident, Words words) {
    boolean passing = trouble == Trouble.UNAVAILABLE || trouble == Trouble.TIMEOUT;
    return new TroubleView(
        words.of(trouble, "title"),
        words.of(trouble, "what"),
        words.of(trouble, "next"),
        words.text("trouble.otherwise"),
        passing ? path : "",
        incident);
  }
}
