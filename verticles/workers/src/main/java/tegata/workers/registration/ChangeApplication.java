package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Mend;
import tegata.contract.RegistrationApi.Withdraw;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.DeregistrationStep;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** 取り下げる、直して出しなおす: what the applicant, or a proxy who may act, does with an application. */
final class ChangeApplication {
  private final Database database;
  private final Clock clock;
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final InsuredApplicant applicants = new InsuredApplicant();
  private final TakeStep steps;

  ChangeApplication(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.steps = new TakeStep(audit, clock);
  }

  /** Until the insurer has accepted; whoever sends it twice has withdrawn once. */
  Future<Application> withdraw(Caller caller, Withdraw question) {
    return Ownership.toAct(
        database,
        caller,
        question.person(),
        tx ->
            own(tx, question.person(), question.number())
                .compose(
                    held ->
                        held.deregistration().status() == Status.WITHDRAWN
                            ? Future.succeededFuture(held)
                            : steps.take(
                                tx,
                                new TakeStep.Order(
                                    held, DeregistrationStep.WITHDRAW, caller, Optional.empty()))));
  }

  Future<Application> mend(Caller caller, Mend question) {
    return RequestDeregistration.withReason(
        question.reason(),
        () ->
            Ownership.toAct(
                database,
                caller,
                question.person(),
                tx ->
                    own(tx, question.person(), question.number())
                        .compose(
                            held ->
                                deregistrations
                                    .movedBy(tx, question.form())
                                    .compose(
                                        moved ->
                                            moved.isPresent()
                                                ? sentBefore(held, moved.get())
                                                : mend(tx, caller, held, question)))));
  }

  private Future<Application> mend(
      SqlConnection tx, Caller caller, Application held, Mend question) {
    if (held.deregistration().status() != Status.RETURNED) {
      return Future.failedFuture(
          new Fault(Fault.Kind.CONFLICT, "step-not-possible", "The application was not returned."));
    }
    return applicants
        .insurer(tx, question.person(), LocalDate.now(clock))
        .compose(
            insurer ->
                deregistrations.mended(tx, held.deregistration().id(), insurer, question.reason()))
        .compose(
            x ->
                steps.take(
                    tx,
                    new TakeStep.Order(
                        held, DeregistrationStep.MEND, caller, Optional.of(question.form()))));
  }

  private static Future<Application> sentBefore(Application held, UUID moved) {
    return moved.equals(held.deregistration().id())
        ? Future.succeededFuture(held)
        : Future.failedFuture(
            new Fault(Fault.Kind.CONFLICT, "form-used", "This form was sent before."));
  }

  private Future<Application> own(SqlConnection tx, UUID person, String number) {
    return deregistrations
        .hold(tx, person, number)
        .map(found -> found.orElseThrow(DecideDeregistration::unknown));
  }
}
