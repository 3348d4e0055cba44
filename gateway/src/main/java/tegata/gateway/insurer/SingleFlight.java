package tegata.gateway.insurer;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * 同じ問いは一度だけ. While a question is under way, whoever asks the same gets the same answer. The key
 * holds by what right somebody asks, so that nobody gets an answer by another's.
 */
final class SingleFlight<K, V> {
  private final Map<K, Future<V>> underWay = new HashMap<>();

  /** The answer to the question, which is begun unless it is under way. */
  Future<V> ask(K question, Supplier<Future<V>> begin) {
    Future<V> joined = underWay.get(question);
    if (joined != null) {
      return joined;
    }
    Future<V> begun = begin.get();
    if (!begun.isComplete()) {
      underWay.put(question, begun);
      begun.onComplete(x -> underWay.remove(question, begun));
    }
    return begun;
  }
}
