package tegata.domain.limit;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * 高額療養費の表. All tables stand in {@code caps.properties}, each with the months of treatment for which
 * it holds and its source.
 *
 * @param from first month of treatment (診療年月)
 * @param until last month of treatment
 * @param confirmed whether the amounts were checked against the official text
 */
public record CapTable(YearMonth from, YearMonth until, boolean confirmed) {
  private static final ResourceBundle DATA =
      ResourceBundle.getBundle(CapTable.class.getPackageName() + ".caps");

  /** All tables, oldest first. */
  public static List<CapTable> all() {
    return Arrays.stream(DATA.getString("tables").split(" "))
        .map(
            from ->
                new CapTable(
                    YearMonth.parse(from),
                    YearMonth.parse(DATA.getString(from + ".until")),
                    Boolean.parseBoolean(DATA.getString(from + ".confirmed"))))
        .toList();
  }

  /** The table for a month of treatment; empty where none is known. */
  public static Optional<CapTable> of(YearMonth month) {
    return all().stream()
        .filter(table -> !month.isBefore(table.from) && !month.isAfter(table.until))
        .findFirst();
  }

  /**
   * The cap of a category; empty where the table has none.
   *
   * @param category 適用区分 (OQSCD012), e.g. A03
   */
  public Optional<Cap> cap(String category) {
    String key = from + "." + category;
    return DATA.containsKey(key)
        ? Optional.of(cap(DATA.getString(key).split(" ")))
        : Optional.empty();
  }

  private static Cap cap(String[] amounts) {
    return new Cap(
        Long.parseLong(amounts[0]),
        amount(amounts[1]),
        amount(amounts[2]),
        amount(amounts[3]),
        amount(amounts[4]),
        amount(amounts[5]));
  }

  private static Optional<Long> amount(String text) {
    return text.equals("-") ? Optional.empty() : Optional.of(Long.valueOf(text));
  }
}
