package tegata.workers.intake;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tegata.workers.database.Jdbc;

/**
 * Lets one piece of work go on while its caller prepares the next. There is never more than one,
 * and whoever leaves waits for it: a connection is not used by two at a time.
 */
final class OneAhead implements AutoCloseable {
  private static final CompletableFuture<Object> NOTHING = CompletableFuture.completedFuture(true);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "intake"));
  private CompletableFuture<Object> running = NOTHING;

  /** Begins {@code work} once the one before it is done; fails as that failed. */
  void begin(Jdbc.Work<?> work) throws SQLException {
    await();
    CompletableFuture<Object> done = new CompletableFuture<>();
    running = done;
    thread.execute(
        () -> {
          try {
            done.complete(work.run());
          } catch (Exception | Error e) {
            done.completeExceptionally(e);
          }
        });
  }

  /** Returns when nothing runs any more; fails as the last work failed. */
  void await() throws SQLException {
    CompletableFuture<Object> last = running;
    running = NOTHING;
    try {
      last.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  /**
   * Waits, and fails as the last work failed, if nobody was told yet. Where its caller fails, too,
   * {@code try} keeps this failure beside that one ({@link Throwable#getSuppressed}).
   */
  @Override
  public void close() throws SQLException {
    try {
      await();
    } finally {
      thread.shutdown();
    }
  }
}
