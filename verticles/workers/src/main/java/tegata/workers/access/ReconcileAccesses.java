package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tegata.contract.AccessApi.History;
import tegata.domain.access.Access;
import tegata.domain.access.Reconciliation;

/** 照合. Finds what the rows of a history are held against, in the transaction that shows them. */
final class ReconcileAccesses {
  private final VisitStore known = new VisitStore();

  /** By number, how each facility's row fits. */
  Future<Map<Long, Reconciliation>> reconcile(SqlConnection tx, History q, List<Access> rows) {
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
                                    arrived -> {
                                      Map<Long, Reconciliation> fits = new HashMap<>();
                                      rows.forEach(
                                          row ->
                                              Reconciliation.of(row, visits, consents, arrived)
                                                  .ifPresent(fit -> fits.put(row.number(), fit)));
                                      return fits;
                                    })));
  }
}
