package tegata.workers.audit.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import tegata.workers.audit.Audit;
import tegata.workers.audit.LogFixture;
import tegata.workers.database.Database;

/** What the entry adds to a request's transaction, at a rate that does not wait for answers. */
final class AddedLatency {
  private static final int PER_SECOND = 1_000;
  private static final int SECONDS = 15;

  /** Not counted, nor are its failures: pool and compiler start cold at the full rate. */
  private static final int WARM_UP = 5 * PER_SECOND;

  private final Vertx vertx;
  private final Database database;
  private final Audit audit = new Audit();

  AddedLatency(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  /** Median milliseconds of a transaction that reads. */
  double reading() throws InterruptedException {
    return median(this::read);
  }

  /** Median milliseconds of the same with an entry. */
  double readingAndRecording() throws InterruptedException {
    return median(
        tx -> audit.append(tx, LogFixture.viewed(UUID.randomUUID())).compose(x -> read(tx)));
  }

  private Future<Void> read(SqlConnection tx) {
    return tx.preparedQuery("select * from medication where person_id = $1")
        .execute(io.vertx.sqlclient.Tuple.of(LogFixture.HANAKO))
        .mapEmpty();
  }

  private double median(Function<SqlConnection, Future<Void>> work) throws InterruptedException {
    int count = WARM_UP + PER_SECOND * SECONDS;
    long[] took = new long[count];
    AtomicInteger failed = new AtomicInteger();
    AtomicReference<Throwable> reason = new AtomicReference<>();
    CountDownLatch open = new CountDownLatch(count);
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int request = i;
      long due = began + i * (1_000_000_000L / PER_SECOND);
      LockSupport.parkNanos(due - System.nanoTime());
      vertx.runOnContext(
          x ->
              database
                  .inTransaction(work)
                  .onFailure(
                      e -> {
                        if (request >= WARM_UP) {
                          reason.set(e);
                          failed.incrementAndGet();
                        }
                      })
                  .onComplete(
                      done -> {
                        took[request] = System.nanoTime() - due;
                        open.countDown();
                      }));
    }
    if (!open.await(60, TimeUnit.SECONDS) || failed.get() > 0) {
      throw new IllegalStateException(failed.get() + " requests failed", reason.get());
    }
    long[] counted = Arrays.copyOfRange(took, WARM_UP, count);
    Arrays.sort(counted);
    return counted[counted.length / 2] / 1e6;
  }
}
