package tegata.gateway.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;
import tegata.gateway.resilience.ConcurrencyLimit;

class OwnLimitTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final OwnLimit limit =
      new OwnLimit(registry, new ConcurrencyLimit(3, 3, 3, System::nanoTime));

  @Test
  @DisplayName("上限を超えた仕事は始めずに断り、終われば次を始める")
  void beginsNoMoreThanItCan() {
    List<Promise<String>> begun = new ArrayList<>();
    List<Future<String>> asked = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      asked.add(limit.within(() -> begin(begun)));
    }

    assertThat(begun).hasSize(3);
    assertThat(asked.subList(3, 5))
        .allSatisfy(
            refused ->
                assertThat(((Problem) refused.cause()).type()).isEqualTo(ProblemType.OVERLOADED));
    assertThat(registry.get("tegata.gateway.turned.away").counter().count()).isEqualTo(2);

    begun.get(0).complete("done");
    limit.within(() -> begin(begun));
    assertThat(begun).hasSize(4);
  }

  @Test
  @DisplayName("失敗した仕事も、始める前に落ちた仕事も、場所を返す")
  void failuresGiveTheirPlaceBack() {
    for (int i = 0; i < 10; i++) {
      assertThat(limit.within(() -> Future.failedFuture("no")).failed()).isTrue();
      Future<String> fallen =
          limit.within(
              () -> {
                throw new IllegalStateException("fell");
              });
      assertThat(fallen.cause()).hasMessage("fell");
    }
  }

  private static Future<String> begin(List<Promise<String>> begun) {
    Promise<String> work = Promise.promise();
    begun.add(work);
    return work.future();
  }
}
