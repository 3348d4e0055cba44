package tegata.node.sharing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * 同じ問いは一度だけ. While a question is under way, whoever asks the same gets the same answer, each in a
 * context of its own. The key holds by what right somebody asks, so that nobody gets an answer by
 * another's. Safe on any thread.
 */
public final class SingleFlight<K, V> {
  private final Map<K, Future<V>> underWay = new ConcurrentHashMap<>();

  /** The answer to the question, which is begun unless it is under way. */
  public Future<V> ask(K question, Supplier<Future<V>> begin) {
    Promise<V> answer = Promise.promise();
    Future<V> joined = underWay.putIfAbsent(question, answer.future());
    if (joined != null) {
      return OwnContext.hear(joined);
    }
    return begun(begin)
        .onComplete(
            (result, failure) -> {
              underWay.remove(question);
              answer.complete(result, failure);
            });
  }

  /** What fails at once must not be under way for ever. */
  private static <V> Future<V> begun(Supplier<Future<V>> begin) {
    try {
      return begin.get();
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }
}
