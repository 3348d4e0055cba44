package tegata.portal.insurer;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tegata.contract.InsurerDeskApi.ListKind;
import tegata.portal.page.Words;

/**
 * 月次の一覧を受け取る.
 *
 * @param month as it is said, {@code value} as an address holds it
 */
public record ListsView(String month, String value, List<Month> months, List<Kind> kinds) {
  private static final int MONTHS = 12;

  /** A month to choose. */
  public record Month(String value, String text, boolean chosen) {}

  /** One list of the chosen month. */
  public record Kind(String text, String about, String href) {}

  static ListsView of(YearMonth month, YearMonth newest, Words words) {
    return new ListsView(
        words.month(month),
        month.toString(),
        IntStream.range(0, MONTHS)
            .mapToObj(newest::minusMonths)
            .map(m -> new Month(m.toString(), words.month(m), m.equals(month)))
            .toList(),
        Arrays.stream(ListKind.values())
            .map(
                kind ->
                    new Kind(
                        words.of(kind),
                        words.of(kind, "about"),
                        "/insurer/lists/" + MemberPages.slug(kind) + ".csv?month=" + month))
            .toList());
  }
}
