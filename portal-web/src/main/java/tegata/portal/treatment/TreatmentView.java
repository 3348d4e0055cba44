package tegata.portal.treatment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tegata.contract.TreatmentApi.Treatments;
import tegata.domain.treatment.Treatment;
import tegata.portal.page.Arrival;
import tegata.portal.page.Choices;
import tegata.portal.page.FileRows;
import tegata.portal.page.HistoryPages;
import tegata.portal.page.MonthWindow;
import tegata.portal.page.Paged.Came;
import tegata.portal.page.Pager;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.RowsPage;
import tegata.portal.page.Words;

/**
 * 診療の履歴.
 *
 * @param filters lists to narrow by
 * @param arrival how far the data reaches
 * @param notes what to know of the rows that are shown
 * @param query of the period and filters shown
 * @param rows how many the file has, in words; empty text where there is none
 * @param empty what to say where there are no rows; empty text otherwise
 */
public record TreatmentView(
    PeriodForm<YearMonth> form,
    List<Choices> filters,
    Arrival arrival,
    List<String> notes,
    String query,
    String rows,
    String empty,
    List<Occasion> occasions,
    Pager pager)
    implements HistoryPages.View {

  /** 受診一回: what one institution did on one day. */
  public record Occasion(String day, String institution, String category, List<Item> items) {}

  /**
   * One thing done.
   *
   * @param corrected 訂正あり, with its month; empty text otherwise
   */
  public record Item(String name, String group, String times, String corrected) {}

  private record Visit(LocalDate day, String institution, String category) {}

  static TreatmentView refused(PeriodForm<YearMonth> form, TreatmentFilter filter, Words words) {
    return new TreatmentView(
        form, filter.choices(words), Arrival.UNKNOWN, List.of(), "", "", "", List.of(), Pager.NONE);
  }

  static TreatmentView of(
      PeriodForm<YearMonth> typed,
      TreatmentFilter filter,
      Came<Treatments> came,
      RowsPage page,
      MonthWindow window,
      Words words) {
    YearMonth firstMonth = came.answers().get(0).firstMonth();
    PeriodForm<YearMonth> form = window.shown(typed, firstMonth);
    if (form.hasErrors()) {
      return refused(form, filter, words);
    }
    Period<YearMonth> period = form.period().orElseThrow().since(firstMonth);
    String query = period.query() + filter.query();
    List<Treatment> rows = TreatmentTable.rows(came.answers());
    String empty = words.text(filter.narrows() ? "treatment.empty.filtered" : "treatment.empty");
    return new TreatmentView(
        form,
        filter.choices(words),
        filter.known() ? Arrival.of(period, filter.months(), window, words) : Arrival.UNKNOWN,
        Stream.of(
                came.complete() ? "" : incomplete(rows, words),
                window.note(typed, firstMonth),
                filter.known() ? "" : words.text("filter.unknown"))
            .filter(note -> !note.isEmpty())
            .toList(),
        query,
        FileRows.of(page, rows.size(), came.complete(), words),
        rows.isEmpty() ? empty : "",
        occasions(page.cut(rows), words),
        Pager.of("/treatments?" + query, page, page.isFull(rows.size())));
  }

  /** Rows come newest first, so that the older ones are missing. */
  private static String incomplete(List<Treatment> rows, Words words) {
    return words.text("treatment.incomplete", words.day(rows.get(rows.size() - 1).day()));
  }

  private static List<Occasion> occasions(List<Treatment> rows, Words words) {
    Map<Visit, List<Treatment>> visits =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> new Visit(row.day(), row.institution(), row.category()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return visits.entrySet().stream()
        .map(
            visit ->
                new Occasion(
                    words.day(visit.getKey().day()),
                    visit.getKey().institution(),
                    visit.getKey().category(),
                    visit.getValue().stream().map(row -> item(row, words)).toList()))
        .toList();
  }

  private static Item item(Treatment row, Words words) {
    return new Item(
        row.name(),
        row.group(),
        words.text("treatment.times", row.times()),
        row.corrected()
            .map(month -> words.text("treatment.corrected", words.month(month)))
            .orElse(""));
  }
}
