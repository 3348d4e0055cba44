package tegata.portal.expense;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.expense.ExpenseSum;
import tegata.portal.page.Arrival;
import tegata.portal.page.MonthWindow;
import tegata.portal.page.Pager;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.RowsPage;
import tegata.portal.page.Words;

/**
 * 医療費.
 *
 * @param years links to whole years of the window
 * @param deductions links to the files of whole years for 医療費控除
 * @param query of the period shown, for the downloads; empty text where there is nothing to
 *     download
 * @param workbook what is to be known of the workbook before it is taken
 * @param summed whether sums can be told: not where a part of the rows is missing
 * @param sum of the whole period, not only of the rows on this page
 * @param family address of 家族の合計; empty text where it is not offered
 * @param byPerson sums of everybody the person may see, and of all; empty where not asked
 */
public record ExpenseView(
    PeriodForm<YearMonth> form,
    List<Year> years,
    List<Year> deductions,
    Arrival arrival,
    List<String> notes,
    String query,
    List<String> workbook,
    boolean summed,
    Sum sum,
    String family,
    List<Sum> byPerson,
    List<Sum> byYear,
    List<Sum> byInstitution,
    List<Row> rows,
    Pager pager) {

  /** A year to choose. */
  public record Year(String text, String href) {}

  /** Sums under one heading. */
  public record Sum(
      String name, int rows, String total, String insurer, String publicExpense, String patient) {}

  /**
   * One notice.
   *
   * @param category 診療区分, with the days where the source has them
   * @param addsUp whether the parts make up the whole
   * @param corrected 訂正あり, with its month; empty text otherwise
   */
  public record Row(
      String month,
      String category,
      String institution,
      String total,
      String insurer,
      String publicExpense,
      String patient,
      boolean addsUp,
      String corrected) {}

  static ExpenseView refused(PeriodForm<YearMonth> form) {
    Sum none = new Sum("", 0, "", "", "", "");
    return new ExpenseView(
        form,
        List.of(),
        List.of(),
        Arrival.UNKNOWN,
        List.of(),
        "",
        List.of(),
        false,
        none,
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Pager.NONE);
  }

  static ExpenseView of(
      PeriodForm<YearMonth> typed,
      ExpenseNotices notices,
      ExpenseFamily family,
      RowsPage page,
      MonthWindow window,
      String person,
      Words words) {
    PeriodForm<YearMonth> form = window.shown(typed, notices.firstMonth());
    if (form.hasErrors()) {
      return refused(form);
    }
    Period<YearMonth> period = form.period().orElseThrow().since(notices.firstMonth());
    List<ExpenseNotice> rows = notices.rows();
    return new ExpenseView(
        form,
        years(notices, window, words, "expense.year", "/expenses?from=%1$d-01&to=%1$d-12"),
        years(notices, window, words, "expense.deduction", "/tax/%d/export"),
        notices.complete()
            ? Arrival.of(period, arrived(notices), window, words)
            : Arrival.until(notices.arrivedUntil(), window),
        notes(typed, notices, family, window, words),
        rows.isEmpty() ? "" : period.query(),
        workbook(person, notices, words),
        notices.complete(),
        sum("", rows, words),
        family.offer() ? "/expenses?" + period.query() + "&family" : "",
        byPerson(family, words),
        byYear(rows, words),
        sums(rows, ExpenseNotice::institution, words),
        page.cut(page.from(newestFirst(rows))).stream().map(r -> row(r, words)).toList(),
        Pager.of("/expenses?" + period.query(), page, page.isFull(page.from(rows).size())));
  }

  /** As everywhere in the portal; files go the other way, as their formats want it. */
  private static List<ExpenseNotice> newestFirst(List<ExpenseNotice> rows) {
    return rows.stream().sorted(Comparator.comparing(ExpenseNotice::month).reversed()).toList();
  }

  private static List<Sum> byYear(List<ExpenseNotice> rows, Words words) {
    List<Sum> years =
        new ArrayList<>(
            sums(
                rows,
                row -> words.text("expense.year", Integer.toString(row.month().getYear())),
                words));
    Collections.reverse(years);
    return years;
  }

  private static List<YearMonth> arrived(ExpenseNotices notices) {
    return Stream.concat(
            notices.rows().stream().map(ExpenseNotice::month), notices.arrivedUntil().stream())
        .toList();
  }

  private static List<String> notes(
      PeriodForm<YearMonth> typed,
      ExpenseNotices notices,
      ExpenseFamily family,
      MonthWindow window,
      Words words) {
    List<ExpenseNotice> rows = notices.rows();
    return Stream.of(
            notices.complete()
                ? ""
                : words.text("expense.incomplete", words.month(rows.get(rows.size() - 1).month())),
            window.note(typed, notices.firstMonth()),
            family.known() ? "" : words.text("expense.family.unknown"),
            family.members().size() == 1 ? words.text("expense.family.nobody") : "",
            family.missing().isEmpty()
                ? ""
                : words.text(
                    "expense.family.missing",
                    String.join(words.text("access.and"), family.missing())))
        .filter(note -> !note.isEmpty())
        .toList();
  }

  /** Everybody's sum, and the sum of all; where one is missing there is no sum of all. */
  private static List<Sum> byPerson(ExpenseFamily family, Words words) {
    if (family.members().size() < 2) {
      return List.of();
    }
    Stream<Sum> each =
        family.members().stream()
            .flatMap(one -> one.notices().stream().map(all -> sum(one.name(), all.rows(), words)));
    List<ExpenseNotice> all =
        family.members().stream()
            .flatMap(one -> one.notices().stream())
            .flatMap(one -> one.rows().stream())
            .toList();
    Stream<Sum> together =
        family.missing().isEmpty()
            ? Stream.of(sum(words.text("expense.family.all"), all, words))
            : Stream.empty();
    return Stream.concat(each, together).toList();
  }

  private static List<String> workbook(String person, ExpenseNotices notices, Words words) {
    FormFile form = ExpenseWorkbook.of(person, notices);
    List<String> told = new ArrayList<>(form.refusals(words));
    told.addAll(form.told(words));
    return told;
  }

  private static List<Year> years(
      ExpenseNotices notices, MonthWindow window, Words words, String key, String href) {
    int first = notices.firstMonth().getYear();
    int last = window.thisMonth().getYear();
    return IntStream.rangeClosed(first, last)
        .map(i -> first + last - i)
        .mapToObj(year -> new Year(words.text(key, Integer.toString(year)), href.formatted(year)))
        .toList();
  }

  private static List<Sum> sums(
      List<ExpenseNotice> rows, Function<ExpenseNotice, String> heading, Words words) {
    Map<String, List<ExpenseNotice>> groups =
        rows.stream().collect(Collectors.groupingBy(heading, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> sum(group.getKey(), group.getValue(), words))
        .toList();
  }

  private static Sum sum(String name, List<ExpenseNotice> rows, Words words) {
    ExpenseSum sum = ExpenseSum.of(rows);
    return new Sum(
        name,
        sum.rows(),
        words.yen(sum.total()),
        words.yen(sum.insurer()),
        words.yen(sum.publicExpense()),
        words.yen(sum.patient()));
  }

  private static Row row(ExpenseNotice notice, Words words) {
    return new Row(
        words.month(notice.month()),
        notice
            .days()
            .map(days -> words.text("expense.category-days", notice.category(), days))
            .orElse(notice.category()),
        notice.institution(),
        words.yen(notice.total()),
        words.yen(notice.insurer()),
        words.yen(notice.publicExpense()),
        words.yen(notice.patient()),
        notice.addsUp(),
        notice
            .corrected()
            .map(month -> words.text("expense.corrected", words.month(month)))
            .orElse(""));
  }
}
