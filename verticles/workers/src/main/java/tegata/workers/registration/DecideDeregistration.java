package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Cancel;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Returned;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.EligibilityCertificate;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/**
 * 保険者の審査: accept, return, issue, cancel. Whoever decides says what they looked at; when somebody
 * else was faster they are told, and nothing is changed.
 */
final class DecideDeregistration {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Database database;
  private final Clock clock;
  private final DeregistrationStore deregistrations = new PgDeregistrationStore();
  private final InsuredApplicant applicants = new InsuredApplicant();
  private final TakeStep steps;

  DecideDeregistration(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.steps = new TakeStep(audit, clock);
  }

  Future<Application> accept(Caller caller, Accept decision) {
    return decide(
        caller,
        decision.on(),
        (tx, held) -> take(tx, caller, held, DeregistrationStep.ACCEPT, decision.on()));
  }

  Future<Application> giveBack(Caller caller, Return decision) {
    if (decision.comment().filter(c -> c.length() > RequestDeregistration.MAX_REASON).isPresent()) {
      return failed(
          Fault.Kind.INVALID, "comment-too-long", "A comment has at most 400 characters.");
    }
    return decide(
        caller,
        decision.on(),
        (tx, held) ->
            deregistrations
                .returned(
                    tx,
                    held.deregistration().id(),
                    new Returned(decision.reason(), decision.comment()))
                .compose(x -> take(tx, caller, held, DeregistrationStep.RETURN, decision.on())));
  }

  /** The first 資格確認書, or another while the end is scheduled. */
  Future<Application> issue(Caller caller, Issue decision) {
    return decide(
        caller,
        decision.on(),
        (tx, held) -> {
          Deregistration made = held.deregistration();
          EligibilityCertificate certificate =
              new EligibilityCertificate(caller.id(), decision.issuedOn(), decision.validUntil());
          if (!certificate.isPlausible() || !mayBeIssuedOn(made, decision.issuedOn())) {
            return failed(
                Fault.Kind.INVALID,
                "dates-impossible",
                "A certificate is issued after the application, not after today, for five years at most.");
          }
          return deregistrations
              .certificate(tx, made.id(), Optional.of(certificate))
              .compose(
                  x ->
                      take(
                          tx,
                          caller,
                          held,
                          made.status() == Status.SCHEDULED
                              ? DeregistrationStep.REISSUE
                              : DeregistrationStep.ISSUE,
                          decision.on()));
        });
  }

  Future<Application> cancel(Caller caller, Cancel decision) {
    return decide(
        caller,
        decision.on(),
        (tx, held) ->
            deregistrations
                .certificate(tx, held.deregistration().id(), Optional.empty())
                .compose(
                    x ->
                        take(
                            tx,
                            caller,
                            held,
                            DeregistrationStep.CANCEL_CERTIFICATE,
                            decision.on())));
  }

  private Future<Application> decide(
      Caller caller, On on, BiFunction<SqlConnection, Application, Future<Application>> work) {
    return database.inTransaction(
        tx ->
            deregistrations
                .hold(tx, on.number())
                .map(found -> found.orElseThrow(DecideDeregistration::unknown))
                .compose(held -> concerned(tx, caller, held).map(held))
                .compose(
                    held ->
                        deregistrations
                            .movedBy(tx, on.order())
                            .compose(
                                moved ->
                                    moved.isPresent()
                                        ? decidedBefore(held, moved.get())
                                        : unchanged(held, on).compose(x -> work.apply(tx, held)))));
  }

  /** The insurer applied to; once the end is scheduled, also the one who insures the person now. */
  private Future<Void> concerned(SqlConnection tx, Caller caller, Application held) {
    Deregistration made = held.deregistration();
    if (caller.kind() != Caller.Kind.INSURER) {
      return Future.failedFuture(unknown());
    }
    if (caller.id().equals(made.insurerNumber())) {
      return Future.succeededFuture();
    }
    return made.status() != Status.SCHEDULED
        ? Future.failedFuture(unknown())
        : applicants
            .on(tx, made.person(), LocalDate.now(clock))
            .compose(
                now ->
                    now.insurerNumber().filter(caller.id()::equals).isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(unknown()));
  }

  private static Future<Application> decidedBefore(Application held, UUID moved) {
    return moved.equals(held.deregistration().id())
        ? Future.succeededFuture(held)
        : failed(
            Fault.Kind.CONFLICT,
            "order-used",
            "This id belongs to a decision on another application.");
  }

  private static Future<Void> unchanged(Application held, On on) {
    return held.deregistration().version() == on.version()
        ? Future.succeededFuture()
        : failed(
            Fault.Kind.CONFLICT,
            "changed-meanwhile",
            "The application has changed since: it stands at "
                + held.deregistration().status()
                + ", version "
                + held.deregistration().version()
                + ".");
  }

  private boolean mayBeIssuedOn(Deregistration made, LocalDate day) {
    return !day.isBefore(LocalDate.ofInstant(made.receivedAt(), JAPAN))
        && !day.isAfter(LocalDate.now(clock));
  }

  private Future<Application> take(
      SqlConnection tx, Caller caller, Application held, DeregistrationStep step, On on) {
    return steps.take(tx, new TakeStep.Order(held, step, caller, Optional.of(on.order())));
  }

  /** Somebody else's application is as good as none. */
  static Fault unknown() {
    return new Fault(
        Fault.Kind.NOT_FOUND, "no-such-application", "There is no application of that number.");
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
