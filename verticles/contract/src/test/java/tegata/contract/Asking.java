package tegata.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A question of the tests' own, and how a test waits for what comes of it. */
final class Asking {
  record Question(String name, LocalDate day, Optional<String> remark) {}

  record Greeting(String text) {}

  static final Address<Question, Greeting> GREET =
      Address.of("test.greet", Question.class, Greeting.class);

  private Asking() {}

  static <T> T answer(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("expected an answer", e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError("no answer in time", e);
    }
  }

  static Fault fault(Future<?> future) {
    var stage = future.toCompletionStage().toCompletableFuture();
    var failure = new Fault[1];
    assertThatThrownBy(() -> stage.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(Fault.class, fault -> failure[0] = fault);
    return failure[0];
  }
}
