package tegata.portal.medication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tegata.contract.MedicationApi.Medicines;
import tegata.domain.medication.Medicine;
import tegata.portal.page.Arrival;
import tegata.portal.page.Choices;
import tegata.portal.page.Fact;
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
 * お薬の履歴.
 *
 * @param filters lists to narrow by
 * @param arrival how far the data reaches
 * @param notes what to know of the rows that are shown
 * @param query of the period and filters shown; empty text where there is nothing to take away
 * @param rows how many the file has, in words; empty text where there is none
 * @param empty what to say where there are no rows; empty text otherwise
 */
public record MedicationView(
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

  /** 調剤一回: what one institution dispensed on one day. */
  public record Occasion(String day, String institution, String prescriber, List<Item> items) {}

  /**
   * One medicine.
   *
   * @param corrected 訂正あり, with its month; empty text otherwise
   */
  public record Item(
      String name,
      String ingredient,
      String usage,
      String quantity,
      List<Fact> facts,
      String source,
      String corrected) {}

  private record Dispensing(LocalDate day, String institution, Optional<String> prescriber) {}

  static MedicationView refused(PeriodForm<YearMonth> form, MedicationFilter filter, Words words) {
    return new MedicationView(
        form, filter.choices(words), Arrival.UNKNOWN, List.of(), "", "", "", List.of(), Pager.NONE);
  }

  static MedicationView of(
      PeriodForm<YearMonth> typed,
      MedicationFilter filter,
      Came<Medicines> came,
      RowsPage page,
      MonthWindow window,
      Words words) {
    Medicines first = came.answers().get(0);
    PeriodForm<YearMonth> form = window.shown(typed, first.firstMonth());
    if (form.hasErrors()) {
      return refused(form, filter, words);
    }
    Period<YearMonth> period = form.period().orElseThrow().since(first.firstMonth());
    String query = period.query() + filter.query();
    List<Medicine> rows = MedicationTable.rows(came.answers());
    String empty = words.text(filter.narrows() ? "medication.empty.filtered" : "medication.empty");
    return new MedicationView(
        form,
        filter.choices(words),
        arrival(filter, first, rows.isEmpty(), period, window, words),
        Stream.of(
                came.complete() ? "" : incomplete(rows, words),
                window.note(typed, first.firstMonth()),
                filter.known() ? "" : words.text("filter.unknown"))
            .filter(note -> !note.isEmpty())
            .toList(),
        query,
        FileRows.of(page, rows.size(), came.complete(), words),
        rows.isEmpty() ? empty : "",
        occasions(page.cut(rows), words),
        Pager.of("/medicines?" + query, page, page.isFull(rows.size())));
  }

  /** Rows come newest first, so that the older ones are missing. */
  private static String incomplete(List<Medicine> rows, Words words) {
    return words.text("medication.incomplete", words.day(rows.get(rows.size() - 1).dispensedOn()));
  }

  /** 電子処方箋 alone says nothing of a month, but where it is there something did arrive. */
  private static Arrival arrival(
      MedicationFilter filter,
      Medicines first,
      boolean nothing,
      Period<YearMonth> period,
      MonthWindow window,
      Words words) {
    List<YearMonth> arrived = arrived(filter, first);
    if (arrived.isEmpty() && !nothing) {
      return Arrival.UNKNOWN;
    }
    return filter.known()
        ? Arrival.of(period, arrived, window, words)
        : Arrival.until(first.arrivedUntil(), window);
  }

  private static List<YearMonth> arrived(MedicationFilter filter, Medicines first) {
    return Stream.concat(filter.months().stream(), first.arrivedUntil().stream()).toList();
  }

  private static List<Occasion> occasions(List<Medicine> rows, Words words) {
    Map<Dispensing, List<Medicine>> groups =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> new Dispensing(row.dispensedOn(), row.institution(), row.prescriber()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream()
        .map(
            group ->
                new Occasion(
                    words.day(group.getKey().day()),
                    group.getKey().institution(),
                    group.getKey().prescriber().orElse(""),
                    group.getValue().stream().map(row -> item(row, words)).toList()))
        .toList();
  }

  private static Item item(Medicine row, Words words) {
    return new Item(
        row.name(),
        row.ingredient().orElse(""),
        row.usage().orElse(""),
        String.join(" ", row.dose().orElse(""), row.quantity().orElse("")).strip(),
        Fact.list(
            Fact.of(words.text("medication.setting"), row.setting()),
            Fact.of(words.text("medication.usage-class"), row.usageClass())),
        words.of(row.source()),
        row.corrected()
            .map(month -> words.text("medication.corrected", words.month(month)))
            .orElse(""));
  }
}
