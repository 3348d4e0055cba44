package tegata.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  @Property
  @Label("どの時点でも、余分な問いは問い全体の一割を超えない")
  void neverOverspends(@ForAll @Size(max = 500) List<Boolean> asks) {
    RetryBudget budget = new RetryBudget();
    int questions = 0;
    int extras = 0;
    for (boolean ask : asks) {
      if (ask) {
        budget.earn();
        questions++;
      } else if (budget.spend()) {
        extras++;
      }
      assertThat(10 * extras).isLessThanOrEqualTo(questions);
    }
  }

  @Test
  @DisplayName("十の問いで一つ分。貯めておけるのは二十まで")
  void earnsOneInTenAndSavesTwenty() {
    RetryBudget budget = new RetryBudget();
    for (int i = 0; i < 9; i++) {
      budget.earn();
    }
    assertThat(budget.spend()).isFalse();
    budget.earn();
    assertThat(budget.spend()).isTrue();

    for (int i = 0; i < 10_000; i++) {
      budget.earn();
    }
    int spent = 0;
    while (budget.spend()) {
      spent++;
    }
    assertThat(spent).isEqualTo(20);
  }
}
