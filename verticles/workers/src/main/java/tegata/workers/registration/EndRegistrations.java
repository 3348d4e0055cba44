package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
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
import tegata.domain.notice.Notice;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Deregistration.Applicant;
import tegata.domain.registration.DeregistrationStep;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.notice.NoticeStore;
import tegata.workers.registration.EachInTurn.Outcome;

/**
 * 月末の処理: ends the registrations whose last day is over. Every node may run it as often as it likes,
 * and after any standstill: an application is held, looked at as it stands, and ended once. Who has
 * no 資格確認書 is held back, which is noted once a day.
 */
final class EndRegistrations {
  private static final Logger LOG = LoggerFactory.getLogger(EndRegistrations.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Database database;
  private final Clock clock;
  private final MonthEndStore monthEnd = new MonthEndStore();
  private final RegistrationStore registrations = new RegistrationStore();
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final InsuredApplicant applicants = new InsuredApplicant();
  private final NoticeStore notices = new NoticeStore();
  private final TakeStep steps;

  EndRegistrations(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.steps = new TakeStep(audit, clock);
  }

  /** Ends what is due today. */
  Future<Outcome> run() {
    LocalDate today = LocalDate.now(clock.withZone(JAPAN));
    return new EachInTurn(
            database,
            (tx, last, atMost) -> monthEnd.due(tx, today, last, atMost),
            (tx, id) -> look(tx, id, today))
        .run()
        .onSuccess(
            outcome -> {
              if (outcome.ended() > 0) {
                LOG.info("{} registrations ended", outcome.ended());
              }
              if (outcome.heldBack() > 0) {
                LOG.warn(
                    "{} registrations are held back for want of a certificate", outcome.heldBack());
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
                    .compose(
                        applicant ->
                            switch (held.deregistration().endingOn(today, applicant)) {
                              case NOT_YET -> Future.succeededFuture(Outcome.NOTHING);
                              case END -> end(tx, held, today);
                              case HELD_BACK ->
                                  holdBack(tx, held.deregistration(), applicant, today);
                            }));
  }

  /** An application ends once, so its own id is the id of the request. */
  private Future<Outcome> end(SqlConnection tx, Application held, LocalDate today) {
    Deregistration made = held.deregistration();
    Caller calendar = Caller.system("month-end", made.id());
    return registrations
        .end(tx, made.person(), today, RegistrationStore.Why.DEREGISTERED)
        .compose(
            x ->
                steps.take(
                    tx,
                    new TakeStep.Order(held, DeregistrationStep.END, calendar, Optional.empty())))
        .map(Outcome.ENDED);
  }

  private Future<Outcome> holdBack(
      SqlConnection tx, Deregistration made, Applicant applicant, LocalDate today) {
    return monthEnd
        .holdBack(tx, today, made.id(), applicant.insurerNumber())
        .compose(
            isNew ->
                isNew
                    ? notices
                        .putOnce(
                            tx,
                            made.person(),
                            Notice.Kind.APPLICATION_HELD_BACK,
                            made.number(),
                            new JsonObject().put("number", made.number()))
                        .map(Outcome.HELD_BACK)
                    : Future.succeededFuture(Outcome.NOTHING));
  }
}
