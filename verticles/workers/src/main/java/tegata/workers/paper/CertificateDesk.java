package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.CertificateApi.Enter;
import tegata.contract.CertificateApi.FoundMember;
import tegata.contract.CertificateApi.FoundOrder;
import tegata.contract.CertificateApi.IssueNotice;
import tegata.contract.CertificateApi.IssuedNotice;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.MemberPapers;
import tegata.contract.CertificateApi.OpenOrder;
import tegata.contract.CertificateApi.Opened;
import tegata.contract.CertificateApi.Order;
import tegata.contract.CertificateApi.Orders;
import tegata.contract.CertificateApi.PapersOf;
import tegata.contract.CertificateApi.Waiting;
import tegata.contract.Fault;
import tegata.contract.PaperApi.Issued;
import tegata.domain.audit.Entry;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.PaperKind;
import tegata.domain.staff.StaffRole;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.paper.PaperStore.Registered;
import tegata.workers.person.PersonStore;
import tegata.workers.staff.Duty;

/** 受付の職員の側: a member's papers, 資格情報のお知らせ, and orders that wait for an approver. */
final class CertificateDesk {
  private static final Set<StaffRole> STAFF =
      Set.of(StaffRole.INSURER_CLERK, StaffRole.INSURER_APPROVER);

  /** お知らせ has no last day of its own; its code is answered as long as the coverage holds. */
  static final int NOTICE_YEARS = 5;

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final Set<StaffRole> clerks;
  private final boolean oneDoesAll;
  private final Standing standing;
  private final CertificatePapers certificates;
  private final OrderStore orders = new OrderStore();
  private final PaperStore papers = new PaperStore();
  private final PersonStore persons = new PersonStore();

  /**
   * @param oneDoesAll whether approvers may enter orders, too
   */
  CertificateDesk(Database database, Audit audit, Clock clock, boolean oneDoesAll) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.oneDoesAll = oneDoesAll;
    this.clerks = oneDoesAll ? STAFF : Set.of(StaffRole.INSURER_CLERK);
    this.standing = new Standing(clock);
    this.certificates = new CertificatePapers(audit, clock);
  }

  Future<FoundMember> papers(Caller caller, PapersOf q) {
    return Duty.required(
        database,
        caller,
        STAFF,
        (tx, staff) -> {
          String insurer = staff.insurerNumber().orElseThrow();
          return InsurersMember.of(tx, q.person(), insurer, clock)
              .compose(
                  member ->
                      audit
                          .append(tx, viewed(caller, q.person(), q.purpose(), "papers"))
                          .compose(x -> papers.ofMember(tx, q.person(), insurer))
                          .compose(found -> issued(tx, q.person(), found))
                          .map(
                              issued ->
                                  new FoundMember(
                                      Optional.of(
                                          new MemberPapers(
                                              q.person(),
                                              member.who().name(),
                                              member.who().kana(),
                                              issued,
                                              CertificateGround.openTo(
                                                  member.situation(),
                                                  InsurersMember.today(clock)))))))
              .recover(
                  failure ->
                      Fault.of(failure).code().equals("no-such-member")
                          ? Future.succeededFuture(new FoundMember(Optional.empty()))
                          : Future.failedFuture(failure));
        });
  }

  private Future<List<Issued>> issued(SqlConnection tx, UUID person, List<Registered> found) {
    return standing
        .ofPerson(tx, person)
        .map(
            stands ->
                found.stream()
                    .map(one -> new Issued(one.paper(), stands.apply(one).state(), one.revokedOn()))
                    .toList());
  }

  Future<IssuedNotice> notice(Caller caller, IssueNotice q) {
    return Duty.required(
        database,
        caller,
        STAFF,
        (tx, staff) -> {
          String insurer = staff.insurerNumber().orElseThrow();
          return InsurersMember.of(tx, q.person(), insurer, clock)
              .compose(
                  member ->
                      certificates.issue(
                          tx,
                          caller,
                          PaperKind.ELIGIBILITY_NOTICE,
                          q.person(),
                          insurer,
                          InsurersMember.today(clock),
                          InsurersMember.today(clock).plusYears(NOTICE_YEARS)))
              .map(paper -> new IssuedNotice(paper.orElseThrow().number()));
        });
  }

  Future<Order> enter(Caller caller, Enter q) {
    return Duty.required(
        database,
        caller,
        clerks,
        (tx, staff) -> {
          String insurer = staff.insurerNumber().orElseThrow();
          return InsurersMember.of(tx, q.person(), insurer, clock)
              .compose(member -> possible(tx, q, insurer, member))
              .compose(x -> orders.enter(tx, q, insurer, staff.id(), clock.instant()))
              .compose(x -> orders.byId(tx, q.id(), insurer))
              .compose(
                  entered ->
                      entered
                          .filter(held -> held.person().equals(q.person()))
                          .map(held -> Future.succeededFuture(held.order()))
                          .orElseGet(
                              () ->
                                  failed(
                                      Fault.Kind.CONFLICT,
                                      "order-waiting",
                                      "Another order about this member waits for an approver.")));
        });
  }

  private Future<Void> possible(SqlConnection tx, Enter q, String insurer, InsurersMember member) {
    if (q.kind() == Kind.ISSUE) {
      return q.ground()
              .filter(g -> g.isOpenTo(member.situation(), InsurersMember.today(clock)))
              .isPresent()
          ? orders.notInApplication(tx, q.person(), insurer)
          : failed(Fault.Kind.INVALID, "ground-not-open", "Not on this ground, or not today.");
    }
    if (q.kind() == Kind.REVOKE && q.why().isEmpty()) {
      return failed(Fault.Kind.INVALID, "reason-missing", "A revocation needs its reason.");
    }
    return orders.notInApplication(tx, q.person(), insurer);
  }

  /** Whoever looks brings in the renewals that are due, so that none waits for a calendar. */
  Future<Orders> waiting(Caller caller, Waiting q) {
    return Duty.required(
        database,
        caller,
        STAFF,
        (tx, staff) -> {
          String insurer = staff.insurerNumber().orElseThrow();
          return orders
              .renew(tx, insurer, InsurersMember.today(clock), clock.instant())
              .compose(x -> orders.waiting(tx, insurer))
              .map(Orders::new);
        });
  }

  Future<FoundOrder> open(Caller caller, OpenOrder q) {
    return Duty.required(
        database,
        caller,
        STAFF,
        (tx, staff) ->
            orders
                .byId(tx, q.id(), staff.insurerNumber().orElseThrow())
                .compose(
                    found ->
                        found
                            .map(held -> opened(tx, caller, q, held))
                            .orElse(Future.succeededFuture(new FoundOrder(Optional.empty())))));
  }

  private Future<FoundOrder> opened(
      SqlConnection tx, Caller caller, OpenOrder q, OrderStore.Held held) {
    return audit
        .append(tx, viewed(caller, held.person(), q.purpose(), "order"))
        .compose(x -> persons.person(tx, held.person()))
        .map(
            who ->
                new FoundOrder(
                    Optional.of(
                        new Opened(
                            held.order(),
                            who.name(),
                            who.kana(),
                            held.order()
                                .ground()
                                .orElse(CertificateGround.CARD_RETURNED)
                                .latestEnd(InsurersMember.today(clock)),
                            oneDoesAll))));
  }

  static Entry viewed(Caller caller, UUID person, DeskPurpose purpose, String where) {
    return new Entry(
        Entry.Kind.INSURER_VIEWED,
        Optional.of(person),
        Actors.of(caller),
        Set.of(Entry.Category.ELIGIBILITY),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        caller.request(),
        Optional.of("purpose=" + purpose + " at=" + where));
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
