package tegata.gateway.eligibility;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Address;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.Outcome;
import tegata.contract.EligibilityApi.Recorded;
import tegata.contract.Fault;
import tegata.domain.facility.Facility;
import tegata.formats.oqs.OqsResponse;
import tegata.gateway.caller.AuthenticatedCaller;
import tegata.gateway.insurer.Asker;
import tegata.gateway.insurer.Insurers;
import tegata.gateway.observe.RequestObserver;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * Puts an admitted question to its insurer. It leaves exactly one entry, whatever becomes of it,
 * and no answer leaves before that is committed.
 */
final class RecordedInquiry {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedInquiry.class);

  private final Bus bus;
  private final Insurers insurers;

  RecordedInquiry(Bus bus, Insurers insurers) {
    this.bus = bus;
    this.insurers = insurers;
  }

  /**
   * What may be told.
   *
   * @param answer of the insurer, as far as the facility may see it
   */
  record Told(OqsResponse answer, Recorded recorded) {}

  /**
   * Asks and records.
   *
   * @param ctx the request, whose line in the access log names the insurer
   * @param record where the outcome is recorded
   */
  Future<Told> ask(
      RoutingContext ctx,
      Caller caller,
      Asker asker,
      Admitted admitted,
      Address<Outcome, Recorded> record) {
    return put(ctx, asker, admitted)
        .map(Forwarding::answered)
        .otherwise(e -> Forwarding.failed(asker, e))
        .compose(
            forwarding ->
                record(caller, record, outcome(admitted, forwarding))
                    .compose(
                        recorded ->
                            told(AuthenticatedCaller.of(ctx).facility(), forwarding, recorded)));
  }

  /** Throws nothing: what was admitted leaves its entry, whatever happens here. */
  private Future<OqsResponse> put(RoutingContext ctx, Asker asker, Admitted admitted) {
    try {
      insurers
          .nameOf(admitted.question().insured().insurerNumber())
          .ifPresent(name -> RequestObserver.asks(ctx, name));
      return insurers.ask(asker, admitted.confirmationDate(), admitted.question());
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static Outcome outcome(Admitted admitted, Forwarding forwarding) {
    return new Outcome(
        admitted, forwarding.how(), forwarding.validity(), forwarding.tellsSpecificDiseases());
  }

  /** Asked again once where nobody answered: the request id makes the second entry the first. */
  private Future<Recorded> record(
      Caller caller, Address<Outcome, Recorded> record, Outcome outcome) {
    return bus.ask(record, caller, outcome)
        .recover(
            e ->
                Fault.of(e).isPassing() ? bus.ask(record, caller, outcome) : Future.failedFuture(e))
        .recover(
            e -> {
              LOG.error("request {} could not be recorded", caller.request(), e);
              return Future.failedFuture(new Problem(ProblemType.RECORD_FAILED));
            });
  }

  private static Future<Told> told(Facility facility, Forwarding forwarding, Recorded recorded) {
    return forwarding
        .failure()
        .<Future<Told>>map(Future::failedFuture)
        .orElseGet(
            () ->
                Future.succeededFuture(
                    new Told(
                        ShownAnswer.of(
                            forwarding.answer().orElseThrow(), facility, recorded.consented()),
                        recorded)));
  }
}
