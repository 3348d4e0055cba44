package tegata.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapTableTest {

  @ParameterizedTest(name = "{0} {1}: {2} 円 → {3} 円")
  @DisplayName("限度額は診療年月の表で決まり、1% は境の額をこえた分に、四捨五入で加わる")
  @CsvSource({
    "2026-07, A03, 1000000, 87430",
    "2026-07, A02, 1000000, 171820",
    "2026-07, A01, 1000000, 254180",
    "2026-07, A04, 300000, 57600",
    "2026-07, A05, 1000000, 35400",
    "2026-07, A03, 267000, 80100",
    "2026-07, A03, 267049, 80100",
    "2026-07, A03, 267050, 80101",
    "2018-08, B01, 1000000, 254180",
    "2018-08, B04, 1000000, 57600",
    "2018-08, B06, 1000000, 15000",
    "2026-08, A03, 1000000, 92940",
    "2026-08, A01, 901000, 270300",
    "2026-08, B03, 1000000, 92940",
    "2027-07, A04, 1000000, 61500"
  })
  void most(YearMonth month, String category, long cost, long most) {
    assertThat(CapTable.of(month).orElseThrow().cap(category).orElseThrow().most(cost))
        .isEqualTo(most);
  }

  @Test
  @DisplayName("払うのは負担割合の分までで、限度額より多くはない")
  void paid() {
    Cap cap = CapTable.of(YearMonth.of(2026, 7)).orElseThrow().cap("A03").orElseThrow();
    assertThat(cap.paid(10_000, 30)).isEqualTo(3_000);
    assertThat(cap.paid(1_000_000, 30)).isEqualTo(87_430);
  }

  @Test
  @DisplayName("表のない月や、確かめていない区分には、額を言わない")
  void unknown() {
    assertThat(CapTable.of(YearMonth.of(2018, 7))).isEmpty();
    assertThat(CapTable.of(YearMonth.of(2027, 8))).isEmpty();
    CapTable newer = CapTable.of(YearMonth.of(2026, 8)).orElseThrow();
    assertThat(newer.confirmed()).isFalse();
    assertThat(newer.cap("A05")).isEmpty();
    assertThat(newer.cap("B04")).isEmpty();
    assertThat(newer.cap("A06")).isEmpty();
  }

  @Test
  @DisplayName("表の月はすき間なく続き、重ならない")
  void tablesFollowEachOther() {
    List<CapTable> all = CapTable.all();
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).from()).isEqualTo(all.get(i - 1).until().plusMonths(1));
    }
  }
}
