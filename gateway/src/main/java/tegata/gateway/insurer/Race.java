package tegata.gateway.insurer;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tegata.gateway.insurer.InsurerFailure.Again;
import tegata.gateway.insurer.InsurerFailure.Kind;
import tegata.gateway.insurer.InsurerMetrics.Why;

/**
 * One question's attempts. The first usable answer wins and ends the others. A second attempt is
 * made at most once, paid from the backend's budget: at another replica when the first is slower
 * than most answers are, or after a failure that another try may mend.
 */
final class Race<T> {
  private final Vertx vertx;
  private final Backend backend;
  private final Buffer message;
  private final Function<Buffer, T> read;
  private final long giveUpAt;
  private final Promise<T> answer = Promise.promise();
  private final List<Attempt<T>> underWay = new ArrayList<>();
  private final Set<Replica> asked = new HashSet<>();
  private boolean second;

  Race(Vertx vertx, Backend backend, Buffer message, Duration deadline, Function<Buffer, T> read) {
    this.vertx = vertx;
    this.backend = backend;
    this.message = message;
    this.read = read;
    this.giveUpAt = System.nanoTime() + deadline.toNanos();
  }

  /**
   * Runs it.
   *
   * @param hedgeAfter how long to wait before another replica is asked as well; empty for never
   */
  Future<T> run(Optional<Duration> hedgeAfter) {
    if (!begin(backend.inOrder(), Why.FIRST)) {
      return Future.failedFuture(
          new InsurerFailure(
              Kind.RESTING, "The insurer failed so often that it is not asked for a moment."));
    }
    Future<T> won = answer.future();
    hedgeAfter.ifPresent(
        wait -> {
          long timer = vertx.setTimer(Math.max(1, wait.toMillis()), x -> hedge());
          won.onComplete(x -> vertx.cancelTimer(timer));
        });
    return won;
  }

  private boolean begin(List<Replica> candidates, Why why) {
    Duration left = Duration.ofNanos(giveUpAt - System.nanoTime());
    for (Replica replica : candidates) {
      Optional<Attempt<T>> begun = replica.attempt(message, left, read, answer.future());
      if (begun.isPresent()) {
        backend.metrics().attempted(why);
        asked.add(replica);
        underWay.add(begun.get());
        begun.get().result().onComplete(result -> ended(begun.get(), result));
        return true;
      }
    }
    return false;
  }

  private void hedge() {
    List<Replica> others =
        backend.inOrder().stream().filter(Replica::isWell).filter(r -> !asked.contains(r)).toList();
    tryOnceMore(others, Why.HEDGE);
  }

  private boolean tryOnceMore(List<Replica> candidates, Why why) {
    if (second
        || answer.future().isComplete()
        || candidates.isEmpty()
        || System.nanoTime() - giveUpAt >= 0
        || !backend.budget().spend()) {
      return false;
    }
    second = true;
    return begin(candidates, why);
  }

  private void ended(Attempt<T> attempt, AsyncResult<T> result) {
    int place = underWay.indexOf(attempt);
    if (place < 0 || answer.future().isComplete()) {
      return;
    }
    underWay.remove(place);
    if (result.succeeded()) {
      answer.complete(result.result());
      for (int i = 0; i < underWay.size(); i++) {
        if (i < place) {
          underWay.get(i).beaten();
        } else {
          underWay.get(i).giveUp();
        }
      }
    } else if (!retried(result.cause()) && underWay.isEmpty()) {
      answer.fail(result.cause());
    }
  }

  private boolean retried(Throwable cause) {
    Again again = cause instanceof InsurerFailure failure ? failure.again() : Again.NO;
    List<Replica> candidates =
        backend.inOrder().stream()
            .filter(r -> again != Again.NO)
            .filter(r -> again == Again.ANY_REPLICA || !asked.contains(r))
            .sorted(java.util.Comparator.comparing(asked::contains))
            .toList();
    return tryOnceMore(candidates, Why.RETRY);
  }
}
