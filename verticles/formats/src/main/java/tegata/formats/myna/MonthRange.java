package tegata.formats.myna;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** 期間: whole months, both ends included. */
public record MonthRange(YearMonth from, YearMonth to) {

  public MonthRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a range of months ends before it begins");
    }
  }

  public boolean contains(YearMonth month) {
    return !month.isBefore(from) && !month.isAfter(to);
  }

  /** The range cut at each turn of the year, in order. */
  List<MonthRange> byCalendarYear() {
    return IntStream.rangeClosed(from.getYear(), to.getYear()).mapToObj(this::within).toList();
  }

  /** The smallest range that holds all these months. */
  static Optional<MonthRange> spanning(List<YearMonth> months) {
    return months.stream()
        .min(YearMonth::compareTo)
        .map(first -> new MonthRange(first, months.stream().max(YearMonth::compareTo).get()));
  }

  private MonthRange within(int year) {
    YearMonth first = YearMonth.of(year, 1);
    YearMonth last = YearMonth.of(year, 12);
    return new MonthRange(from.isAfter(first) ? from : first, to.isBefore(last) ? to : last);
  }
}
