package tegata.workers.inbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.NoticeApi.Found;
import tegata.contract.NoticeApi.Notices;
import tegata.contract.NoticeApi.OfPerson;
import tegata.contract.NoticeApi.OnePersons;
import tegata.contract.NoticeApi.Unread;
import tegata.contract.NoticeApi.UnreadOf;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.domain.notice.Notice;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** お知らせを見る. */
final class ShowNotices {
  private static final int PAGE = 50;

  /** No proxy reads where the person logs in, or whom else they trust. */
  private static final Set<Notice.Kind> FOR_PROXIES =
      EnumSet.of(
          Notice.Kind.PAPER_CONSENT_GIVEN,
          Notice.Kind.FACILITY_NEW,
          Notice.Kind.CERTIFICATE_EXPIRES_IN_THREE_MONTHS,
          Notice.Kind.CERTIFICATE_EXPIRES_IN_ONE_MONTH,
          Notice.Kind.CERTIFICATE_EXPIRED,
          Notice.Kind.CERTIFICATE_LAPSED,
          Notice.Kind.APPLICATION_RECEIVED,
          Notice.Kind.INQUIRY_ANSWERED);

  private final Database database;
  private final Audit audit;
  private final InboxStore notices = new InboxStore();

  ShowNotices(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  Future<Notices> list(Caller caller, OfPerson q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            viewed(tx, caller, q.person())
                .compose(
                    x ->
                        notices.list(
                            tx, q.person(), kinds(caller, q.person()), q.cursor(), PAGE + 1))
                .map(rows -> page(q, rows)));
  }

  Future<Found> show(Caller caller, OnePersons q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            viewed(tx, caller, q.person())
                .compose(x -> notices.one(tx, q.person(), kinds(caller, q.person()), q.id()))
                .compose(found -> read(tx, caller, q, found).map(new Found(found))));
  }

  /** A number on every page tells of no notice, so the log need not tell of it. */
  Future<Unread> unread(Caller caller, UnreadOf q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx -> notices.unread(tx, q.person(), kinds(caller, q.person())).map(Unread::new));
  }

  /** What somebody else looked at for the person, the person has not read yet. */
  private Future<Void> read(SqlConnection tx, Caller caller, OnePersons q, Optional<Notice> found) {
    return isThemselves(caller, q.person()) && found.filter(notice -> !notice.read()).isPresent()
        ? notices.markRead(tx, q.person(), q.id())
        : Future.succeededFuture();
  }

  private static Set<Notice.Kind> kinds(Caller caller, UUID person) {
    return isThemselves(caller, person) ? EnumSet.allOf(Notice.Kind.class) : FOR_PROXIES;
  }

  private static boolean isThemselves(Caller caller, UUID person) {
    return caller.id().equals(person.toString());
  }

  private static Notices page(OfPerson q, List<Notice> rows) {
    boolean more = rows.size() > PAGE;
    return new Notices(
        more ? rows.subList(0, PAGE) : rows,
        more ? Optional.of(q.cursor() + PAGE) : Optional.empty());
  }

  private Future<Void> viewed(SqlConnection tx, Caller caller, UUID person) {
    return audit.append(tx, Viewed.own(caller, person, Use.VIEW, Entry.Category.NOTICE));
  }
}
