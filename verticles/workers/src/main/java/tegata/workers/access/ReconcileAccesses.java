package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tegata.contract.AccessApi.History;
import tegata.domain.access.Access;
import tegata.domain.access.Reconciliation;
import tegata.domain.access.Reconciliation.Known;
import tegata.workers.intake.Window;

/** 照合. Finds what the rows of a history are held against, in the transaction that shows them. */
final class ReconcileAccesses {
  private final VisitStore known = new VisitStore();
  private final Window window;

  ReconcileAccesses(Window window) {
    this.window = window;
  }

  /** By number, how each facility's row fits. */
  Future<Map<Long, Reconciliation>> reconcile(SqlConnection tx, History q, List<Access> rows) {
    return known(tx, q).map(what -> fits(rows, what));
  }

  private Future<Known> known(SqlConnection tx, History q) {
    return known
        .visits(tx, q.person(), q.from(), q.to())
        .compose(
            visits ->
                known
                    .consents(tx, q.person(), q.from(), q.to())
                    .compose(
                        consents ->
                            known
                                .arrivedUntil(tx, q.person())
                                .map(
                                    until ->
                                        new Known(visits, consents, until, window.firstMonth()))));
  }

  private static Map<Long, Reconciliation> fits(List<Access> rows, Known known) {
    Map<Long, Reconciliation> fits = new HashMap<>();
    rows.forEach(
        row -> Reconciliation.of(row, known).ifPresent(fit -> fits.put(row.number(), fit)));
    return fits;
  }
}
