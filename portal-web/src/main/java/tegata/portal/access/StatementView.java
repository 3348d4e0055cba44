package tegata.portal.access;

import java.time.LocalDate;
import java.util.Optional;
import tegata.contract.AccessApi.StatementSize;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Words;

/**
 * 証明書の説明と期間.
 *
 * @param file address of the file; empty text where the period is wrong or holds nothing
 * @param link to the file, with about how large it is
 * @param size how many rows it has and about how large it is; empty text where there is no file
 * @param empty whether the period holds nothing
 */
public record StatementView(
    PeriodForm<LocalDate> form, String file, String link, String size, boolean empty) {
  private static final long KILO = 1_000;

  static StatementView of(PeriodForm<LocalDate> form, Optional<StatementSize> size, Words words) {
    boolean empty = size.filter(known -> known.entries() == 0).isPresent();
    String file =
        form.period()
            .filter(period -> !empty)
            .map(Period::query)
            .map("/access-log/statement.json?"::concat)
            .orElse("");
    return new StatementView(
        form, file, link(size, words), file.isEmpty() ? "" : said(size, words), empty);
  }

  private static String link(Optional<StatementSize> size, Words words) {
    return size.map(
            known ->
                known.bytes() < KILO * KILO
                    ? words.text("file.about-kb", upTo(known.bytes(), KILO))
                    : words.text("file.about-mb", upTo(known.bytes(), KILO * KILO)))
        .map(large -> words.text("statement.link", large))
        .orElseGet(() -> words.text("statement.link.unknown"));
  }

  private static String said(Optional<StatementSize> size, Words words) {
    return size.map(
            known ->
                known.bytes() < KILO * KILO
                    ? words.text("statement.size", known.entries(), upTo(known.bytes(), KILO))
                    : words.text(
                        "statement.size.large", known.entries(), upTo(known.bytes(), KILO * KILO)))
        .orElseGet(() -> words.text("statement.size.unknown"));
  }

  private static long upTo(long bytes, long unit) {
    return (bytes + unit - 1) / unit;
  }
}
