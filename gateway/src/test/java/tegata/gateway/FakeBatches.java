package tegata.gateway;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tegata.contract.BatchApi;
import tegata.contract.BatchApi.Ask;
import tegata.contract.BatchApi.Begun;
import tegata.contract.BatchApi.Counted;
import tegata.contract.BatchApi.Finish;
import tegata.contract.BatchApi.Found;
import tegata.contract.BatchApi.Part;
import tegata.contract.BatchApi.Receipt;
import tegata.contract.BatchApi.Report;
import tegata.contract.BatchApi.State;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdentityApi.Done;

/** Workers that keep what they are sent. */
final class FakeBatches {
  final Map<UUID, List<byte[]>> parts = new ConcurrentHashMap<>();
  final List<UUID> abandoned = new CopyOnWriteArrayList<>();
  final List<Finish> finished = new CopyOnWriteArrayList<>();
  final List<Caller> callers = new CopyOnWriteArrayList<>();
  volatile int failingParts;
  volatile Optional<Receipt> receipt = Optional.empty();

  Future<Void> serve(Bus bus) {
    return Future.all(
            List.of(
                bus.serve(BatchApi.BEGIN, (caller, q) -> begin(caller)),
                bus.serve(BatchApi.PART, (caller, q) -> put(q)),
                bus.serve(BatchApi.FINISH, this::finish),
                bus.serve(BatchApi.ABANDON, (caller, q) -> abandon(q.batch())),
                bus.serve(BatchApi.REPORT, (caller, q) -> report(caller, q))))
        .mapEmpty();
  }

  private Future<Begun> begin(Caller caller) {
    UUID batch = UUID.randomUUID();
    callers.add(caller);
    parts.put(batch, new ArrayList<>());
    return Future.succeededFuture(new Begun(batch));
  }

  private Future<Done> put(Part part) {
    if (failingParts > 0) {
      failingParts--;
      return Future.failedFuture(
          new Fault(Fault.Kind.UNAVAILABLE, "database-away", "The records cannot be reached."));
    }
    parts.get(part.batch()).add(part.number(), part.bytes());
    return done();
  }

  private Future<Receipt> finish(Caller caller, Finish finish) {
    callers.add(caller);
    finished.add(finish);
    return Future.succeededFuture(receipt.orElse(new Receipt(finish.batch(), true)));
  }

  private Future<Done> abandon(UUID batch) {
    abandoned.add(batch);
    return done();
  }

  private Future<Report> report(Caller caller, Ask ask) {
    if (finished.stream().noneMatch(f -> f.batch().equals(ask.batch()))) {
      return Future.failedFuture(
          new Fault(Fault.Kind.NOT_FOUND, "batch-unknown", "This insurer has no such batch."));
    }
    Found found =
        new Found(
            Optional.empty(),
            Optional.of(7 + ask.from()),
            Optional.of("RE"),
            true,
            "other-insurer",
            "送り手の保険者番号のレセプトではありません。");
    Instant now = Instant.parse("2026-11-27T00:00:00Z");
    return Future.succeededFuture(
        new Report(
            ask.batch(),
            State.DONE,
            now,
            Optional.of(now),
            3,
            "0".repeat(64),
            1,
            Optional.of(new Counted(1, 2, 0, 0, 0, 0, 1)),
            List.of(found),
            ask.from() == 0 ? Optional.of(1) : Optional.empty()));
  }

  private static Future<Done> done() {
    return Future.succeededFuture(new Done(Instant.EPOCH));
  }
}
