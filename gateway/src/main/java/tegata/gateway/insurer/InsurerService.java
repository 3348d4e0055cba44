package tegata.gateway.insurer;

import io.vertx.core.Future;
import java.time.Duration;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Inquire;
import tegata.contract.EligibilityApi.InsurerAnswer;
import tegata.domain.eligibility.Validity;
import tegata.formats.oqs.OqsResponse;

/** Serves {@code insurer.inquire}: asks an insurer for a patient's own page. */
public final class InsurerService {
  private final Insurers insurers;
  private final Duration deadline;

  public InsurerService(Insurers insurers, Duration deadline) {
    this.insurers = insurers;
    this.deadline = deadline;
  }

  /** Done when the cluster knows. */
  public Future<Void> serve(Bus bus) {
    return bus.serve(EligibilityApi.INQUIRE, this::inquire);
  }

  private Future<InsurerAnswer> inquire(Caller caller, Inquire question) {
    return insurers
        .ask(Asker.ownPage(caller), question.confirmationDate(), question.question(), deadline)
        .map(InsurerService::answer)
        .recover(
            e -> Future.failedFuture(e instanceof InsurerFailure failure ? failure.toFault() : e));
  }

  private static InsurerAnswer answer(OqsResponse response) {
    return new InsurerAnswer(
        Validity.ofCode(response.validity()).orElseThrow(),
        response.results().stream().map(ResultMapping::toDomain).toList());
  }
}
