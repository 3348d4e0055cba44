package tegata.workers.intake;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tegata.formats.myna.ExpenseLine;
import tegata.formats.myna.MonthRange;
import tegata.formats.myna.MynaExpenseCsv;
import tegata.formats.myna.MynaExpenses;
import tegata.formats.myna.Subject;

/**
 * 医療費通知情報: one set per month with lines. A month of the file's range without lines is no deletion.
 */
final class ReadExpenses implements RecordReader {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  @Override
  public Optional<Records> read(SourceFile file, Tally tally) {
    return tally
        .read(MynaExpenseCsv.read(file.content()))
        .map(expenses -> new Records(whose(expenses.subject()), months(expenses)));
  }

  private static StatedIdentity whose(Subject subject) {
    return StatedIdentity.of(
        subject.name(),
        subject.kana(),
        subject.birthdate(),
        subject.insurerNumber(),
        subject.symbol(),
        subject.number(),
        subject.branch());
  }

  private static List<RecordSet> months(MynaExpenses expenses) {
    TreeMap<YearMonth, List<ExpenseLine>> months = new TreeMap<>();
    expenses
        .lines()
        .forEach(line -> months.computeIfAbsent(line.month(), m -> new ArrayList<>()).add(line));
    Instant madeAt = expenses.createdOn().atStartOfDay(JAPAN).toInstant();
    return months.entrySet().stream()
        .<RecordSet>map(
            month ->
                new ExpenseMonth(
                    month.getKey(),
                    List.copyOf(month.getValue()),
                    madeAt,
                    Values.present(expenses.insurerName()),
                    Optional.of(written(expenses.detailsRange()))))
        .toList();
  }

  private static String written(MonthRange range) {
    return written(range.from()) + "～" + written(range.to());
  }

  private static String written(YearMonth month) {
    return month.getYear() + "年" + month.getMonthValue() + "月";
  }
}
