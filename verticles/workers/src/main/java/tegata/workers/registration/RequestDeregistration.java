package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.Registration;
import tegata.domain.registration.Remark;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** 利用登録の解除を申請する。Application, message to the insurer and log entry are one transaction. */
final class RequestDeregistration {
  private final Database database;
  private final Clock clock;
  private final RegistrationStore registrations = new RegistrationStore();
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final InsuredApplicant applicants = new InsuredApplicant();
  private final TakeStep steps;

  RequestDeregistration(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.steps = new TakeStep(audit, clock);
  }

  Future<Application> request(Caller caller, Deregister question) {
    return withReason(
        question.reason(),
        () ->
            Ownership.toAct(
                database,
                caller,
                question.person(),
                tx ->
                    deregistrations
                        .byForm(tx, question.person(), question.form())
                        .compose(
                            sent ->
                                sent.map(Future::succeededFuture)
                                    .orElseGet(() -> apply(tx, caller, question)))));
  }

  /** Goes on with a reason that is not too long. */
  static <T> Future<T> withReason(Optional<String> reason, Supplier<Future<T>> work) {
    return Remark.isTooLong(reason)
        ? failed(Fault.Kind.INVALID, "reason-too-long", "A reason has at most 400 characters.")
        : work.get();
  }

  private Future<Application> apply(SqlConnection tx, Caller caller, Deregister question) {
    return registrations
        .of(tx, question.person())
        .compose(
            registration ->
                registration.status() == Registration.Status.REGISTERED
                    ? applicants.insurer(tx, question.person(), LocalDate.now(clock))
                    : failed(
                        Fault.Kind.CONFLICT, "not-registered", "There is nothing to deregister."))
        .compose(
            insurer ->
                deregistrations.insert(
                    tx,
                    new DeregistrationStore.New(
                        question.person(),
                        question.form(),
                        ZonedDateTime.now(clock),
                        insurer,
                        question.reason())))
        .compose(
            made ->
                made.map(id -> file(tx, caller, id, question.form()))
                    .orElseGet(() -> sentBefore(tx, question)));
  }

  /** Lost a race: against the same form sent twice, or against another application. */
  private Future<Application> sentBefore(SqlConnection tx, Deregister question) {
    return deregistrations
        .byForm(tx, question.person(), question.form())
        .compose(
            same ->
                same.map(Future::succeededFuture)
                    .orElseGet(
                        () ->
                            failed(
                                Fault.Kind.CONFLICT,
                                "already-applied",
                                "An application is already under way.")));
  }

  private Future<Application> file(SqlConnection tx, Caller caller, UUID id, UUID form) {
    return deregistrations
        .hold(tx, id)
        .map(Optional::orElseThrow)
        .compose(
            draft ->
                steps.take(
                    tx,
                    new TakeStep.Order(draft, DeregistrationStep.FILE, caller, Optional.of(form))));
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
