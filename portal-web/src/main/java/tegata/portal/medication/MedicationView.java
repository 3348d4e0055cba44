package tegata.portal.medication;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tegata.contract.MedicationApi.Medicines;
import tegata.domain.medication.Medicine;
import tegata.portal.page.Fact;
import tegata.portal.page.MonthWindow;
import tegata.portal.page.Pager;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.RowsPage;
import tegata.portal.page.Words;

/**
 * お薬の履歴.
 *
 * @param freshness until which month data has arrived; empty text where nothing was asked
 * @param note that the window cut the period; empty text otherwise
 * @param csv address of the same as CSV; empty text where there is nothing to download
 */
public record MedicationView(
    PeriodForm<YearMonth> form,
    String freshness,
    String note,
    String csv,
    List<Occasion> occasions,
    Pager pager) {

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

  static MedicationView refused(PeriodForm<YearMonth> form) {
    return new MedicationView(form, "", "", "", List.of(), Pager.NONE);
  }

  static MedicationView of(
      PeriodForm<YearMonth> typed,
      List<Medicines> answers,
      RowsPage page,
      MonthWindow window,
      Words words) {
    Medicines first = answers.get(0);
    PeriodForm<YearMonth> form = window.shown(typed, first.firstMonth());
    if (form.hasErrors()) {
      return refused(form);
    }
    Period<YearMonth> period = form.period().orElseThrow().since(first.firstMonth());
    List<Medicine> rows = MedicationTable.rows(answers);
    return new MedicationView(
        form,
        window.freshness(first.arrivedUntil()),
        window.note(typed, first.firstMonth()),
        rows.isEmpty() ? "" : "/medicines.csv?" + period.query(),
        occasions(rows.stream().limit(RowsPage.ROWS).toList(), words),
        Pager.of("/medicines?" + period.query(), page, page.isFull(rows.size())));
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
