package tegata.portal.inquiry;

import java.util.List;
import tegata.contract.InquiryApi.Shown;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * One inquiry at the operators' desk.
 *
 * @param typed the answer as typed
 * @param conflict whether somebody else answered meanwhile
 */
public record InquiryDeskView(
    InquiryView inquiry, String typed, boolean conflict, List<FieldError> errors) {

  static InquiryDeskView of(
      Shown shown, String typed, boolean conflict, List<FieldError> errors, Words words) {
    return new InquiryDeskView(InquiryView.of(shown, words), typed, conflict, errors);
  }

  /** What is wrong with the answer; empty text where nothing is. */
  public String answerError() {
    return FieldError.of(errors, "answer");
  }
}
