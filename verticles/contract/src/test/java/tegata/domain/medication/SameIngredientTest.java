package tegata.domain.medication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.domain.medication.Medicine.Source;
import tegata.domain.medication.SameIngredient.Overlap;

class SameIngredientTest {
  private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
  private static final String LOXOPROFEN = "1149019F1560";
  private static final String LOXOPROFEN_GENERIC = "1149019F1012";
  private static final String AMLODIPINE = "2171022F1029";

  @ParameterizedTest(name = "{0}日後から: {1}日")
  @CsvSource({"0, 7", "3, 4", "6, 1", "7, 0", "30, 0"})
  @DisplayName("先発と後発でも成分が同じなら、別の医師の7日分どうしが重なる日数を数える")
  void countsCommonDays(int later, long days) {
    List<Overlap> overlaps =
        SameIngredient.overlaps(
            List.of(
                supply(LOXOPROFEN, JULY_1, "7日分", "内科"),
                supply(LOXOPROFEN_GENERIC, JULY_1.plusDays(later), "7日分", "歯科")));
    assertThat(overlaps.stream().mapToLong(Overlap::days).sum()).isEqualTo(days);
  }

  @Test
  @DisplayName("成分が違えば重ならない")
  void otherIngredientsDoNotOverlap() {
    assertThat(
            SameIngredient.overlaps(
                List.of(
                    supply(LOXOPROFEN, JULY_1, "7日分", "内科"),
                    supply(AMLODIPINE, JULY_1, "28日分", "歯科"))))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}日後: {1}件")
  @CsvSource({"28, 0", "21, 0", "20, 1", "1, 1", "0, 0"})
  @DisplayName("同じ医師の次の分は7日前までなら早めの受け取り。同じ日の処方は一つの判断")
  void allowsTheNextSupplyToComeEarly(int later, int overlaps) {
    assertThat(
            SameIngredient.overlaps(
                List.of(
                    supply(AMLODIPINE, JULY_1, "28日分", "内科 クリニック"),
                    supply(AMLODIPINE, JULY_1.plusDays(later), "28日分", "内科　クリニック"))))
        .hasSize(overlaps);
  }

  @Test
  @DisplayName("同じ日に二人の医師から出たものは重なり。二つの情報源が語る同じ調剤は一つ")
  void tellsTwoDoctorsFromTwoSources() {
    Supply one = supply(LOXOPROFEN, JULY_1, "7日分", "内科");
    assertThat(SameIngredient.overlaps(List.of(one, supply(LOXOPROFEN, JULY_1, "7日分", "歯科"))))
        .hasSize(1);
    Supply noted =
        Supply.of(medicine(JULY_1, "7日分", "内科 (別の書き方)", Source.NOTEBOOK), LOXOPROFEN).orElseThrow();
    assertThat(SameIngredient.overlaps(List.of(noted, one))).isEmpty();
    Supply elsewhere =
        Supply.of(medicine("別の薬局", JULY_1, "7日分", "歯科", Source.PRESCRIPTION), LOXOPROFEN_GENERIC)
            .orElseThrow();
    assertThat(SameIngredient.overlaps(List.of(one, elsewhere)))
        .as("one clinic's claim says nothing of another's prescription")
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10回分", "1調剤", "", "0日分", "9999日分", "日分"})
  @DisplayName("何日分か分からないものは比べない")
  void needsDays(String quantity) {
    assertThat(Supply.of(medicine(JULY_1, quantity, "内科", Source.CLAIM), LOXOPROFEN)).isEmpty();
  }

  @Test
  @DisplayName("全角の日数も読み、短すぎるコードは成分を示さない")
  void readsFullWidth() {
    Medicine week = medicine(JULY_1, "７日分", "内科", Source.CLAIM);
    assertThat(Supply.of(week, LOXOPROFEN)).map(Supply::last).contains(LocalDate.of(2026, 7, 7));
    assertThat(Supply.of(week, "114901")).isEmpty();
  }

  @Test
  @DisplayName("新しい重なりから並び、並べる順によらない")
  void sortsNewestFirst() {
    List<Supply> supplies =
        IntStream.range(0, 6)
            .mapToObj(i -> supply(LOXOPROFEN, JULY_1.plusDays(i * 5L), "7日分", "医師" + i))
            .toList();
    List<LocalDate> firsts =
        SameIngredient.overlaps(supplies).stream().map(Overlap::first).toList();
    assertThat(firsts).hasSize(5).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(
            SameIngredient.overlaps(
                Stream.iterate(5, i -> i - 1).limit(6).map(supplies::get).toList()))
        .isEqualTo(SameIngredient.overlaps(supplies));
  }

  private static Supply supply(String code, LocalDate day, String quantity, String prescriber) {
    return Supply.of(medicine(day, quantity, prescriber, Source.CLAIM), code).orElseThrow();
  }

  private static Medicine medicine(
      LocalDate day, String quantity, String prescriber, Source source) {
    return medicine("架空薬局", day, quantity, prescriber, source);
  }

  private static Medicine medicine(
      String institution, LocalDate day, String quantity, String prescriber, Source source) {
    return new Medicine(
        day,
        institution,
        Optional.of(prescriber),
        Optional.empty(),
        Optional.of("内服"),
        "架空錠",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(quantity),
        source,
        Optional.empty());
  }
}
