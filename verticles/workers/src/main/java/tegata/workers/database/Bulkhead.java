package tegata.workers.database;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * So many works of one kind at once; the next wait in order, and give up after a while. What hangs
 * therefore holds no more than its own.
 */
final class Bulkhead {
  private final Vertx vertx;
  private final int atOnce;
  private final int mostWaiting;
  private final long waitMillis;

  private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
  private int running;

  Bulkhead(Vertx vertx, int atOnce, int mostWaiting, long waitMillis) {
    this.vertx = vertx;
    this.atOnce = atOnce;
    this.mostWaiting = mostWaiting;
    this.waitMillis = waitMillis;
  }

  /**
   * Does the work when its turn comes, on the context that asked; fails with a {@link
   * TimeoutException} when it does not come.
   */
  <T> Future<T> run(Supplier<Future<T>> work) {
    return turn()
        .compose(
            mine -> Future.succeededFuture().compose(x -> work.get()).onComplete(done -> pass()));
  }

  private static TimeoutException noTurn() {
    return new TimeoutException("too much of this kind is under way");
  }

  private Future<Void> turn() {
    Promise<Void> turn = Promise.promise();
    synchronized (this) {
      if (running < atOnce) {
        running++;
        return Future.succeededFuture();
      }
      if (waiting.size() >= mostWaiting) {
        return Future.failedFuture(noTurn());
      }
      waiting.add(turn);
    }
    Context asking = vertx.getOrCreateContext();
    long giveUp = vertx.setTimer(waitMillis, x -> leave(turn));
    return Future.future(
        mine ->
            turn.future()
                .onComplete(
                    came -> {
                      vertx.cancelTimer(giveUp);
                      asking.runOnContext(x -> mine.handle(came));
                    }));
  }

  private void leave(Promise<Void> turn) {
    boolean waited;
    synchronized (this) {
      waited = waiting.remove(turn);
    }
    if (waited) {
      turn.fail(noTurn());
    }
  }

  /** Passes the turn on to whoever waits longest. */
  private void pass() {
    Promise<Void> next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        running--;
      }
    }
    if (next != null) {
      next.complete();
    }
  }
}
