package tegata.portal.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tegata.domain.notice.Notice;
import tegata.portal.page.Words;

/**
 * One notice.
 *
 * @param href where the person goes on from here
 */
public record NoticeView(String title, String at, String text, String linkText, String href) {
  private static final Pattern FACT = Pattern.compile("\\{([A-Za-z]+)}");

  static NoticeView of(Notice notice, Words words) {
    Notice.Kind kind = notice.kind();
    return new NoticeView(
        words.of(kind, "title"),
        words.moment(notice.at()),
        words.of(kind, "text", kind.facts().stream().map(f -> said(f, notice, words)).toArray()),
        words.of(kind, "link"),
        FACT.matcher(kind.page()).replaceAll(found -> named(found, notice)));
  }

  private static String said(String fact, Notice notice, Words words) {
    String value = notice.facts().getOrDefault(fact, "");
    if (fact.endsWith("On")) {
      return words.day(LocalDate.parse(value));
    }
    return fact.endsWith("At") ? words.moment(Instant.parse(value)) : value;
  }

  /** Only ids and numbers lead anywhere, so nothing in an address needs to be escaped. */
  private static String named(MatchResult found, Notice notice) {
    return notice.facts().getOrDefault(found.group(1), "").replaceAll("[^A-Za-z0-9-]", "");
  }
}
