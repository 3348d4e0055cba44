package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
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
import tegata.workers.intake.Window;

/**
 * 本人が見るアクセス履歴。Reading it is itself an entry, and the newest row of what is read. A facility's rows
 * are reconciled with the person's visits and consents.
 */
final class ShowAccessHistory {
  private static final int PAGE = 200;

  private final Database database;
  private final Audit audit;
  private final AccessStore accesses = new AccessStore();
  private final ReconcileAccesses reconciliation;

  ShowAccessHistory(Database database, Audit audit, Window window) {
    this.database = database;
    this.reconciliation = new ReconcileAccesses(window);
    this.audit = audit;
  }

  Future<Accesses> show(Caller caller, History q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(tx, viewed(caller, q))
                .compose(x -> accesses.history(tx, q, isOwn(caller, q), PAGE + 1))
                .compose(rows -> page(tx, q, rows)));
  }

  private Future<Accesses> page(SqlConnection tx, History q, List<Access> found) {
    boolean more = found.size() > PAGE;
    List<Access> rows = more ? found.subList(0, PAGE) : found;
    return reconciliation.reconcile(tx, q, rows).map(fits -> new Accesses(rows, fits, more));
  }

  private static boolean isOwn(Caller caller, History q) {
    return caller.id().equals(q.person().toString());
  }

  private static Entry viewed(Caller caller, History q) {
    return new Entry(
        Entry.Kind.HISTORY_VIEWED,
        Optional.of(q.person()),
        Actors.of(caller),
        Set.of(Entry.Category.ACCESS_HISTORY),
        Actors.basis(caller, q.person()),
        Entry.Result.DONE,
        caller.request(),
        Optional.of(q.use().name().toLowerCase(java.util.Locale.ROOT)));
  }
}
