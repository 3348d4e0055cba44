package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tegata.gateway.insurer.InsurerFailure.Kind;
import tegata.gateway.resilience.Breaker;
import tegata.gateway.resilience.Breaker.Pass;

/** One try at one replica. What it tells of the replica, it tells the breaker exactly once. */
final class Attempt<T> {
  private final Replica replica;
  private final Pass pass;
  private final Exchange exchange;
  private final Future<T> result;
  private boolean settled;

  Attempt(Replica replica, Pass pass, Exchange exchange, Function<Buffer, T> read) {
    this.replica = replica;
    this.pass = pass;
    this.exchange = exchange;
    this.result =
        exchange
            .answer()
            .map(read)
            .onSuccess(x -> settle(breaker -> breaker.succeeded(pass)))
            .onFailure(e -> settle(breaker -> failed(breaker, e)));
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

  private void failed(Breaker breaker, Throwable e) {
    Optional<Kind> kind =
        e instanceof InsurerFailure failure ? Optional.of(failure.kind()) : Optional.empty();
    if (kind.filter(Kind.BUSY::equals).isPresent()) {
      breaker.unused(pass);
    } else if (kind.filter(Kind.DECLINED::equals).isPresent()) {
      // It is well. Else whoever asks what it cannot answer would close it to everybody.
      breaker.succeeded(pass);
    } else {
      breaker.failed(pass);
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
