package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.idempotency.OnceOnly;

/**
 * 断ったことも記録する. A refusal is an outcome like any other: what was done until then (a challenge spent)
 * and its entry are committed, and only then does the caller hear of it.
 */
final class RecordedRefusals {
  private final Database database;
  private final Audit audit;
  private final Entry.Kind kind;
  private final OnceOnly once = new OnceOnly();

  /**
   * @param kind of the entry of a refusal
   */
  RecordedRefusals(Database database, Audit audit, Entry.Kind kind) {
    this.database = database;
    this.audit = audit;
    this.kind = kind;
  }

  /** Runs {@code work} in one transaction, and turns a {@link Refusal} into entry and fault. */
  <T> Future<T> inTransaction(
      Caller caller, Set<Entry.Category> categories, Function<SqlConnection, Future<T>> work) {
    return database
        .inTransaction(
            tx ->
                work.apply(tx)
                    .map(Outcome::done)
                    .recover(
                        e ->
                            e instanceof Refusal refusal
                                ? audit
                                    .append(tx, entry(caller, categories, refusal))
                                    .compose(x -> keep(tx, caller, refusal.fault()))
                                    .map(x -> Outcome.<T>refused(refusal.fault()))
                                : Future.failedFuture(e)))
        .compose(Outcome::toFuture);
  }

  /** What was refused for a passing reason is judged again under the same number. */
  private Future<Void> keep(SqlConnection tx, Caller caller, Fault fault) {
    return fault.isPassing() ? Future.succeededFuture() : once.keepRefusal(tx, caller, fault);
  }

  private Entry entry(Caller caller, Set<Entry.Category> categories, Refusal refusal) {
    return new Entry(
        kind,
        refusal.subject(),
        Actors.of(caller),
        categories,
        Entry.Basis.CONSENT,
        Entry.Result.DENIED,
        caller.request(),
        Optional.of("reason=" + refusal.fault().code()));
  }

  /** Exactly one of the two is present. */
  private record Outcome<T>(Optional<T> answer, Optional<Fault> fault) {
    static <T> Outcome<T> done(T answer) {
      return new Outcome<>(Optional.of(answer), Optional.empty());
    }

    static <T> Outcome<T> refused(Fault fault) {
      return new Outcome<>(Optional.empty(), Optional.of(fault));
    }

    Future<T> toFuture() {
      return fault
          .<Future<T>>map(Future::failedFuture)
          .orElseGet(() -> Future.succeededFuture(answer.orElseThrow()));
    }
  }
}
