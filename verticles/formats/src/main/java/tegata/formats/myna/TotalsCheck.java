package tegata.formats.myna;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tegata.formats.Findings;

/**
 * Compares the totals at the head of the file with its rows. Real exports disagree now and then, so
 * a difference is a warning and the rows are trusted.
 */
final class TotalsCheck {
  private final Groups groups;
  private final Findings findings;

  TotalsCheck(Groups groups, Findings findings) {
    this.groups = groups;
    this.findings = findings;
  }

  void compareWith(MynaExpenses expenses) {
    compare(groups.of(Heading.GRAND_TOTAL), expenses);
    for (List<Entry> year : perPeriod(groups.of(Heading.YEARLY_TOTALS))) {
      compare(year, expenses);
    }
  }

  private static List<List<Entry>> perPeriod(List<Entry> entries) {
    List<List<Entry>> periods = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.label() == Label.PERIOD || periods.isEmpty()) {
        periods.add(new ArrayList<>());
      }
      periods.get(periods.size() - 1).add(entry);
    }
    return periods;
  }

  private void compare(List<Entry> totals, MynaExpenses expenses) {
    Optional<MonthRange> period =
        totals.stream()
            .filter(entry -> entry.label() == Label.PERIOD)
            .findFirst()
            .flatMap(entry -> Values.range(entry.value()));
    Amounts sum = expenses.totalOf(period.orElse(expenses.period()));
    for (Entry entry : totals) {
      if (Label.AMOUNTS.contains(entry.label())
          && !Values.yen(entry.value()).equals(Optional.of(part(sum, entry.label())))) {
        findings.warn(entry.place(), "total-differs-from-rows", "合計が明細の合計と一致しません。明細を正として取り込みます。");
      }
    }
  }

  private static long part(Amounts sum, Label label) {
    return switch (label) {
      case TOTAL -> sum.total();
      case INSURER_PART -> sum.insurer();
      case PUBLIC_PART -> sum.publicFunds();
      case PATIENT_PART -> sum.patient();
      default -> throw new IllegalArgumentException("no amount: " + label);
    };
  }
}
