package tegata.gateway.eligibility;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tegata.contract.EligibilityApi.Recorded;
import tegata.formats.oqs.OqsRequest;
import tegata.formats.oqs.OqsResponse;
import tegata.formats.oqs.RequestHeader;
import tegata.formats.oqs.ResponseBody;
import tegata.formats.oqs.ResponseHeader;

/** Our own 回答 to a 照会: what the facility sent is echoed, not what the insurer made of it. */
record XmlAnswer(OqsRequest asked, Clock clock) {
  /** OQSCD002: not by card. */
  private static final String BY_INSURED_NUMBER = "2";

  /** OQSCD003 and OQSCD004: 正常終了. */
  private static final String DONE = "1";

  OqsResponse of(OqsResponse insurers, Recorded recorded) {
    return new OqsResponse(header(), body(insurers, recorded));
  }

  private ResponseHeader header() {
    RequestHeader question = asked.messageHeader();
    return new ResponseHeader(
        Optional.of(LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS)),
        question.qualificationConfirmationDate(),
        question.medicalInstitutionCode(),
        question.arbitraryFileIdentifier(),
        BY_INSURED_NUMBER,
        DONE,
        "",
        "",
        "");
  }

  private ResponseBody body(OqsResponse insurers, Recorded recorded) {
    return new ResponseBody(
        DONE,
        "",
        "",
        Asked.validity(insurers, recorded),
        insurers.messageBody().prescriptionIssueSelect(),
        Optional.of(asked.searchInfo()),
        insurers.results(),
        "");
  }
}
