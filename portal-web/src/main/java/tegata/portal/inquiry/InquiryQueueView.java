package tegata.portal.inquiry;

import java.time.LocalDate;
import java.util.List;
import tegata.contract.InquiryApi.Queue;
import tegata.contract.InquiryApi.Waiting;
import tegata.portal.page.Words;

/**
 * 問い合わせの一覧, at the operators' desk.
 *
 * @param answered whether it shows the answered ones
 * @param more address of the next page; empty text at the end
 */
public record InquiryQueueView(boolean answered, List<Row> rows, String more) {

  /**
   * One inquiry.
   *
   * @param overdue whether it waits after its day
   */
  public record Row(
      String number, String receivedAt, String dueOn, boolean overdue, String answeredAt) {}

  static InquiryQueueView of(Queue queue, boolean answered, LocalDate today, Words words) {
    String address = answered ? "/ops/inquiries?answered&from=" : "/ops/inquiries?from=";
    return new InquiryQueueView(
        answered,
        queue.rows().stream().map(row -> row(row, today, words)).toList(),
        queue.next().map(next -> address + next).orElse(""));
  }

  private static Row row(Waiting row, LocalDate today, Words words) {
    return new Row(
        row.number(),
        words.moment(row.receivedAt()),
        words.day(row.dueOn()),
        row.answeredAt().isEmpty() && today.isAfter(row.dueOn()),
        row.answeredAt().map(words::moment).orElse(""));
  }
}
