package tegata.gateway.eligibility;

import io.vertx.core.buffer.Buffer;
import tegata.contract.EligibilityApi.Admit;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.Recorded;
import tegata.domain.eligibility.Validity;
import tegata.formats.oqs.OqsResponse;

/** A question as it was asked in one format, which knows how to be answered in kind. */
interface Asked {
  /** The typed question. */
  Admit question();

  /** Media type of the answer. */
  String contentType();

  /**
   * The answer, written anew.
   *
   * @param insurers the insurer's answer
   * @param admitted what was let through, with the stage of the card's certificate
   * @param recorded what was recorded; its validity is the one to tell
   */
  Buffer answer(OqsResponse insurers, Admitted admitted, Recorded recorded);

  /** The recorded validity as the official one-digit code. */
  static String validity(OqsResponse insurers, Recorded recorded) {
    return recorded.validity().map(Validity::code).orElseGet(insurers::validity);
  }
}
