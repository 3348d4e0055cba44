package tegata.workers.inquiry;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.InquiryApi.Ask;
import tegata.contract.InquiryApi.Asked;
import tegata.contract.InquiryApi.ByNumber;
import tegata.contract.InquiryApi.EntryOf;
import tegata.contract.InquiryApi.Found;
import tegata.contract.InquiryApi.FoundInquiry;
import tegata.contract.InquiryApi.Inquiries;
import tegata.contract.InquiryApi.Of;
import tegata.contract.InquiryApi.Shown;
import tegata.domain.inquiry.Inquiry;
import tegata.workers.access.FindAccess;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.identity.PersonLock;
import tegata.workers.inquiry.InquiryStore.New;
import tegata.workers.intake.Window;

/** 心当たりのない閲覧を問い合わせる, and what becomes of it. */
final class AskAboutAccess {
  /** Nobody waits for more answers than this at a time. */
  private static final long MOST_OPEN = 50;

  private final Database database;
  private final Clock clock;
  private final FindAccess accesses;
  private final InquiryStore inquiries = new InquiryStore();
  private final PersonLock locks = new PersonLock();
  private final Audit audit = new Audit();

  AskAboutAccess(Database database, Window window, Clock clock) {
    this.database = database;
    this.accesses = new FindAccess(window);
    this.clock = clock;
  }

  Future<Found> entry(Caller caller, EntryOf q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(tx, InquiryEntries.followed(caller, q.person()))
                .compose(x -> accesses.find(tx, q.person(), q.entry()))
                .compose(
                    found ->
                        inquiries
                            .openAbout(tx, q.person(), q.entry())
                            .map(
                                open ->
                                    new Found(
                                        found.map(
                                            one -> new Asked(one.access(), one.fit(), open))))));
  }

  Future<Inquiry> ask(Caller caller, Ask q) {
    if (q.text().filter(text -> !Inquiry.fits(text, Inquiry.LONGEST_TEXT)).isPresent()) {
      return failed(Fault.Kind.INVALID, "text-too-long", "The text is too long.");
    }
    return Ownership.toAct(
        database,
        caller,
        q.person(),
        tx ->
            locks
                .hold(tx, q.person())
                .compose(x -> inquiries.byForm(tx, q.person(), q.form()))
                .compose(
                    sent ->
                        sent.map(Future::succeededFuture).orElseGet(() -> receive(tx, caller, q))));
  }

  private Future<Inquiry> receive(SqlConnection tx, Caller caller, Ask q) {
    return accesses
        .find(tx, q.person(), q.entry())
        .compose(
            found ->
                found.isPresent()
                    ? inquiries.openAbout(tx, q.person(), q.entry())
                    : failed(Fault.Kind.NOT_FOUND, "entry-unknown", "There is no such entry."))
        .compose(
            open ->
                open.map(Future::succeededFuture)
                    .orElseGet(
                        () -> withinBounds(tx, q.person()).compose(x -> put(tx, caller, q))));
  }

  private Future<Void> withinBounds(SqlConnection tx, UUID person) {
    return inquiries
        .openOf(tx, person)
        .compose(
            open ->
                open < MOST_OPEN
                    ? Future.succeededFuture()
                    : failed(Fault.Kind.CONFLICT, "too-many-open", "Too many inquiries are open."));
  }

  private Future<Inquiry> put(SqlConnection tx, Caller caller, Ask q) {
    return inquiries
        .insert(tx, new New(q.person(), q.form(), q.entry(), q.text(), LocalDate.now(clock)))
        .map(
            made ->
                made.orElseThrow(
                    () ->
                        new Fault(
                            Fault.Kind.CONFLICT,
                            "form-used",
                            "The form was sent by somebody else.")))
        .compose(
            made ->
                audit
                    .append(tx, InquiryEntries.received(caller, q.person(), made.number()))
                    .map(made));
  }

  Future<Inquiries> ofPerson(Caller caller, Of q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(tx, InquiryEntries.followed(caller, q.person()))
                .compose(x -> inquiries.ofPerson(tx, q.person()))
                .map(Inquiries::new));
  }

  Future<FoundInquiry> byNumber(Caller caller, ByNumber q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(tx, InquiryEntries.followed(caller, q.person()))
                .compose(x -> inquiries.byNumber(tx, q.number()))
                .compose(
                    found ->
                        found
                            .filter(kept -> kept.person().equals(q.person()))
                            .map(kept -> shown(tx, accesses, kept))
                            .orElse(Future.succeededFuture(new FoundInquiry(Optional.empty())))));
  }

  /** An inquiry with the entry it asks about, which the log never loses. */
  static Future<FoundInquiry> shown(SqlConnection tx, FindAccess accesses, InquiryStore.Kept kept) {
    return accesses
        .find(tx, kept.person(), kept.inquiry().entry())
        .map(
            found ->
                new FoundInquiry(
                    found.map(one -> new Shown(kept.inquiry(), one.access(), one.fit()))));
  }

  private static <T> Future<T> failed(Fault.Kind kind, String code, String detail) {
    return Future.failedFuture(new Fault(kind, code, detail));
  }
}
