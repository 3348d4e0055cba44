package tegata.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeductionTest {
  private static final int YEAR = 2025;
  private static final TaxRules RULES = TaxRules.of(YEAR).orElseThrow();

  @ParameterizedTest(name = "所得 {0}、支払 {1}、補填 {2} → {3}")
  @DisplayName("医療費控除: 10万円と所得の5%の少ないほうをこえた分、200万円まで")
  @CsvSource({
    "5000000, 300000, 50000, 150000",
    "1500000, 100000, 0, 25000",
    "10000000, 3000000, 0, 2000000",
    "1999999, 100000, 0, 1",
    "2000000, 100000, 0, 0",
    "2000000, 100001, 0, 1",
    "0, 1, 0, 1",
    "-500000, 1000, 0, 1000",
    "39, 5, 0, 4",
    "10000000, 2100000, 0, 2000000",
    "10000000, 2099999, 0, 1999999"
  })
  void medical(long income, long paid, long reimbursed, long expected) {
    assertThat(medical(income, march(paid, reimbursed)).amount()).isEqualTo(expected);
  }

  @Test
  @DisplayName("補填が支払をこえても、ほかの治療の支払は減らない")
  void reimbursementNeverSpillsOver() {
    Deduction deduction = medical(5_000_000, march(50_000, 80_000), march(120_000, 0));

    assertThat(deduction.amount()).isEqualTo(20_000);
    assertThat(deduction.steps())
        .containsSubsequence(
            new Deduction.Step(Deduction.What.PAID, 170_000),
            new Deduction.Step(Deduction.What.REIMBURSED, 50_000),
            new Deduction.Step(Deduction.What.NET, 120_000));
  }

  @Test
  @DisplayName("数えるのは支払った年の分だけである")
  void countsTheYearOfPayment() {
    Treatment december = new Treatment(YearMonth.of(2024, 12), 2025, 200_000, 0);
    Treatment paidNextYear = new Treatment(YearMonth.of(2025, 12), 2026, 900_000, 0);

    assertThat(medical(5_000_000, december, paidNextYear).amount()).isEqualTo(100_000);
  }

  @ParameterizedTest(name = "{0} の治療を {1} 年に")
  @DisplayName("治療の前の年に払えるのは、1月の治療だけである")
  @CsvSource({"2025-02, 2024", "2025-12, 2024", "2025-01, 2023"})
  void refusesOtherYears(YearMonth treatedIn, int paidIn) {
    assertThatThrownBy(() -> new Treatment(treatedIn, paidIn, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "支払 {0}、補填 {1}")
  @DisplayName("負の額と、様式に入らない額は断る")
  @CsvSource({"-1, 0", "0, -1", "1000000000, 0", "0, 1000000000"})
  void refusesImpossibleAmounts(long paid, long reimbursed) {
    assertThatThrownBy(() -> march(paid, reimbursed)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "購入 {0}、補填 {1}、取組 {2} → {3}")
  @DisplayName("セルフメディケーション税制: 1万2千円をこえた分、8万8千円まで。一定の取組が要る")
  @CsvSource({
    "30000, 0, true, 18000",
    "150000, 0, true, 88000",
    "12000, 0, true, 0",
    "12001, 0, true, 1",
    "100000, 0, true, 88000",
    "50000, 20000, true, 18000",
    "10000, 20000, true, 0",
    "150000, 0, false, 0"
  })
  void selfMedication(long purchases, long reimbursed, boolean effort, long expected) {
    assertThat(Deduction.selfMedication(RULES, purchases, reimbursed, effort).amount())
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("おそく払った治療費は、払った年の分になる")
  void countsWhatWasPaidLate() {
    Treatment late = new Treatment(YearMonth.of(2023, 3), YEAR, 300_000, 0);

    assertThat(medical(5_000_000, late).amount()).isEqualTo(200_000);
  }

  @Test
  @DisplayName("セルフメディケーション税制は2026年分まで。使えないときも計算の途中を見せる")
  void selfMedicationEnds() {
    TaxRules after = TaxRules.of(2027).orElseThrow();

    assertThat(TaxRules.of(2026).orElseThrow().selfMedication()).isTrue();
    assertThat(Deduction.selfMedication(after, 30_000, 0, true).steps())
        .containsExactly(
            new Deduction.Step(Deduction.What.PURCHASES, 30_000),
            new Deduction.Step(Deduction.What.PURCHASES_FLOOR, 12_000),
            new Deduction.Step(Deduction.What.NOT_IN_FORCE, 0),
            new Deduction.Step(Deduction.What.AMOUNT, 0));
    assertThat(Deduction.selfMedication(RULES, 30_000, 0, false).steps())
        .contains(new Deduction.Step(Deduction.What.PURCHASES, 30_000));
  }

  @ParameterizedTest(name = "医療費 {0}、医薬品 {1} → {2}")
  @DisplayName("二つの控除は、額の大きいほうが有利である")
  @CsvSource({"150000, 20000, MEDICAL", "110000, 40000, SELF_MEDICATION", "0, 0, EQUAL"})
  void compares(long paid, long purchases, DeductionChoice.Better expected) {
    var choice =
        new DeductionChoice(
            medical(5_000_000, march(paid, 0)),
            Deduction.selfMedication(RULES, purchases, 0, true));

    assertThat(choice.better()).isEqualTo(expected);
  }

  @Test
  @DisplayName("知らない年分の規則はない")
  void knowsNoEarlierYears() {
    assertThat(TaxRules.of(2016)).isEmpty();
    assertThat(TaxRules.of(2026)).contains(RULES);
  }

  @Property(tries = 500)
  void isNeverNegativeNorAboveTheCap(
      @ForAll("treatments") List<Treatment> treatments,
      @ForAll @LongRange(min = -1_000_000, max = 100_000_000_000L) long income) {
    Deduction deduction = Deduction.medical(RULES, YEAR, treatments, income);

    assertThat(deduction.amount()).isBetween(0L, RULES.mostMedical());
    assertThat(deduction.steps().get(deduction.steps().size() - 1).yen())
        .isEqualTo(deduction.amount());
  }

  @Property(tries = 500)
  void paysMoreDeductsNoLess(
      @ForAll("treatments") List<Treatment> treatments,
      @ForAll @LongRange(min = 0, max = 50_000_000) long income,
      @ForAll @LongRange(min = 0, max = Treatment.MOST_YEN) long more) {
    List<Treatment> grown = new ArrayList<>(treatments);
    grown.add(march(more, 0));

    assertThat(Deduction.medical(RULES, YEAR, grown, income).amount())
        .isGreaterThanOrEqualTo(Deduction.medical(RULES, YEAR, treatments, income).amount());
  }

  @Property(tries = 500)
  void orderDoesNotMatter(
      @ForAll("treatments") List<Treatment> treatments,
      @ForAll @LongRange(min = 0, max = 50_000_000) long income,
      @ForAll Random random) {
    List<Treatment> shuffled = new ArrayList<>(treatments);
    Collections.shuffle(shuffled, random);

    assertThat(Deduction.medical(RULES, YEAR, shuffled, income))
        .isEqualTo(Deduction.medical(RULES, YEAR, treatments, income));
  }

  @Property(tries = 500)
  void aReimbursementTouchesItsOwnTreatmentOnly(
      @ForAll("treatments") List<Treatment> treatments,
      @ForAll @LongRange(min = 0, max = Treatment.MOST_YEN) long reimbursed) {
    List<Treatment> withUseless = new ArrayList<>(treatments);
    withUseless.add(march(0, reimbursed));

    assertThat(Deduction.medical(RULES, YEAR, withUseless, 5_000_000))
        .isEqualTo(Deduction.medical(RULES, YEAR, treatments, 5_000_000));
  }

  @Provide
  Arbitrary<List<Treatment>> treatments() {
    Arbitrary<Long> yen =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.longs().between(0, 500_000)),
            Tuple.of(1, Arbitraries.longs().between(0, Treatment.MOST_YEN)));
    return Combinators.combine(yen, yen).as(DeductionTest::march).list().ofMaxSize(40);
  }

  private static Deduction medical(long income, Treatment... treatments) {
    return Deduction.medical(RULES, YEAR, List.of(treatments), income);
  }

  private static Treatment march(long paid, long reimbursed) {
    return Treatment.paidAtOnce(YearMonth.of(YEAR, 3), paid, reimbursed);
  }
}
