package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Caller;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Returned;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.ReturnReason;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.registration.EachInTurn.Outcome;

/**
 * 加入先の変更と死亡: gives back applications that their insurer cannot finish any more, and closes those of
 * people who have died, so that none waits for ever. Every node may run it as often as it likes.
 */
final class StopApplications {
  private static final Logger LOG = LoggerFactory.getLogger(StopApplications.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Database database;
  private final Clock clock;
  private final StoppedStore stopped = new StoppedStore();
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final InsuredApplicant applicants = new InsuredApplicant();
  private final TakeStep steps;

  StopApplications(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.steps = new TakeStep(audit, clock);
  }

  /** Stops what cannot go on today. */
  Future<Outcome> run() {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    return new EachInTurn(
            database,
            (tx, last, atMost) -> stopped.due(tx, today, last, atMost),
            (tx, id) -> look(tx, id, today))
        .run()
        .onSuccess(
            outcome -> {
              if (outcome.ended() > 0) {
                LOG.info("{} applications cannot go on with their insurer", outcome.ended());
              }
            });
  }

  private Future<Outcome> look(SqlConnection tx, UUID id, LocalDate today) {
    return deregistrations
        .hold(tx, id)
        .map(Optional::orElseThrow)
        .compose(
            held ->
                applicants
                    .on(tx, held.deregistration().person(), today)
                    .map(applicant -> held.deregistration().stepAfterChangeOf(applicant))
                    .compose(
                        step ->
                            step.map(one -> stop(tx, held, one).map(Outcome.ENDED))
                                .orElse(Future.succeededFuture(Outcome.NOTHING))));
  }

  private Future<Application> stop(SqlConnection tx, Application held, DeregistrationStep step) {
    Deregistration made = held.deregistration();
    Future<Void> why =
        step == DeregistrationStep.RELEASE
            ? deregistrations.returned(
                tx, made.id(), new Returned(ReturnReason.NOT_INSURED_HERE, Optional.empty()))
            : Future.succeededFuture();
    Caller register = Caller.system("coverage-register", UUID.randomUUID());
    return why.compose(
        x -> steps.take(tx, new TakeStep.Order(held, step, register, Optional.empty())));
  }
}
