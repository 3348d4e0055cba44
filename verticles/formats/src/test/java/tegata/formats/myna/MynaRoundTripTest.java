package tegata.formats.myna;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MynaRoundTripTest {

  @Property(tries = 300)
  @Label("書いたものを読むと、どちらの変種でも元に戻り、指摘もない")
  void readUndoesWrite(@ForAll("expenses") MynaExpenses expenses, @ForAll Variant variant) {
    var parsed = MynaExpenseCsv.read(MynaExpenseCsv.write(expenses, variant));

    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value()).contains(expenses);
  }

  @Provide
  Arbitrary<MynaExpenses> expenses() {
    return Combinators.combine(
            dates(), subjects(), texts(), ranges(), lines().list().ofMaxSize(8), texts())
        .as(
            (on, who, until, period, lines, insurer) ->
                new MynaExpenses(on, who, until, period, lines, insurer, period));
  }

  private static Arbitrary<Subject> subjects() {
    return Combinators.combine(
            kana(), texts(), dates().optional(), texts(), texts(), texts(), texts(), texts())
        .as(
            (kana, name, born, sex, age, insurer, symbol, number) ->
                new Subject(kana, name, born, sex, age, insurer, symbol, number, "00"));
  }

  private static Arbitrary<ExpenseLine> lines() {
    Arbitrary<Optional<Integer>> days = Arbitraries.integers().between(0, 31).optional();
    return Combinators.combine(months(), texts(), days, texts(), amounts()).as(ExpenseLine::new);
  }

  private static Arbitrary<Amounts> amounts() {
    Arbitrary<Long> yen = Arbitraries.longs().between(-10_000, 99_999_999);
    return Combinators.combine(yen, yen, yen).as((a, b, c) -> new Amounts(a + b + c, a, b, c));
  }

  private static Arbitrary<MonthRange> ranges() {
    return Combinators.combine(months(), Arbitraries.integers().between(0, 40))
        .as((from, length) -> new MonthRange(from, from.plusMonths(length)));
  }

  private static Arbitrary<YearMonth> months() {
    return Arbitraries.integers().between(0, 120).map(YearMonth.of(2020, 1)::plusMonths);
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.integers().between(0, 40_000).map(LocalDate.of(1920, 1, 1)::plusDays);
  }

  /** Also what CSV finds hard: commas, quotes, line ends, formula signs. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("医療,\"\r\nA1 =#-'＝０１Ｘ髙・（円）")
        .ofMaxLength(12)
        .map(String::strip);
  }

  private static Arbitrary<String> kana() {
    return Arbitraries.strings().withChars("アイガパヴッョンー ヲ").ofMaxLength(12).map(String::strip);
  }
}
