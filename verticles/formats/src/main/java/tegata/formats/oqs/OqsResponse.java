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
    return new OqsResponse(
        messageHeader,
        new ResponseBody(
            messageBody.processingResultStatus(),
            messageBody.processingResultCode(),
            messageBody.processingResultMessage(),
            validity,
            messageBody.prescriptionIssueSelect(),
            messageBody.qualificationConfirmSearchInfo(),
            messageBody.resultList(),
            messageBody.qualificationConfirmationKey()));
  }
}
