package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.CertificateApi.Applied;
import tegata.contract.CertificateApi.Decide;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.Order;
import tegata.contract.Fault;
import tegata.contract.PaperApi.Paper;
import tegata.domain.notice.Notice;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.paper.PaperKind;
import tegata.domain.staff.StaffRole;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.notice.NoticeStore;
import tegata.workers.paper.OrderStore.Held;
import tegata.workers.staff.Duty;
import tegata.workers.staff.StaffMember;

/** 承認者が行う: carries an order out or declines it, and the member is told. */
final class DecideOrder {
  private final Database database;
  private final Clock clock;
  private final boolean oneDoesAll;
  private final CertificatePapers certificates;
  private final OrderStore orders = new OrderStore();
  private final NoticeStore notices = new NoticeStore();

  /**
   * @param oneDoesAll whether who entered an order may carry it out, too
   */
  DecideOrder(Database database, Audit audit, Clock clock, boolean oneDoesAll) {
    this.database = database;
    this.clock = clock;
    this.oneDoesAll = oneDoesAll;
    this.certificates = new CertificatePapers(audit, clock);
  }

  Future<Order> decide(Caller caller, Decide q) {
    Set<StaffRole> roles =
        oneDoesAll
            ? Set.of(StaffRole.INSURER_CLERK, StaffRole.INSURER_APPROVER)
            : Set.of(StaffRole.INSURER_APPROVER);
    return Duty.required(
        database,
        caller,
        roles,
        (tx, staff) -> {
          String insurer = staff.insurerNumber().orElseThrow();
          return orders
              .hold(tx, q.id(), insurer)
              .map(
                  found ->
                      found.orElseThrow(
                          () ->
                              new Fault(
                                  Fault.Kind.NOT_FOUND,
                                  "no-such-order",
                                  "There is no such order.")))
              .compose(held -> decide(tx, caller, q, staff, insurer, held));
        });
  }

  private Future<Order> decide(
      SqlConnection tx, Caller caller, Decide q, StaffMember staff, String insurer, Held held) {
    if (held.order().carriedOut().isPresent()) {
      return held.order().carriedOut().get() == q.carryOut()
          ? Future.succeededFuture(held.order())
          : failed(Fault.Kind.CONFLICT, "decided-before", "Somebody else has decided already.");
    }
    Optional<Applied> application = held.order().application();
    if (application.filter(made -> made.progress() == CertificateProgress.WITHDRAWN).isPresent()) {
      return failed(Fault.Kind.CONFLICT, "withdrawn", "The applicant has withdrawn it.");
    }
    if (application.isPresent() && !q.carryOut()) {
      return failed(Fault.Kind.INVALID, "reason-missing", "An application is returned instead.");
    }
    if (application.filter(made -> made.progress() == CertificateProgress.RECEIVED).isPresent()) {
      return failed(Fault.Kind.CONFLICT, "not-accepted", "A clerk has to accept it first.");
    }
    if (!oneDoesAll && held.clerk().equals(Optional.of(staff.id()))) {
      return failed(
          Fault.Kind.FORBIDDEN, "entered-by-same", "Whoever entered it does not decide it, too.");
    }
    Future<Optional<String>> done =
        q.carryOut()
            ? carryOut(tx, caller, q, insurer, held)
            : Future.succeededFuture(Optional.empty());
    return done.compose(
            paper -> orders.decide(tx, q.id(), staff.id(), clock.instant(), q.carryOut(), paper))
        .compose(x -> orders.byId(tx, q.id(), insurer))
        .map(after -> after.orElseThrow().order());
  }

  private Future<Optional<String>> carryOut(
      SqlConnection tx, Caller caller, Decide q, String insurer, Held held) {
    return orders
        .notInApplication(tx, held.person(), insurer)
        .compose(
            x ->
                held.order().kind() == Kind.REVOKE
                    ? revoke(tx, caller, insurer, held).map(Optional.empty())
                    : issue(tx, caller, q, insurer, held).map(Optional::of));
  }

  private Future<Void> revoke(SqlConnection tx, Caller caller, String insurer, Held held) {
    return certificates
        .revoke(tx, caller, held.person(), insurer, held.order().why().orElseThrow())
        .compose(x -> orders.forgetOfClosed(tx, held.person(), insurer))
        .compose(
            x ->
                notices.put(
                    tx,
                    held.person(),
                    Notice.Kind.CERTIFICATE_PAPER_REVOKED,
                    new JsonObject().put("revokedOn", InsurersMember.today(clock).toString())));
  }

  private Future<String> issue(
      SqlConnection tx, Caller caller, Decide q, String insurer, Held held) {
    LocalDate today = InsurersMember.today(clock);
    UUID person = held.person();
    return InsurersMember.of(tx, person, insurer, clock)
        .compose(member -> checked(q, held, member, today))
        .compose(
            until ->
                certificates.issue(
                    tx, caller, PaperKind.ELIGIBILITY_CERTIFICATE, person, insurer, today, until))
        .map(paper -> paper.map(Paper::number).orElseThrow())
        .compose(
            number ->
                orders
                    .forgetOfClosed(tx, person, insurer)
                    .compose(x -> tellIssued(tx, person, held.order().application(), number, today))
                    .map(number));
  }

  /** Who applied is told by the number they know. */
  private Future<Void> tellIssued(
      SqlConnection tx, UUID person, Optional<Applied> made, String paper, LocalDate today) {
    return notices.put(
        tx,
        person,
        made.isPresent()
            ? Notice.Kind.APPLICATION_CERTIFICATE_ISSUED
            : Notice.Kind.CERTIFICATE_PAPER_ISSUED,
        new JsonObject()
            .put("number", made.map(Applied::number).orElse(paper))
            .put("issuedOn", today.toString()));
  }

  /** The ground may have closed since it was entered. */
  private static Future<LocalDate> checked(
      Decide q, Held held, InsurersMember member, LocalDate today) {
    Optional<CertificateGround> ground = held.order().ground();
    if (ground.filter(g -> !g.isOpenTo(member.situation(), today)).isPresent()) {
      return failed(Fault.Kind.CONFLICT, "ground-not-open", "Not on this ground any more.");
    }
    LocalDate latest = ground.orElse(CertificateGround.CARD_RETURNED).latestEnd(today);
    return q.validUntil()
        .filter(day -> !day.isBefore(today) && !day.isAfter(latest))
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                failed(
                    Fault.Kind.INVALID,
                    "dates-impossible",
                    "A certificate ends today at the earliest and on "
                        + latest
                        + " at the latest."));
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
