package tegata.gateway.sharing;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * 同じ問いは一度だけ. While a question is under way, whoever asks the same gets the same answer, each in a
 * context of its own. The key holds by what right somebody asks, so that nobody gets an answer by
 * another's. Belongs to one event loop.
 */
public final class SingleFlight<K, V> {
  private final Map<K, Future<V>> underWay = new HashMap<>();

  /** The answer to the question, which is begun unless it is under way. */
  public Future<V> ask(K question, Supplier<Future<V>> begin) {
    Future<V> joined = underWay.get(question);
    if (joined != null) {
      return OwnContext.hear(joined);
    }
    Future<V> begun = begin.get();
    if (!begun.isComplete()) {
      underWay.put(question, begun);
      begun.onComplete(x -> underWay.remove(question, begun));
    }
    return begun;
  }
}
