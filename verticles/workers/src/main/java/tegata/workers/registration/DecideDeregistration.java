package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Cancel;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Returned;
import tegata.domain.paper.RevocationReason;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.EligibilityCertificate;
import tegata.domain.registration.Remark;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.idempotency.OnceOnly;
import tegata.workers.paper.CertificatePapers;
import tegata.workers.staff.StaffMember;

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
  private final OnceOnly once = new OnceOnly();
  private final CertificatePapers papers;
  private final TakeStep steps;
  private final boolean oneDoesAll;

  /**
   * @param oneDoesAll whether one member of an insurer's staff may accept and issue
   */
  DecideDeregistration(Database database, Audit audit, Clock clock, boolean oneDoesAll) {
    this.database = database;
    this.clock = clock;
    this.oneDoesAll = oneDoesAll;
    this.papers = new CertificatePapers(audit, clock);
    this.steps = new TakeStep(audit, clock);
  }

  Future<Application> accept(Caller caller, Accept decision) {
    return decide(
        caller,
        decision.on(),
        (tx, decider, held) ->
            member(tx, decider, held)
                .compose(
                    x ->
                        take(tx, caller, decider, held, DeregistrationStep.ACCEPT, decision.on())));
  }

  Future<Application> giveBack(Caller caller, Return decision) {
    if (Remark.isTooLong(decision.comment())) {
      return failed(
          Fault.Kind.INVALID, "comment-too-long", "A comment has at most 400 characters.");
    }
    return decide(
        caller,
        decision.on(),
        (tx, decider, held) ->
            deregistrations
                .returned(
                    tx,
                    held.deregistration().id(),
                    new Returned(decision.reason(), decision.comment()))
                .compose(
                    x ->
                        take(tx, caller, decider, held, DeregistrationStep.RETURN, decision.on())));
  }

  /** The first 資格確認書, or another while the end is scheduled. */
  Future<Application> issue(Caller caller, Issue decision) {
    return decide(
        caller,
        decision.on(),
        (tx, decider, held) -> {
          Deregistration made = held.deregistration();
          EligibilityCertificate certificate =
              new EligibilityCertificate(
                  decider.insurerNumber(),
                  decision.issuedOn(),
                  decision.validUntil(),
                  Optional.empty());
          if (!certificate.isPlausible() || !mayBeIssuedOn(made, decision.issuedOn())) {
            return failed(
                Fault.Kind.INVALID,
                "dates-impossible",
                "A certificate is issued after the application, not after today, for five years at most.");
          }
          return decider
              .mayTake(DeregistrationStep.ISSUE, oneDoesAll)
              .compose(x -> member(tx, decider, held))
              .compose(x -> deregistrations.acceptedBy(tx, made.id()))
              .compose(acceptedBy -> decider.mayIssueAfter(acceptedBy, oneDoesAll))
              .compose(x -> papers.issue(tx, caller, made.person(), certificate))
              .compose(issued -> deregistrations.certificate(tx, made.id(), Optional.of(issued)))
              .compose(
                  x ->
                      take(
                          tx,
                          caller,
                          decider,
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
        (tx, decider, held) ->
            cancelled(tx, caller, held.deregistration())
                .compose(
                    x ->
                        take(
                            tx,
                            caller,
                            decider,
                            held,
                            DeregistrationStep.CANCEL_CERTIFICATE,
                            decision.on())));
  }

  private Future<Void> cancelled(SqlConnection tx, Caller caller, Deregistration made) {
    return made.certificate()
        .map(
            certificate ->
                papers.revoke(
                    tx,
                    caller,
                    made.person(),
                    certificate.insurerNumber(),
                    RevocationReason.RETURNED))
        .orElse(Future.succeededFuture())
        .compose(x -> deregistrations.certificate(tx, made.id(), Optional.empty()));
  }

  /** What a decision does to the application that is held. */
  private interface Work {
    Future<Application> on(SqlConnection tx, Decider decider, Application held);
  }

  private Future<Application> decide(Caller caller, On on, Work work) {
    return database.inTransaction(
        tx -> once.within(tx, caller, Application.class, () -> decide(tx, caller, on, work)));
  }

  private Future<Application> decide(SqlConnection tx, Caller caller, On on, Work work) {
    return Decider.of(tx, caller)
        .map(found -> found.orElseThrow(DecideDeregistration::unknown))
        .compose(
            decider ->
                deregistrations
                    .hold(tx, on.number())
                    .map(found -> found.orElseThrow(DecideDeregistration::unknown))
                    .compose(held -> concerned(tx, decider, held).map(held))
                    .compose(held -> decideOnce(tx, decider, held, on, work)));
  }

  private Future<Application> decideOnce(
      SqlConnection tx, Decider decider, Application held, On on, Work work) {
    return deregistrations
        .movedBy(tx, on.order())
        .compose(
            moved ->
                moved.isPresent()
                    ? decidedBefore(held, moved.get())
                    : unchanged(held, on).compose(x -> work.on(tx, decider, held)));
  }

  /** The insurer applied to; once the end is scheduled, also the one who insures the person now. */
  private Future<Void> concerned(SqlConnection tx, Decider decider, Application held) {
    Deregistration made = held.deregistration();
    if (decider.insurerNumber().equals(made.insurerNumber())) {
      return Future.succeededFuture();
    }
    return made.status() != Status.SCHEDULED
        ? Future.failedFuture(unknown())
        : applicants
            .on(tx, made.person(), LocalDate.now(clock))
            .compose(
                now ->
                    now.insurerNumber().filter(decider.insurerNumber()::equals).isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(unknown()));
  }

  /** 加入者でなくなった人に、資格確認書は交付できない. */
  private Future<Void> member(SqlConnection tx, Decider decider, Application held) {
    return applicants
        .on(tx, held.deregistration().person(), LocalDate.now(clock))
        .compose(
            applicant ->
                applicant.isMemberOf(decider.insurerNumber())
                    ? Future.succeededFuture()
                    : failed(
                        Fault.Kind.CONFLICT,
                        "not-a-member",
                        "The insurer does not insure the applicant today."));
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
      SqlConnection tx,
      Caller caller,
      Decider decider,
      Application held,
      DeregistrationStep step,
      On on) {
    return decider
        .mayTake(step, oneDoesAll)
        .compose(
            x -> steps.take(tx, new TakeStep.Order(held, step, caller, Optional.of(on.order()))))
        .compose(
            after ->
                deregistrations
                    .decidedBy(tx, after.deregistration(), decider.member().map(StaffMember::id))
                    .map(after));
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
