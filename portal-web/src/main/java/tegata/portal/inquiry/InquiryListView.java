package tegata.portal.inquiry;

import java.util.List;
import tegata.contract.InquiryApi.Inquiries;
import tegata.domain.inquiry.Inquiry;
import tegata.portal.page.Words;

/** 自分の問い合わせの一覧, newest first. */
public record InquiryListView(List<Row> rows) {

  /** One inquiry; {@code answered} where its answer has come. */
  public record Row(String number, String receivedAt, String dueOn, boolean answered) {}

  static InquiryListView of(Inquiries inquiries, Words words) {
    return new InquiryListView(
        inquiries.inquiries().stream().map(inquiry -> row(inquiry, words)).toList());
  }

  private static Row row(Inquiry inquiry, Words words) {
    return new Row(
        inquiry.number(),
        words.moment(inquiry.receivedAt()),
        words.day(inquiry.dueOn()),
        inquiry.answer().isPresent());
  }
}
