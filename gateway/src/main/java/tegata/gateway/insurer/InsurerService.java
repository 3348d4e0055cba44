package tegata.gateway.insurer;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Inquire;
import tegata.contract.EligibilityApi.InsurerAnswer;
import tegata.domain.eligibility.Validity;
import tegata.formats.oqs.OqsResponse;
import tegata.gateway.insurer.InsurerFailure.Kind;

/**
 * Serves {@code insurer.inquire}: asks an insurer for a patient's own page. A page waits less long
 * than a desk. It is only the page that stops waiting, not the question: a silence that a desk
 * would have sat out says nothing against the insurer.
 */
public final class InsurerService {
  private final Insurers insurers;
  private final Duration patience;

  /**
   * @param patience how long a page waits
   */
  public InsurerService(Insurers insurers, Duration patience) {
    this.insurers = insurers;
    this.patience = patience;
  }

  /** Done when the cluster knows. */
  public Future<Void> serve(Bus bus) {
    return bus.serve(EligibilityApi.INQUIRE, this::inquire);
  }

  private Future<InsurerAnswer> inquire(Caller caller, Inquire question) {
    return insurers
        .ask(Asker.ownPage(caller), question.confirmationDate(), question.question())
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .map(InsurerService::answer)
        .recover(e -> Future.failedFuture(fault(e)));
  }

  private static Throwable fault(Throwable e) {
    if (e instanceof TimeoutException) {
      return new InsurerFailure(Kind.SILENT, "The insurer did not answer while the page waited.")
          .toFault();
    }
    return e instanceof InsurerFailure failure ? failure.toFault() : e;
  }

  private static InsurerAnswer answer(OqsResponse response) {
    return new InsurerAnswer(
        Validity.ofCode(response.validity()).orElseThrow(),
        response.results().stream().map(ResultMapping::toDomain).toList());
  }
}
