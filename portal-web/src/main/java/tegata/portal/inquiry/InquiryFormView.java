package tegata.portal.inquiry;

import java.util.List;
import java.util.Optional;
import tegata.contract.InquiryApi.Asked;
import tegata.domain.inquiry.Inquiry;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * The form, and the page that shows everything before it is sent.
 *
 * @param facts the entry it asks about
 * @param open 受付番号 of the inquiry about it that waits; empty text where there is none
 */
public record InquiryFormView(InquiryForm form, List<Fact> facts, String open) {

  static InquiryFormView of(InquiryForm form, Asked asked, Words words) {
    return new InquiryFormView(
        form, AccessFacts.of(asked.access(), asked.fit(), words), number(asked.open()));
  }

  private static String number(Optional<Inquiry> open) {
    return open.map(Inquiry::number).orElse("");
  }
}
