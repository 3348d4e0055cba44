package tegata.workers.batch;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.BatchApi.Abandon;
import tegata.contract.BatchApi.Ask;
import tegata.contract.BatchApi.Begin;
import tegata.contract.BatchApi.Begun;
import tegata.contract.BatchApi.Finish;
import tegata.contract.BatchApi.Part;
import tegata.contract.BatchApi.Receipt;
import tegata.contract.BatchApi.Report;
import tegata.contract.BatchApi.State;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdentityApi.Done;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.batch.BatchStore.Same;
import tegata.workers.database.Database;
import tegata.workers.idempotency.OnceOnly;

/**
 * 受け取る. Nothing of an upload counts before its end; then it is received with its entry in the log,
 * or not at all.
 */
final class ReceiveBatch {
  /** Uploads of one insurer at the same time; more would only wait for each other. */
  private static final int MOST_AT_ONCE = 4;

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final BatchStore store = new BatchStore();
  private final OnceOnly onceOnly = new OnceOnly();

  ReceiveBatch(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Begun> begin(Caller caller, Begin begin) {
    String insurer = insurer(caller);
    UUID batch = UUID.randomUUID();
    return database.inTransaction(
        tx ->
            store
                .lock(tx, insurer)
                .compose(x -> store.receiving(tx, insurer))
                .compose(
                    open ->
                        open < MOST_AT_ONCE
                            ? store.begin(tx, batch, insurer).map(new Begun(batch))
                            : Future.failedFuture(tooMany())));
  }

  Future<Done> part(Caller caller, Part part) {
    return database
        .inTransaction(
            tx -> store.put(tx, part.batch(), insurer(caller), part.number(), part.bytes()))
        .compose(stored -> stored ? done() : Future.failedFuture(unknown()));
  }

  Future<Receipt> finish(Caller caller, Finish finish) {
    return database.inTransaction(
        tx ->
            store
                .lock(tx, insurer(caller))
                .compose(
                    x ->
                        onceOnly.within(
                            tx, caller, Receipt.class, () -> receive(tx, caller, finish))));
  }

  Future<Done> abandon(Caller caller, Abandon abandon) {
    return database
        .inTransaction(tx -> store.abandon(tx, abandon.batch(), insurer(caller)))
        .compose(x -> done());
  }

  Future<Report> report(Caller caller, Ask ask) {
    return database
        .inTransaction(tx -> store.report(tx, ask.batch(), insurer(caller), ask.from()))
        .compose(
            report ->
                report
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(unknown())));
  }

  /** The same file again is the batch it was; only one that failed on our side is tried anew. */
  private Future<Receipt> receive(SqlConnection tx, Caller caller, Finish finish) {
    return store
        .same(tx, insurer(caller), finish.sha256())
        .compose(
            same -> {
              if (same.filter(s -> s.state() != State.FAILED).isPresent()) {
                UUID known = same.get().batch();
                return Future.succeededFuture(new Receipt(known, known.equals(finish.batch())));
              }
              return forget(tx, same).compose(x -> receiveNew(tx, caller, finish));
            });
  }

  private Future<Void> forget(SqlConnection tx, Optional<Same> failed) {
    return failed.map(batch -> store.forget(tx, batch.batch())).orElseGet(Future::succeededFuture);
  }

  private Future<Receipt> receiveNew(SqlConnection tx, Caller caller, Finish finish) {
    return store
        .receive(
            tx, finish.batch(), insurer(caller), finish.parts(), finish.size(), finish.sha256())
        .compose(whole -> whole ? audit.append(tx, entry(caller, finish)) : notWhole())
        .map(new Receipt(finish.batch(), true));
  }

  private static Entry entry(Caller caller, Finish finish) {
    return new Entry(
        Entry.Kind.BATCH_RECEIVED,
        Optional.empty(),
        Actors.of(caller),
        Set.of(),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        caller.request(),
        Optional.of(
            "batch=%s size=%d sha256=%s"
                .formatted(finish.batch(), finish.size(), finish.sha256())));
  }

  private static String insurer(Caller caller) {
    if (caller.kind() != Caller.Kind.INSURER) {
      throw new Fault(Fault.Kind.FORBIDDEN, "route-not-allowed", "Only an insurer sends files.");
    }
    return caller.id();
  }

  private Future<Done> done() {
    return Future.succeededFuture(new Done(clock.instant()));
  }

  private static Fault unknown() {
    return new Fault(
        Fault.Kind.NOT_FOUND, "batch-unknown", "This insurer has no batch with this id.");
  }

  private static Future<Void> notWhole() {
    return Future.failedFuture(
        new Fault(Fault.Kind.CONFLICT, "upload-incomplete", "Parts of the file are missing."));
  }

  private static Fault tooMany() {
    return new Fault(
        Fault.Kind.TOO_MANY, "too-many-requests", "This insurer sends too many files at once.");
  }
}
