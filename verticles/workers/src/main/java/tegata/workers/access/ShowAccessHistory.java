package tegata.workers.access;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.contract.AccessApi.Accesses;
import tegata.contract.AccessApi.History;
import tegata.contract.Caller;
import tegata.domain.access.Access;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/** 本人が見るアクセス履歴。Reading it is itself an entry, and the newest row of what is read. */
final class ShowAccessHistory {
  private static final int PAGE = 200;

  private final Database database;
  private final Audit audit;
  private final AccessStore accesses = new AccessStore();

  ShowAccessHistory(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  Future<Accesses> show(Caller caller, History q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            database.inTransaction(
                tx ->
                    audit
                        .append(tx, viewed(caller, q))
                        .compose(
                            x ->
                                accesses.history(
                                    tx, q.person(), q.before(), q.from(), q.to(), PAGE + 1))
                        .map(ShowAccessHistory::page)));
  }

  private static Accesses page(List<Access> rows) {
    boolean more = rows.size() > PAGE;
    return new Accesses(more ? rows.subList(0, PAGE) : rows, more);
  }

  private static Entry viewed(Caller caller, History q) {
    return new Entry(
        Entry.Kind.HISTORY_VIEWED,
        Optional.of(q.person()),
        Actors.of(caller),
        Set.of(Entry.Category.ACCESS_HISTORY),
        Entry.Basis.SELF,
        Entry.Result.DONE,
        caller.request(),
        Optional.of(q.use().name().toLowerCase(java.util.Locale.ROOT)));
  }
}
