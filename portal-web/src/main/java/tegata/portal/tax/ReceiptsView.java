package tegata.portal.tax;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxEntry.Hint;
import tegata.domain.tax.TaxPerson;
import tegata.domain.tax.TaxYear;
import tegata.portal.page.Pager;
import tegata.portal.page.RowsPage;
import tegata.portal.page.Words;

/**
 * 届いた医療費.
 *
 * @param hints what is to be done, once for each kind of hint that some row bears
 * @param unmatched corrections whose notice now says something else
 */
public record ReceiptsView(
    int year,
    String name,
    List<Person> people,
    List<String> hints,
    List<String> unmatched,
    String sum,
    int count,
    List<Row> rows,
    Pager pager) {

  /** Treatments arrive about so many months later. */
  private static final int MONTHS_LATER = 2;

  private static final int DECEMBER = 12;

  /**
   * What has arrived for one person, and what has not; empty text where there is nothing to say.
   */
  public record Person(String name, String arrived, String missing, String later, String ended) {}

  /** One row. */
  public record Row(
      String href,
      String person,
      String month,
      String payee,
      String kind,
      String paid,
      String origin,
      List<String> marks) {}

  static ReceiptsView of(TaxYear year, RowsPage page, LocalDate today, Words words) {
    Map<String, TaxPerson> byName =
        year.people().stream()
            .collect(Collectors.toMap(TaxPerson::name, Function.identity(), (one, other) -> one));
    Set<Hint> hints =
        year.entries().stream()
            .flatMap(one -> one.hints(isChild(byName, one)).stream())
            .collect(Collectors.toSet());
    return new ReceiptsView(
        year.year(),
        Integer.toString(year.year()),
        year.people().stream().map(one -> person(one, year.year(), today, words)).toList(),
        hints.stream().sorted().map(hint -> words.of(hint, "todo")).toList(),
        year.unmatched().stream()
            .map(
                one ->
                    words.text(
                        "tax.unmatched.one",
                        words.month(one.month()),
                        one.paid().map(words::yen).orElse("")))
            .toList(),
        words.yen(year.totals().paid()),
        year.counted().size(),
        page.cut(page.from(year.entries())).stream()
            .map(
                one ->
                    row(
                        one,
                        isChild(byName, one),
                        "/tax/%d/receipts/%s".formatted(year.year(), one.id()),
                        words))
            .toList(),
        Pager.of(
            "/tax/%d/receipts?".formatted(year.year()),
            page,
            page.isFull(page.from(year.entries()).size())));
  }

  static Row row(TaxEntry entry, boolean child, Words words) {
    return row(entry, child, "", words);
  }

  private static Row row(TaxEntry entry, boolean child, String href, Words words) {
    List<String> marks =
        Stream.concat(
                entry.aside().map(words::of).stream(), entry.hints(child).stream().map(words::of))
            .toList();
    return new Row(
        href,
        entry.person(),
        entry
            .paidOn()
            .map(words::day)
            .or(() -> entry.month().map(words::month))
            .orElse(words.text("tax.no-day")),
        entry.payee(),
        words.of(entry.kind()),
        words.yen(entry.paid()),
        words.of(entry.origin()),
        marks);
  }

  private static boolean isChild(Map<String, TaxPerson> byName, TaxEntry entry) {
    return byName.containsKey(entry.person()) && byName.get(entry.person()).child();
  }

  private static Person person(TaxPerson one, int year, LocalDate today, Words words) {
    if (!one.stands()) {
      String text = words.text("tax.person.ended", one.name(), one.corrections());
      return new Person(one.name(), "", "", "", text);
    }
    YearMonth due = YearMonth.from(today).minusMonths(MONTHS_LATER);
    List<YearMonth> open =
        IntStream.rangeClosed(1, DECEMBER)
            .mapToObj(month -> YearMonth.of(year, month))
            .filter(month -> !one.arrived().contains(month))
            .toList();
    String missing = months(open.stream().filter(month -> !month.isAfter(due)).toList(), words);
    String later = months(open.stream().filter(month -> month.isAfter(due)).toList(), words);
    String arrived = months(one.arrived().stream().sorted().toList(), words);
    return new Person(
        one.name(),
        arrived.isEmpty() ? words.text("tax.months.none") : words.text("tax.months.here", arrived),
        missing.isEmpty() || arrived.isEmpty() ? "" : words.text("tax.months.missing", missing),
        later.isEmpty() ? "" : words.text("tax.months.later", later),
        "");
  }

  private static String months(List<YearMonth> months, Words words) {
    return months.stream()
        .map(month -> words.text("tax.month", month.getMonthValue()))
        .collect(Collectors.joining(words.text("access.and")));
  }
}
