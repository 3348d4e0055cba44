package tegata.workers.inquiry;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.InquiryApi.FoundInquiry;
import tegata.contract.InquiryApi.Open;
import tegata.contract.InquiryApi.Queue;
import tegata.contract.InquiryApi.QueueOf;
import tegata.contract.InquiryApi.Reply;
import tegata.contract.InquiryApi.Waiting;
import tegata.domain.inquiry.Inquiry;
import tegata.domain.notice.Notice;
import tegata.domain.staff.StaffRole;
import tegata.workers.access.FindAccess;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.inquiry.InquiryStore.Kept;
import tegata.workers.intake.Window;
import tegata.workers.notice.NoticeStore;
import tegata.workers.staff.Duty;
import tegata.workers.staff.StaffMember;

/**
 * 問い合わせに回答する, at the operators' desk. It shows the entry and what the person wrote, and not who
 * they are: the answer finds them by itself.
 */
final class AnswerInquiry {
  private static final Set<StaffRole> OPERATORS = Set.of(StaffRole.OPERATOR);
  private static final int PAGE = 50;

  private final Database database;
  private final FindAccess accesses;
  private final InquiryStore inquiries = new InquiryStore();
  private final NoticeStore notices = new NoticeStore();
  private final Audit audit = new Audit();

  AnswerInquiry(Database database, Window window) {
    this.database = database;
    this.accesses = new FindAccess(window);
  }

  Future<Queue> queue(Caller caller, QueueOf q) {
    return Duty.required(
        database,
        caller,
        OPERATORS,
        (tx, member) ->
            inquiries
                .queue(tx, q.answered(), q.cursor(), PAGE + 1)
                .map(rows -> page(q.cursor(), rows)));
  }

  private static Queue page(int from, List<Waiting> rows) {
    return rows.size() > PAGE
        ? new Queue(rows.subList(0, PAGE), Optional.of(from + PAGE))
        : new Queue(rows, Optional.empty());
  }

  Future<FoundInquiry> open(Caller caller, Open q) {
    return Duty.required(
        database,
        caller,
        OPERATORS,
        (tx, member) ->
            inquiries
                .byNumber(tx, q.number())
                .compose(
                    found ->
                        found
                            .map(kept -> shown(tx, caller, kept))
                            .orElse(Future.succeededFuture(new FoundInquiry(Optional.empty())))));
  }

  private Future<FoundInquiry> shown(SqlConnection tx, Caller caller, Kept kept) {
    return audit
        .append(tx, InquiryEntries.viewed(caller, kept.person(), kept.inquiry().number()))
        .compose(x -> AskAboutAccess.shown(tx, accesses, kept));
  }

  Future<Inquiry> answer(Caller caller, Reply q) {
    if (q.text().isBlank() || !Inquiry.fits(q.text(), Inquiry.LONGEST_ANSWER)) {
      return failed(Fault.Kind.INVALID, "answer-length", "The answer is empty or too long.");
    }
    return Duty.required(
        database, caller, OPERATORS, (tx, member) -> answer(tx, caller, member, q));
  }

  private Future<Inquiry> answer(SqlConnection tx, Caller caller, StaffMember member, Reply q) {
    return inquiries
        .answer(tx, q.number(), q.text(), member.id())
        .compose(
            answered ->
                answered
                    .map(kept -> tell(tx, caller, kept))
                    .orElseGet(() -> unanswerable(tx, q.number())));
  }

  private Future<Inquiry> tell(SqlConnection tx, Caller caller, Kept kept) {
    String number = kept.inquiry().number();
    return audit
        .append(tx, InquiryEntries.answered(caller, kept.person(), number))
        .compose(
            x ->
                notices.put(
                    tx,
                    kept.person(),
                    Notice.Kind.INQUIRY_ANSWERED,
                    new JsonObject().put("number", number)))
        .map(kept.inquiry());
  }

  private Future<Inquiry> unanswerable(SqlConnection tx, String number) {
    return inquiries
        .byNumber(tx, number)
        .compose(
            found ->
                found.isPresent()
                    ? failed(Fault.Kind.CONFLICT, "already-answered", "Somebody has answered it.")
                    : failed(Fault.Kind.NOT_FOUND, "inquiry-unknown", "There is no such inquiry."));
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
