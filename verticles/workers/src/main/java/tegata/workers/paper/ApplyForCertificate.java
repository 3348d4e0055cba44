package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.CertificateApplicationApi.Application;
import tegata.contract.CertificateApplicationApi.Apply;
import tegata.contract.CertificateApplicationApi.Withdraw;
import tegata.contract.Fault;
import tegata.domain.audit.Entry;
import tegata.domain.eligibility.Coverage;
import tegata.domain.notice.Notice;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.registration.Remark;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.notice.NoticeStore;
import tegata.workers.person.CoverageStore;

/** 資格確認書の交付を申し込む、取り下げる: the member, or a proxy who may act for them. */
final class ApplyForCertificate {
  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final ApplicationStore applications = new ApplicationStore();
  private final OrderStore orders = new OrderStore();
  private final CoverageStore coverages = new CoverageStore();
  private final NoticeStore notices = new NoticeStore();

  ApplyForCertificate(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Application> apply(Caller caller, Apply q) {
    if (!q.ground().isAppliedFor()) {
      return failed(Fault.Kind.INVALID, "ground-not-open", "Nobody applies on this ground.");
    }
    if (Remark.isTooLong(q.note())) {
      return failed(Fault.Kind.INVALID, "note-too-long", "A note has at most 400 characters.");
    }
    return Ownership.toAct(
        database,
        caller,
        q.person(),
        tx ->
            applications
                .byForm(tx, q.person(), q.form())
                .compose(
                    sent ->
                        sent.map(Future::succeededFuture)
                            .orElseGet(() -> applyNew(tx, caller, q))));
  }

  private Future<Application> applyNew(SqlConnection tx, Caller caller, Apply q) {
    return insurer(tx, q.person())
        .compose(
            insurer ->
                orders
                    .notInApplication(tx, q.person(), insurer)
                    .compose(x -> applications.ofPerson(tx, q.person()))
                    .compose(all -> noneOpen(all, insurer))
                    .compose(x -> applications.insert(tx, q, insurer, clock.instant())))
        .compose(
            isNew ->
                applications
                    .byForm(tx, q.person(), q.form())
                    .map(made -> made.orElseThrow(ApplyForCertificate::waiting))
                    .compose(
                        made ->
                            isNew ? received(tx, caller, q, made) : Future.succeededFuture(made)));
  }

  private Future<Application> received(SqlConnection tx, Caller caller, Apply q, Application made) {
    return tell(tx, q.person(), Notice.Kind.APPLICATION_RECEIVED, made)
        .compose(x -> enter(tx, caller, q.person(), Entry.Kind.CERTIFICATE_REQUESTED, made))
        .map(made);
  }

  /** Lost a race against another application, or a clerk was faster. */
  private static Fault waiting() {
    return new Fault(
        Fault.Kind.CONFLICT,
        "order-waiting",
        "The insurer is at this person's certificate already.");
  }

  private Future<String> insurer(SqlConnection tx, UUID person) {
    return coverages
        .ofPerson(tx, person)
        .compose(
            held ->
                CoverageStore.holdingOn(InsurersMember.today(clock), held)
                    .map(Coverage::insured)
                    .map(insured -> Future.succeededFuture(insured.insurerNumber()))
                    .orElseGet(
                        () ->
                            failed(
                                Fault.Kind.CONFLICT,
                                "coverage-unknown",
                                "No insurer is known that insures this person today.")));
  }

  /** One that an insurer before left open, who can issue no more, stands in nobody's way. */
  private static Future<Void> noneOpen(List<Application> all, String insurer) {
    return all.stream().noneMatch(one -> one.isOpenAt(insurer))
        ? Future.succeededFuture()
        : failed(Fault.Kind.CONFLICT, "already-applied", "An application is already under way.");
  }

  /** Until it is issued; whoever sends it twice has withdrawn once. */
  Future<Application> withdraw(Caller caller, Withdraw q) {
    return Ownership.toAct(
        database,
        caller,
        q.person(),
        tx ->
            applications
                .hold(tx, q.person(), q.number())
                .map(found -> found.orElseThrow(ApplyForCertificate::unknown))
                .compose(
                    held ->
                        held.progress() == CertificateProgress.WITHDRAWN
                            ? Future.succeededFuture(held)
                            : withdrawNow(tx, caller, q, held)));
  }

  private Future<Application> withdrawNow(
      SqlConnection tx, Caller caller, Withdraw q, Application held) {
    if (!held.progress().isOpen()) {
      return failed(
          Fault.Kind.CONFLICT,
          "step-not-possible",
          "The application stands at " + held.progress() + ".");
    }
    return applications
        .withdraw(tx, q.number(), clock.instant())
        .compose(x -> tell(tx, q.person(), Notice.Kind.CERTIFICATE_APPLICATION_WITHDRAWN, held))
        .compose(x -> enter(tx, caller, q.person(), Entry.Kind.CERTIFICATE_WITHDRAWN, held))
        .compose(x -> applications.byNumber(tx, q.person(), q.number()))
        .map(Optional::orElseThrow);
  }

  private Future<Void> tell(
      SqlConnection tx, UUID person, Notice.Kind kind, Application application) {
    return notices.put(tx, person, kind, new JsonObject().put("number", application.number()));
  }

  private Future<Void> enter(
      SqlConnection tx, Caller caller, UUID person, Entry.Kind kind, Application application) {
    return audit.append(
        tx,
        new Entry(
            kind,
            Optional.of(person),
            Actors.of(caller),
            Set.of(Entry.Category.ELIGIBILITY),
            Actors.basis(caller, person),
            Entry.Result.DONE,
            caller.request(),
            Optional.of("number=" + application.number())));
  }

  private static Fault unknown() {
    return new Fault(
        Fault.Kind.NOT_FOUND, "no-such-application", "There is no application of that number.");
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
