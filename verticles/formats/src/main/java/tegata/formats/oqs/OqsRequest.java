package tegata.formats.oqs;

/** 資格確認照会. */
public record OqsRequest(RequestHeader messageHeader, RequestBody messageBody) {

  /** Whom the question is about. */
  public QualificationConfirmSearchInfo searchInfo() {
    return messageBody.qualificationConfirmSearchInfo();
  }
}
