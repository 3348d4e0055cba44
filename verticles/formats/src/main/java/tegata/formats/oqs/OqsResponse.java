package tegata.formats.oqs;

import java.util.List;

/** 資格確認照会への回答. */
public record OqsResponse(ResponseHeader messageHeader, ResponseBody messageBody) {

  /** 資格有効性 (OQSCD006), 1 to 6; empty when the inquiry itself failed. */
  public String validity() {
    return messageBody.qualificationValidity();
  }

  public List<ResultOfQualificationConfirmation> results() {
    return messageBody.resultList();
  }

  /** The same answer with another 資格有効性. */
  public OqsResponse withValidity(String validity) {
    return with(validity, messageBody.resultList());
  }

  /** The same answer, which tells of nobody. */
  public OqsResponse withoutResults() {
    return with(validity(), List.of());
  }

  private OqsResponse with(String validity, List<ResultOfQualificationConfirmation> results) {
    return new OqsResponse(
        messageHeader,
        new ResponseBody(
            messageBody.processingResultStatus(),
            messageBody.processingResultCode(),
            messageBody.processingResultMessage(),
            validity,
            messageBody.prescriptionIssueSelect(),
            messageBody.qualificationConfirmSearchInfo(),
            results,
            messageBody.qualificationConfirmationKey()));
  }
}
