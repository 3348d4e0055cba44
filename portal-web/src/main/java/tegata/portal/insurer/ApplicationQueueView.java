package tegata.portal.insurer;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tegata.contract.InsurerDeskApi.Queue;
import tegata.contract.InsurerDeskApi.Show;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.portal.page.Words;

/**
 * 解除申請の一覧.
 *
 * @param more address of the next page; empty text at the end
 */
public record ApplicationQueueView(List<Tab> tabs, List<Row> rows, String more) {

  /** One of the queues; {@code current} where it is shown. */
  public record Tab(String text, String href, boolean current) {}

  /**
   * One application.
   *
   * @param late whether its deadline has passed
   */
  public record Row(
      String number, String status, String receivedAt, String deadline, boolean late) {}

  static ApplicationQueueView of(Queue queue, Show show, LocalDate today, Words words) {
    boolean waits = show == Show.TO_EXAMINE || show == Show.TO_ISSUE;
    return new ApplicationQueueView(
        Arrays.stream(Show.values()).map(s -> new Tab(words.of(s), address(s), s == show)).toList(),
        queue.rows().stream().map(row -> row(row, waits, today, words)).toList(),
        queue.next().map(next -> address(show) + "&from=" + next).orElse(""));
  }

  static String address(Show show) {
    return "/insurer/deregistrations?show=" + show.name().toLowerCase(Locale.ROOT);
  }

  private static Row row(Waiting row, boolean waits, LocalDate today, Words words) {
    return new Row(
        row.number(),
        words.of(row.status()),
        words.moment(row.receivedAt()),
        words.day(row.deadline()),
        waits && today.isAfter(row.deadline()));
  }
}
