package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import java.util.function.Function;
import tegata.gateway.insurer.InsurerFailure.Kind;
import tegata.gateway.resilience.Breaker;
import tegata.gateway.resilience.Breaker.Pass;

/**
 * One try at one replica. What it tells of the replica, it tells the breaker exactly once. An
 * answer that came and cannot be used tells nothing by itself, for it may be one person's record:
 * only where another replica answered the same question usably is it this one's fault. Else whoever
 * asks again and again what cannot be answered would close the insurer to everybody.
 */
final class Attempt<T> {
  private final Replica replica;
  private final Pass pass;
  private final Exchange exchange;
  private final Future<T> result;
  private boolean settled;

  /**
   * @param answered the whole question's answer, from whichever replica
   */
  Attempt(
      Replica replica, Pass pass, Exchange exchange, Function<Buffer, T> read, Future<T> answered) {
    this.replica = replica;
    this.pass = pass;
    this.exchange = exchange;
    this.result =
        exchange
            .answer()
            .onFailure(e -> settle(breaker -> nothingCame(breaker, e)))
            .map(read)
            .onSuccess(x -> settle(breaker -> breaker.succeeded(pass)))
            .onFailure(
                e ->
                    answered.onComplete(
                        all -> settle(breaker -> compare(breaker, all.succeeded()))));
  }

  Replica replica() {
    return replica;
  }

  /** The answer, understood, or a failure that is always an {@link InsurerFailure}. */
  Future<T> result() {
    return result;
  }

  /** Another attempt, begun later, was answered first: that counts against this replica. */
  void beaten() {
    settle(breaker -> breaker.failed(pass));
    exchange.giveUp().run();
  }

  /** It is not needed any more, through no fault of the replica. */
  void giveUp() {
    settle(breaker -> breaker.unused(pass));
    exchange.giveUp().run();
  }

  private void nothingCame(Breaker breaker, Throwable e) {
    if (e instanceof InsurerFailure failure && failure.kind() == Kind.BUSY) {
      breaker.unused(pass);
    } else {
      breaker.failed(pass);
    }
  }

  private void compare(Breaker breaker, boolean anotherCould) {
    if (anotherCould) {
      breaker.failed(pass);
    } else {
      breaker.succeeded(pass);
    }
  }

  private void settle(Consumer<Breaker> outcome) {
    if (!settled) {
      settled = true;
      replica.ended();
      outcome.accept(replica.breaker());
    }
  }
}
