package tegata.workers.identity;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Caller;
import tegata.contract.IdentityApi.Devices;
import tegata.contract.IdentityApi.DevicesOf;
import tegata.contract.IdentityApi.LogOutEverywhere;
import tegata.contract.IdentityApi.LoggedOut;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** ログイン中の端末: a person sees where they are logged in, and ends it all at once. */
final class OwnSessions {
  private final Database database;
  private final Audit audit;
  private final PgSessionStore sessions = PgSessionStore.ofPeople();

  OwnSessions(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  Future<Devices> devices(Caller caller, DevicesOf question) {
    return Ownership.required(
        caller,
        question.person(),
        () -> database.inTransaction(tx -> sessions.devices(tx, question)).map(Devices::new));
  }

  Future<LoggedOut> endAll(Caller caller, LogOutEverywhere question) {
    return Ownership.required(
        caller,
        question.person(),
        () ->
            database.inTransaction(
                tx ->
                    sessions
                        .endAll(tx, question.person())
                        .compose(
                            ended ->
                                audit
                                    .append(tx, entry(caller, question, ended))
                                    .map(new LoggedOut(ended)))));
  }

  private static Entry entry(Caller caller, LogOutEverywhere question, int ended) {
    return new Entry(
        Entry.Kind.LOGGED_OUT_EVERYWHERE,
        Optional.of(question.person()),
        Actors.of(caller),
        Set.of(),
        Entry.Basis.SELF,
        Entry.Result.DONE,
        caller.request(),
        Optional.of("sessions=" + ended));
  }
}
