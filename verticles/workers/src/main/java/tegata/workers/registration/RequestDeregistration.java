package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.contract.RegistrationApi.Insurer;
import tegata.domain.audit.Entry;
import tegata.domain.notice.Notice;
import tegata.domain.registration.Registration;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.notice.NoticeStore;
import tegata.workers.outbox.Outbox;
import tegata.workers.person.CoverageStore;

/** 利用登録の解除を申請する。Application, message to the insurer and log entry are one transaction. */
final class RequestDeregistration {
  /** Topic of the message that an insurer's system will be sent. */
  static final String TOPIC = "insurer.deregistration";

  private static final int MAX_REASON = 400;

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final RegistrationStore registrations = new RegistrationStore();
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final CoverageStore coverages = new CoverageStore();
  private final Outbox outbox = new Outbox();
  private final NoticeStore notices = new NoticeStore();

  RequestDeregistration(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Application> request(Caller caller, Deregister question) {
    if (question.reason().filter(r -> r.length() > MAX_REASON).isPresent()) {
      return failed(Fault.Kind.INVALID, "reason-too-long", "A reason has at most 400 characters.");
    }
    return Ownership.toAct(
        database,
        caller,
        question.person(),
        tx ->
            deregistrations
                .byForm(tx, question.person(), question.form())
                .compose(
                    sent ->
                        sent.map(Future::succeededFuture)
                            .orElseGet(() -> apply(tx, caller, question))));
  }

  private Future<Application> apply(SqlConnection tx, Caller caller, Deregister question) {
    return registrations
        .of(tx, question.person())
        .compose(
            registration ->
                registration.status() == Registration.Status.REGISTERED
                    ? insurer(tx, question)
                    : failed(
                        Fault.Kind.CONFLICT, "not-registered", "There is nothing to deregister."))
        .compose(
            insurer ->
                deregistrations.insert(
                    tx,
                    new DeregistrationStore.New(
                        question.person(),
                        question.form(),
                        YearMonth.now(clock),
                        insurer,
                        question.reason())))
        .compose(
            made ->
                made.map(application -> tell(tx, caller, application))
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

  private Future<Insurer> insurer(SqlConnection tx, Deregister question) {
    return coverages
        .ofPerson(tx, question.person())
        .compose(
            held ->
                CoverageStore.on(LocalDate.now(clock), held)
                    .map(
                        c ->
                            Future.succeededFuture(
                                new Insurer(c.insured().insurerNumber(), c.insurerName())))
                    .orElseGet(
                        () ->
                            failed(
                                Fault.Kind.CONFLICT,
                                "coverage-unknown",
                                "No insurer is known that could take the application.")));
  }

  private Future<Application> tell(SqlConnection tx, Caller caller, Application application) {
    var deregistration = application.deregistration();
    return outbox
        .put(
            tx,
            deregistration.id(),
            TOPIC,
            new JsonObject()
                .put("id", deregistration.id().toString())
                .put("number", deregistration.number())
                .put("insurerNumber", deregistration.insurerNumber()))
        .compose(
            x ->
                notices.put(
                    tx,
                    deregistration.person(),
                    Notice.Kind.APPLICATION_RECEIVED,
                    new JsonObject().put("number", deregistration.number())))
        .compose(
            x ->
                audit.append(
                    tx,
                    new Entry(
                        Entry.Kind.DEREGISTRATION_REQUESTED,
                        Optional.of(deregistration.person()),
                        Actors.of(caller),
                        Set.of(Entry.Category.REGISTRATION),
                        Actors.basis(caller, deregistration.person()),
                        Entry.Result.DONE,
                        caller.request(),
                        Optional.of("number=" + deregistration.number()))))
        .map(application);
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
