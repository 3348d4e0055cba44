package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
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
  private final Vertx vertx;
  private final Insurers insurers;
  private final Duration patience;

  /**
   * @param patience how long a page waits
   */
  public InsurerService(Vertx vertx, Insurers insurers, Duration patience) {
    this.vertx = vertx;
    this.insurers = insurers;
    this.patience = patience;
  }

  /** Done when the cluster knows. */
  public Future<Void> serve(Bus bus) {
    return bus.serve(EligibilityApi.INQUIRE, this::inquire);
  }

  private Future<InsurerAnswer> inquire(Caller caller, Inquire question) {
    return whilePatient(
            insurers.ask(Asker.ownPage(caller), question.confirmationDate(), question.question()))
        .map(InsurerService::answer)
        .recover(
            e -> Future.failedFuture(e instanceof InsurerFailure failure ? failure.toFault() : e));
  }

  /** A timer of this event loop: a future that was begun for another page has no timeout here. */
  private Future<OqsResponse> whilePatient(Future<OqsResponse> asked) {
    Promise<OqsResponse> heard = Promise.promise();
    long timer =
        vertx.setTimer(
            Math.max(1, patience.toMillis()),
            x ->
                heard.tryFail(
                    new InsurerFailure(
                        Kind.SILENT, "The insurer did not answer while the page waited.")));
    asked.onComplete(
        result -> {
          vertx.cancelTimer(timer);
          if (result.succeeded()) {
            heard.tryComplete(result.result());
          } else {
            heard.tryFail(result.cause());
          }
        });
    return heard.future();
  }

  private static InsurerAnswer answer(OqsResponse response) {
    return new InsurerAnswer(
        Validity.ofCode(response.validity()).orElseThrow(),
        response.results().stream().map(ResultMapping::toDomain).toList());
  }
}
