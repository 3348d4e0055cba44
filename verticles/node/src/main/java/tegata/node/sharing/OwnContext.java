package tegata.node.sharing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * A future of Vert.x calls whoever waits in the context of the request that began it, so that
 * another request that waits as well would go on in the first one's trace, and its log lines with
 * it. Whatever requests share is heard through this.
 */
public final class OwnContext {
  private OwnContext() {}

  /** The same result, heard in the context of who asks here. */
  public static <T> Future<T> hear(Future<T> shared) {
    if (shared.isComplete()) {
      return shared.succeeded()
          ? Future.succeededFuture(shared.result())
          : Future.failedFuture(shared.cause());
    }
    Context own = Vertx.currentContext();
    if (own == null) {
      return shared; // nobody's request
    }
    Promise<T> heard = Promise.promise();
    shared.onComplete((result, failure) -> own.runOnContext(x -> heard.complete(result, failure)));
    return heard.future();
  }
}
