package tegata.portal.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ふりがな. The words of a bundle note it as {@code 漢字《かんじ》} or, where it is not only the kanji before
 * it, {@code ｜3日《みっか》}; with nothing to read, {@code ｜0120-00-0000《》}, words stay on one line. On
 * the way to the page three noncharacters stand for the notation, put in before any parameter is:
 * so no name or other parameter is ever read as ふりがな. What they mean becomes HTML once the page is
 * rendered and everything else in it is escaped.
 */
final class Ruby {
  private static final char OPEN = '\uFDD0';
  private static final char MIDDLE = '\uFDD1';
  private static final char CLOSE = '\uFDD2';

  private static final Pattern NOTED =
      Pattern.compile(
          "(?:｜([^｜《》]++)《|(?<!\\p{IsHan})(\\p{IsHan}++)《(?!》))([^｜《》]*+)》",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MARKED =
      Pattern.compile(
          "%c([^%c-%c<>]*+)%c([^%c-%c<>]*+)%c"
              .formatted(OPEN, OPEN, CLOSE, MIDDLE, OPEN, CLOSE, CLOSE));
  private static final Pattern MARKS = Pattern.compile("[%c-%c]".formatted(OPEN, CLOSE));
  private static final Pattern PIECE =
      Pattern.compile("<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>|[^<]++|<");

  /** Elements in which there is text only, or which {@code <ruby>} would end. */
  private static final Set<String> TEXT_ONLY =
      Set.of("title", "option", "textarea", "svg", "script", "style");

  private static final String READ = "<ruby>$1<rp>（</rp><rt>$2</rt><rp>）</rp></ruby>";
  private static final String UNBROKEN = "<span class=\"unbroken\">$1</span>";

  private Ruby() {}

  /** A pattern of a bundle, with its notation marked. */
  static String marked(String pattern) {
    return NOTED
        .matcher(pattern)
        .replaceAll(
            found -> {
              String base = found.group(1) == null ? found.group(2) : found.group(1);
              return Matcher.quoteReplacement(OPEN + base + MIDDLE + found.group(3) + CLOSE);
            });
  }

  /** The words alone, for where there can be no ふりがな. */
  static String plain(String text) {
    return MARKS.matcher(MARKED.matcher(text).replaceAll("$1")).replaceAll("");
  }

  /** A rendered page with {@code <ruby>} in its text, and the words alone everywhere else. */
  static String html(String page) {
    if (!MARKS.matcher(page).find()) {
      return page;
    }
    var html = new StringBuilder(page.length() * 2);
    Matcher piece = PIECE.matcher(page);
    String textOnly = "";
    while (piece.find()) {
      String name = piece.group("name");
      if (name == null) {
        html.append(textOnly.isEmpty() ? ruby(piece.group()) : plain(piece.group()));
        continue;
      }
      html.append(plain(piece.group()));
      String element = name.toLowerCase(Locale.ROOT);
      if (!piece.group("end").isEmpty() && element.equals(textOnly)) {
        textOnly = "";
      } else if (textOnly.isEmpty() && TEXT_ONLY.contains(element)) {
        textOnly = element;
      }
    }
    return html.toString();
  }

  private static String ruby(String text) {
    String html =
        MARKED.matcher(text).replaceAll(found -> found.group(2).isEmpty() ? UNBROKEN : READ);
    return MARKS.matcher(html).replaceAll("");
  }
}
