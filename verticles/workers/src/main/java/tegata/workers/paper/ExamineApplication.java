package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.CertificateApi.Applied;
import tegata.contract.CertificateApi.Order;
import tegata.contract.CertificateApplicationApi.Accept;
import tegata.contract.CertificateApplicationApi.Return;
import tegata.contract.Fault;
import tegata.contract.RegistrationApi.Returned;
import tegata.domain.audit.Entry;
import tegata.domain.notice.Notice;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.registration.Remark;
import tegata.domain.staff.StaffRole;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.notice.NoticeStore;
import tegata.workers.paper.OrderStore.Held;
import tegata.workers.staff.Duty;
import tegata.workers.staff.StaffMember;

/** 本人の申請を受理する、返す. Who accepts stands where a clerk stands who enters an order. */
final class ExamineApplication {
  private static final Set<StaffRole> STAFF =
      Set.of(StaffRole.INSURER_CLERK, StaffRole.INSURER_APPROVER);

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final Set<StaffRole> clerks;
  private final OrderStore orders = new OrderStore();
  private final ApplicationStore applications = new ApplicationStore();
  private final NoticeStore notices = new NoticeStore();

  /**
   * @param oneDoesAll whether approvers may accept, too
   */
  ExamineApplication(Database database, Audit audit, Clock clock, boolean oneDoesAll) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.clerks = oneDoesAll ? STAFF : Set.of(StaffRole.INSURER_CLERK);
  }

  /** Fails with {@code no-such-member} where the insurer does not insure them any more. */
  Future<Order> accept(Caller caller, Accept q) {
    return Duty.required(
        database,
        caller,
        clerks,
        (tx, staff) ->
            held(tx, staff, q.id())
                .compose(
                    held ->
                        isDoneBy(held, staff)
                            ? Future.succeededFuture(held.order())
                            : open(held)
                                .compose(x -> accept(tx, caller, staff, held))
                                .compose(x -> after(tx, staff, q.id()))));
  }

  private static boolean isDoneBy(Held held, StaffMember staff) {
    return applied(held).progress() == CertificateProgress.ACCEPTED
        && held.clerk().equals(Optional.of(staff.id()));
  }

  /** Sent twice, it is returned once. */
  private static boolean isReturnedBy(Held held, StaffMember staff) {
    return applied(held).progress() == CertificateProgress.RETURNED
        && held.decider().equals(Optional.of(staff.id()));
  }

  private static Future<Void> open(Held held) {
    return applied(held).progress() == CertificateProgress.RECEIVED
        ? Future.succeededFuture()
        : closed(held);
  }

  private Future<Void> accept(SqlConnection tx, Caller caller, StaffMember staff, Held held) {
    String insurer = staff.insurerNumber().orElseThrow();
    return InsurersMember.of(tx, held.person(), insurer, clock)
        .compose(x -> orders.notInApplication(tx, held.person(), insurer))
        .compose(x -> applications.accept(tx, held.order().id(), staff.id(), clock.instant()))
        .compose(x -> tell(tx, Notice.Kind.APPLICATION_ACCEPTED, held))
        .compose(x -> enter(tx, caller, held, "ACCEPT"));
  }

  Future<Order> giveBack(Caller caller, Return q) {
    if (Remark.isTooLong(q.comment())) {
      return failed(
          Fault.Kind.INVALID, "comment-too-long", "A comment has at most 400 characters.");
    }
    return Duty.required(
        database,
        caller,
        STAFF,
        (tx, staff) ->
            held(tx, staff, q.id())
                .compose(
                    held ->
                        isReturnedBy(held, staff)
                            ? Future.<Void>succeededFuture()
                            : applied(held).progress().isOpen()
                                ? giveBack(tx, caller, staff, held, q)
                                : closed(held))
                .compose(x -> after(tx, staff, q.id())));
  }

  private Future<Void> giveBack(
      SqlConnection tx, Caller caller, StaffMember staff, Held held, Return q) {
    return applications
        .giveBack(tx, q.id(), staff.id(), clock.instant(), new Returned(q.reason(), q.comment()))
        .compose(x -> tell(tx, Notice.Kind.CERTIFICATE_APPLICATION_RETURNED, held))
        .compose(x -> enter(tx, caller, held, "RETURN"));
  }

  /** An application of this insurer's, held; an order that a clerk entered is none. */
  private Future<Held> held(SqlConnection tx, StaffMember staff, UUID id) {
    return orders
        .hold(tx, id, staff.insurerNumber().orElseThrow())
        .map(
            found ->
                found
                    .filter(held -> held.order().application().isPresent())
                    .orElseThrow(
                        () ->
                            new Fault(
                                Fault.Kind.NOT_FOUND, "no-such-order", "There is no such order.")));
  }

  private Future<Order> after(SqlConnection tx, StaffMember staff, UUID id) {
    return orders
        .byId(tx, id, staff.insurerNumber().orElseThrow())
        .map(held -> held.orElseThrow().order());
  }

  private Future<Void> tell(SqlConnection tx, Notice.Kind kind, Held held) {
    return notices.put(
        tx, held.person(), kind, new JsonObject().put("number", applied(held).number()));
  }

  private Future<Void> enter(SqlConnection tx, Caller caller, Held held, String step) {
    return audit.append(
        tx,
        new Entry(
            Entry.Kind.CERTIFICATE_DECIDED,
            Optional.of(held.person()),
            Actors.of(caller),
            Set.of(Entry.Category.ELIGIBILITY),
            Entry.Basis.DUTY,
            Entry.Result.DONE,
            caller.request(),
            Optional.of("number=" + applied(held).number() + " step=" + step)));
  }

  private static Applied applied(Held held) {
    return held.order().application().orElseThrow();
  }

  private static <T> Future<T> closed(Held held) {
    return applied(held).progress() == CertificateProgress.WITHDRAWN
        ? failed(Fault.Kind.CONFLICT, "withdrawn", "The applicant has withdrawn it.")
        : failed(Fault.Kind.CONFLICT, "decided-before", "Somebody else has decided already.");
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
