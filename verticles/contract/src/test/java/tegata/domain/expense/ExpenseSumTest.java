package tegata.domain.expense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExpenseSumTest {

  @Test
  @DisplayName("合計は各欄を別々に足し、件数を数える")
  void sumsEveryColumn() {
    var notices = List.of(notice(10_000, 7_000, 1_000, 2_000), notice(5_430, 3_800, 0, 1_630));

    assertThat(ExpenseSum.of(notices)).isEqualTo(new ExpenseSum(2, 15_430, 10_800, 1_000, 3_630));
  }

  @Test
  @DisplayName("明細がなければ合計は 0 円")
  void nothingSumsToZero() {
    assertThat(ExpenseSum.of(List.of())).isEqualTo(new ExpenseSum(0, 0, 0, 0, 0));
  }

  @Test
  @DisplayName("32ビットを超える金額も正しく足す")
  void largeAmountsDoNotWrap() {
    var notice = notice(2_000_000_000L, 1_400_000_000L, 0, 600_000_000L);

    assertThat(ExpenseSum.of(List.of(notice, notice, notice)).total()).isEqualTo(6_000_000_000L);
  }

  @Test
  @DisplayName("内訳が総額に合わない明細も、合計にはその欄のまま入る")
  void rowsThatDoNotAddUpAreSummedAsTheyStand() {
    ExpenseNotice odd = notice(1_000, 700, 0, 310);

    assertThat(odd.addsUp()).isFalse();
    assertThat(notice(1_000, 700, 0, 300).addsUp()).isTrue();
    assertThat(ExpenseSum.of(List.of(odd))).isEqualTo(new ExpenseSum(1, 1_000, 700, 0, 310));
  }

  private static ExpenseNotice notice(long total, long insurer, long publicExpense, long patient) {
    return new ExpenseNotice(
        YearMonth.of(2026, 4),
        "医科外来",
        Optional.of(1),
        "架空医院",
        total,
        insurer,
        publicExpense,
        patient,
        Optional.empty());
  }
}
