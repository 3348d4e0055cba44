package tegata.workers.proxy;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.ProxyApi.Invite;
import tegata.contract.ProxyApi.Invited;
import tegata.contract.ProxyApi.Withdraw;
import tegata.domain.proxy.InvitationCode;
import tegata.domain.proxy.Proxy;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.person.PersonStore;

/**
 * 代理人を招く、招待を取り消す。For a child who does not come here alone the parent logs in with the child's card
 * (its PIN is the parent's to keep) and types the code in their own login.
 */
final class InviteProxy {
  /** More open codes than anybody hands out. */
  private static final int MOST_OPEN = 20;

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final InvitationStore invitations = new InvitationStore();
  private final PersonStore persons = new PersonStore();
  private final SecureRandom random = new SecureRandom();

  InviteProxy(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Invited> invite(Caller caller, Invite q) {
    LocalDate today = LocalDate.now(clock);
    return Ownership.required(
        caller,
        q.person(),
        () ->
            database.inTransaction(
                tx ->
                    persons
                        .person(tx, q.person())
                        .compose(person -> invite(tx, caller, q, person.birthdate(), today))));
  }

  private Future<Invited> invite(
      SqlConnection tx, Caller caller, Invite q, LocalDate birthdate, LocalDate today) {
    Proxy.Kind kind = Proxy.Kind.of(birthdate, today);
    LocalDate endsOn = kind.lastDay(q.until(), birthdate);
    boolean tooLong =
        kind == Proxy.Kind.ADULT && endsOn.isAfter(today.plusYears(Proxy.LONGEST_YEARS));
    if (endsOn.isBefore(today) || tooLong) {
      return Future.failedFuture(
          new Fault(Fault.Kind.INVALID, "proxy-period", "This period cannot be chosen."));
    }
    InvitationCode code = InvitationCode.random(random);
    return invitations
        .open(tx, q.person())
        .compose(
            open ->
                open.size() < MOST_OPEN
                    ? invitations.issue(tx, q, code, endsOn)
                    : Future.failedFuture(
                        new Fault(
                            Fault.Kind.TOO_MANY, "too-many-invitations", "Too many open codes.")))
        .compose(
            validUntil ->
                validUntil
                    .map(until -> recorded(tx, caller, q, code, endsOn, until))
                    .orElseGet(() -> Future.succeededFuture(sentBefore(endsOn))));
  }

  private Future<Invited> recorded(
      SqlConnection tx,
      Caller caller,
      Invite q,
      InvitationCode code,
      LocalDate endsOn,
      Instant validUntil) {
    return audit
        .append(tx, ProxyEntries.invited(caller, q.person(), q.form()))
        .map(new Invited(Optional.of(code.spelled()), endsOn, validUntil));
  }

  private Invited sentBefore(LocalDate endsOn) {
    return new Invited(Optional.empty(), endsOn, clock.instant());
  }

  Future<Void> withdraw(Caller caller, Withdraw q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            database.inTransaction(
                tx ->
                    invitations
                        .withdraw(tx, q.invitation(), q.person())
                        .compose(
                            gone ->
                                gone
                                    ? audit.append(
                                        tx,
                                        ProxyEntries.withdrawn(caller, q.person(), q.invitation()))
                                    : Future.succeededFuture())));
  }
}
