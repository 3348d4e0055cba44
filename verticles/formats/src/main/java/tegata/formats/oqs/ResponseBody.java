package tegata.formats.oqs;

import java.util.List;
import java.util.Optional;

/**
 * 回答の MessageBody.
 *
 * @param processingResultStatus 処理結果状況 (OQSCD004): 1 done, 2 error
 * @param qualificationValidity 資格有効性 (OQSCD006), 1 to 6
 * @param prescriptionIssueSelect 処方箋発行形態 (OQSCD017): 1 electronic, 2 paper
 */
public record ResponseBody(
    String processingResultStatus,
    String processingResultCode,
    String processingResultMessage,
    String qualificationValidity,
    String prescriptionIssueSelect,
    Optional<QualificationConfirmSearchInfo> qualificationConfirmSearchInfo,
    List<ResultOfQualificationConfirmation> resultList,
    String qualificationConfirmationKey) {

  public ResponseBody {
    resultList = List.copyOf(resultList);
  }
}
