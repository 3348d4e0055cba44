package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.ProxyApi.Accept;
import tegata.contract.ProxyApi.Accepted;
import tegata.contract.ProxyApi.Held;
import tegata.contract.ProxyApi.Refusal;
import tegata.domain.notice.Notice;
import tegata.domain.proxy.Age;
import tegata.domain.proxy.InvitationCode;
import tegata.domain.proxy.Proxy;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.identity.PersonLock;
import tegata.workers.notice.NoticeStore;
import tegata.workers.proxy.InvitationStore.Found;

/**
 * 招待コードで代理人になる。A wrong code is an answer, not a failure, so that the transaction that counts it
 * commits.
 */
final class AcceptInvitation {
  /** Wrong codes a person may type within an hour. */
  static final int MOST_TRIES = 10;

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final InvitationStore invitations = new InvitationStore();
  private final ProxyStore proxies = new ProxyStore();
  private final PersonLock people = new PersonLock();
  private final NoticeStore notices = new NoticeStore();

  AcceptInvitation(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Accepted> accept(Caller caller, Accept q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            database.inTransaction(
                tx ->
                    people
                        .hold(tx, q.person())
                        .compose(x -> invitations.countTry(tx, q.person()))
                        .compose(
                            tries ->
                                tries > MOST_TRIES
                                    ? refused(Refusal.TOO_MANY_TRIES)
                                    : typed(tx, caller, q))));
  }

  private Future<Accepted> typed(SqlConnection tx, Caller caller, Accept q) {
    return InvitationCode.typed(q.code())
        .map(code -> invitations.byCode(tx, code))
        .orElse(Future.succeededFuture(Optional.empty()))
        .compose(
            found ->
                found
                    .map(invitation -> use(tx, caller, q.person(), invitation))
                    .orElseGet(() -> refused(Refusal.CODE_UNKNOWN)));
  }

  private Future<Accepted> use(SqlConnection tx, Caller caller, UUID person, Found invitation) {
    LocalDate today = LocalDate.now(clock);
    Proxy.Kind kind = Proxy.Kind.of(invitation.birthdate(), today);
    if (invitation.principal().equals(person)) {
      return refused(Refusal.OWN_CODE);
    }
    if (!invitation.valid() || invitation.endsOn().isBefore(today)) {
      return refused(Refusal.CODE_EXPIRED);
    }
    Proxy proxy =
        new Proxy(
            UUID.randomUUID(),
            invitation.principal(),
            person,
            kind,
            invitation.level(),
            today,
            kind.lastDay(invitation.endsOn(), invitation.birthdate()));
    boolean told =
        kind == Proxy.Kind.ADULT || Age.isReached(invitation.birthdate(), Age.CHILD_DECIDES, today);
    return invitations
        .use(tx, invitation.id())
        .compose(x -> invitations.forgetTries(tx, person))
        .compose(x -> proxies.begin(tx, proxy, told))
        .compose(x -> audit.append(tx, ProxyEntries.started(caller, proxy.principal(), proxy.id())))
        .compose(
            x ->
                notices.put(
                    tx,
                    proxy.principal(),
                    Notice.Kind.PROXY_STARTED,
                    new JsonObject()
                        .put("name", caller.name())
                        .put("endsOn", proxy.endsOn().toString())))
        .map(
            new Accepted(
                Optional.of(new Held(proxy, invitation.principalName(), true)), Optional.empty()));
  }

  private static Future<Accepted> refused(Refusal refusal) {
    return Future.succeededFuture(new Accepted(Optional.empty(), Optional.of(refusal)));
  }
}
