package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import tegata.contract.AuditApi.Continuation;
import tegata.contract.AuditApi.Continued;
import tegata.contract.AuditApi.Head;
import tegata.contract.AuditApi.HeadOf;
import tegata.contract.AuditApi.Heads;
import tegata.contract.AuditApi.HeadsBefore;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.workers.database.Database;

/** The public side of the log. Shows nothing of anybody, so no entry is written. */
final class ShowLog {
  private static final int PAGE = 20;

  private final Database database;
  private final Proofs proofs = new Proofs();

  ShowLog(Database database) {
    this.database = database;
  }

  Future<Head> head(Caller caller, HeadOf q) {
    return database.inTransaction(
        tx ->
            proofs
                .head(tx, q.size())
                .compose(
                    under ->
                        late(tx, q)
                            .map(late -> new Head(under.head().line(), under.publicKey(), late))));
  }

  private static Future<Boolean> late(SqlConnection tx, HeadOf q) {
    return q.size().isPresent() ? Future.succeededFuture(false) : LogHealth.isLate(tx);
  }

  Future<Heads> heads(Caller caller, HeadsBefore q) {
    return database
        .inTransaction(tx -> proofs.heads(tx, q.before(), PAGE + 1))
        .map(
            found ->
                new Heads(found.subList(0, Math.min(PAGE, found.size())), found.size() > PAGE));
  }

  /** Only up to the newest signed head: what is not signed yet is not promised to anybody. */
  Future<Continuation> continuation(Caller caller, Continued q) {
    if (q.older() < 0 || q.older() > q.newer()) {
      return Future.failedFuture(
          new Fault(Fault.Kind.INVALID, "sizes-invalid", "A log only grows: 0 ≤ older ≤ newer."));
    }
    return database.inTransaction(
        tx ->
            proofs
                .head(tx, Optional.empty())
                .compose(
                    newest ->
                        q.newer() > newest.size()
                            ? Future.failedFuture(
                                new Fault(
                                    Fault.Kind.NOT_FOUND,
                                    "head-unknown",
                                    "The log has no signed head of that size."))
                            : proofs.consistency(tx, q.older(), q.newer()))
                .map(path -> new Continuation(q.older(), q.newer(), path)));
  }
}
