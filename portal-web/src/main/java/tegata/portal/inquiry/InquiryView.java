package tegata.portal.inquiry;

import java.util.List;
import java.util.Optional;
import tegata.contract.InquiryApi.Shown;
import tegata.domain.inquiry.Inquiry;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * One inquiry, for whoever asked.
 *
 * @param facts the entry it asks about
 * @param text what was written; empty text where nothing was
 * @param answer empty text while it waits
 */
public record InquiryView(
    String number,
    String receivedAt,
    String dueOn,
    List<Fact> facts,
    String text,
    String answer,
    String answeredAt) {

  static InquiryView of(Shown shown, Words words) {
    Inquiry inquiry = shown.inquiry();
    Optional<Inquiry.Answer> answer = inquiry.answer();
    return new InquiryView(
        inquiry.number(),
        words.moment(inquiry.receivedAt()),
        words.day(inquiry.dueOn()),
        AccessFacts.of(shown.access(), shown.fit(), words),
        inquiry.text().orElse(""),
        answer.map(Inquiry.Answer::text).orElse(""),
        answer.map(a -> words.moment(a.at())).orElse(""));
  }
}
