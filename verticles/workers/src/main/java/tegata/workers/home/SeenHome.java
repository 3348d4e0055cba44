package tegata.workers.home;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/**
 * ホームを見たこと: its parts are asked one by one under one request id, and whichever comes first writes
 * the entry, which names all kinds the page tells of. It is written after the part was read: the
 * others wait for whoever is writing it, and must not wait for a part that hangs.
 */
record SeenHome(Database database, Audit audit) {

  <T> Future<T> by(Caller caller, UUID person, Function<SqlConnection, Future<T>> read) {
    return Ownership.toSee(
        database,
        caller,
        person,
        tx ->
            read.apply(tx).compose(answer -> audit.append(tx, entry(caller, person)).map(answer)));
  }

  private static Entry entry(Caller caller, UUID person) {
    return Viewed.own(
        caller,
        person,
        Use.VIEW,
        Entry.Category.MEDICATION,
        Entry.Category.CHECKUP,
        Entry.Category.EXPENSE,
        Entry.Category.ELIGIBILITY,
        Entry.Category.REGISTRATION,
        Entry.Category.ACCESS_HISTORY);
  }
}
