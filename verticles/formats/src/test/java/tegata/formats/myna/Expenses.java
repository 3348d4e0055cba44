package tegata.formats.myna;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** 架空の医療費通知。 */
final class Expenses {
  static final Subject SUBJECT =
      new Subject(
          "カクウ ハナコ",
          "架空 花子",
          Optional.of(LocalDate.of(1981, 1, 1)),
          "女",
          "45歳",
          "06130488",
          "１２－３４",
          "4260",
          "01");

  private Expenses() {}

  static ExpenseLine line(String month, String category, String institution, Amounts amounts) {
    return new ExpenseLine(YearMonth.parse(month), category, Optional.of(1), institution, amounts);
  }

  static MynaExpenses of(MonthRange period, ExpenseLine... lines) {
    return new MynaExpenses(
        LocalDate.of(2026, 2, 3),
        SUBJECT,
        "2025年12月まで",
        period,
        List.of(lines),
        "架空健康保険組合",
        period);
  }

  static MynaExpenses twoLines() {
    return of(
        new MonthRange(YearMonth.of(2025, 1), YearMonth.of(2025, 12)),
        line("2025-01", "医科外来", "架空クリニック", new Amounts(5950, 4165, 0, 1785)),
        line("2025-02", "調剤", "架空薬局", new Amounts(4910, 3437, 100, 1373)));
  }
}
