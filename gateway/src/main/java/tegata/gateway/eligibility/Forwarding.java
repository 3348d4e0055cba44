package tegata.gateway.eligibility;

import java.util.Optional;
import tegata.contract.EligibilityApi.Forwarded;
import tegata.domain.eligibility.Validity;
import tegata.formats.oqs.OqsResponse;
import tegata.gateway.insurer.Asker;
import tegata.gateway.insurer.InsurerFailure;

/**
 * How putting a question to an insurer ended; exactly one of {@code answer} and {@code failure} is
 * present.
 */
record Forwarding(Forwarded how, Optional<OqsResponse> answer, Optional<Throwable> failure) {

  static Forwarding answered(OqsResponse answer) {
    return new Forwarding(Forwarded.ANSWERED, Optional.of(answer), Optional.empty());
  }

  static Forwarding failed(Asker asker, Throwable e) {
    return e instanceof InsurerFailure failure
        ? new Forwarding(
            failure.forwarded(), Optional.empty(), Optional.of(failure.toProblem(asker)))
        : new Forwarding(Forwarded.BAD_ANSWER, Optional.empty(), Optional.of(e));
  }

  Optional<Validity> validity() {
    return answer.flatMap(a -> Validity.ofCode(a.validity()));
  }

  /** Whether the answer holds 特定疾病, shown or not. */
  boolean tellsSpecificDiseases() {
    return answer.stream()
        .flatMap(a -> a.results().stream())
        .anyMatch(result -> !result.specificDiseasesCertificateList().isEmpty());
  }
}
