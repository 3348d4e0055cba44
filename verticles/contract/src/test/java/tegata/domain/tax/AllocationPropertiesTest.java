package tegata.domain.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.tax.TaxPerson.Arrived;

/** 補填の割り当て of a year, checked against what the law says and not against how it is computed. */
class AllocationPropertiesTest {
  private static final int YEAR = 2025;
  private static final TaxRules RULES = TaxRules.of(YEAR).orElseThrow();
  private static final long INCOME = 1_500_000;
  private static final int MOST_ROWS = 8;

  @Property
  @Label("合計は合い、どの行も、払った額より多くも、0より少なくもならない")
  void sumsAgree(@ForAll("drafts") TaxDraft draft) {
    TaxYear year = year(draft);

    long told = draft.reimbursements().stream().mapToLong(Reimbursement::yen).sum();
    assertThat(year.totals().reimbursed() + year.totals().unused()).isEqualTo(told);
    assertThat(year.totals().paid())
        .isEqualTo(year.counted().stream().mapToLong(TaxEntry::paid).sum());
    assertThat(year.totals().net()).isEqualTo(year.totals().paid() - year.totals().reimbursed());
    assertThat(year.entries())
        .allSatisfy(row -> assertThat(row.reimbursed()).isBetween(0L, row.paid()));
    assertThat(year.totals().unused()).isNotNegative();
  }

  @Property
  @Label("補填は、自分の治療の行だけを減らし、その中では、できるだけ多くを減らす")
  void neverSpillsOverAndNeverLeavesAnythingOut(@ForAll("drafts") TaxDraft draft) {
    TaxYear year = year(draft);

    Set<UUID> named = new HashSet<>();
    draft.reimbursements().forEach(one -> named.addAll(one.rows()));
    assertThat(year.entries())
        .filteredOn(row -> !named.contains(row.id()) || !row.counts())
        .allSatisfy(row -> assertThat(row.reimbursed()).isZero());
    assertThat(year.totals().reimbursed()).isEqualTo(most(year, draft.reimbursements()));
  }

  /**
   * The most that can be taken: for every choice of reimbursements, what those outside it are worth
   * and what the rows of those inside it cost; the least of these (max-flow min-cut).
   */
  private static long most(TaxYear year, List<Reimbursement> all) {
    Map<UUID, Long> paid =
        year.counted().stream().collect(Collectors.toMap(TaxEntry::id, TaxEntry::paid));
    long least = Long.MAX_VALUE;
    for (int choice = 0; choice < 1 << all.size(); choice++) {
      long outside = 0;
      Set<UUID> rows = new HashSet<>();
      for (int i = 0; i < all.size(); i++) {
        if ((choice >> i & 1) == 0) {
          outside += all.get(i).yen();
        } else {
          rows.addAll(all.get(i).rows());
        }
      }
      least =
          Math.min(
              least, outside + rows.stream().mapToLong(row -> paid.getOrDefault(row, 0L)).sum());
    }
    return least;
  }

  @Property
  @Label("行や補填をどの順に足しても、どの行の額も控除額も同じになる")
  void noOrderMatters(@ForAll("drafts") TaxDraft draft, @ForAll Random random) {
    TaxDraft other =
        with(
            shuffled(draft.rows(), random),
            shuffled(
                draft.reimbursements().stream()
                    .map(
                        one ->
                            new Reimbursement(
                                one.id(), one.what(), one.yen(), shuffled(one.rows(), random)))
                    .toList(),
                random));

    assertThat(year(other).entries()).isEqualTo(year(draft).entries());
    assertThat(year(other).totals()).isEqualTo(year(draft).totals());
    assertThat(year(other).deductions()).isEqualTo(year(draft).deductions());
  }

  @Property
  @Label("多く払えば控除は減らず、多く補填されれば控除は増えない。控除は0から上限まで")
  void isMonotoneAndCapped(
      @ForAll("drafts") TaxDraft draft,
      @ForAll @LongRange(min = 1, max = 3_000_000) long more,
      @ForAll @IntRange(max = 5) int which) {
    long before = medical(draft);
    List<OwnRow> rows = new ArrayList<>(draft.rows());
    rows.add(row(99, more, LocalDate.of(YEAR, 6, 1)));
    List<Reimbursement> higher = new ArrayList<>(draft.reimbursements());
    if (which < higher.size()) {
      Reimbursement one = higher.get(which);
      higher.set(which, new Reimbursement(one.id(), one.what(), one.yen() + more, one.rows()));
    }

    assertThat(before).isBetween(0L, RULES.mostMedical());
    assertThat(medical(with(rows, draft.reimbursements()))).isGreaterThanOrEqualTo(before);
    assertThat(medical(with(draft.rows(), higher))).isLessThanOrEqualTo(before);
  }

  @Property
  @Label("ほかの年に払った行は、ないのと同じ。その補填は、ほかの行を減らさない")
  void whatIsOfAnotherYearIsAsIfItWereNotThere(
      @ForAll("drafts") TaxDraft draft, @ForAll @IntRange(max = MOST_ROWS - 1) int which) {
    List<OwnRow> moved = new ArrayList<>(draft.rows());
    List<OwnRow> without = new ArrayList<>(draft.rows());
    if (which < moved.size()) {
      OwnRow one = moved.get(which);
      moved.set(which, row(place(one.id()), one.paid(), LocalDate.of(YEAR + 1, 1, 1)));
      without.remove(which);
    }

    TaxYear later = year(with(moved, draft.reimbursements()));
    TaxYear never = year(with(without, draft.reimbursements()));
    assertThat(later.totals()).isEqualTo(never.totals());
    assertThat(later.deductions()).isEqualTo(never.deductions());
  }

  @Property
  @Label("12月と1月の通知は、払った年を直した年の分になり、直さなければ診療の月の年の分になる")
  void theYearOfPaymentDecides(
      @ForAll boolean december, @ForAll @IntRange(min = -1, max = 1) int later) {
    YearMonth month = december ? YearMonth.of(YEAR, 12) : YearMonth.of(YEAR, 1);
    UUID hanako = id(500);
    TaxPerson person = new TaxPerson(hanako, "架空　花子", true, true, false, Set.of(month), 0);
    List<Arrived> arrived = Arrived.of(hanako, List.of(notice(month)));
    LocalDate paidOn = LocalDate.of(YEAR + later, 1, 31);
    Correction correction =
        new Correction(
            arrived.get(0).id(), hanako, month, Optional.empty(), Optional.of(paidOn), false);
    List<TaxPerson.WithNotices> household = List.of(new TaxPerson.WithNotices(person, arrived));

    assertThat(TaxYear.of(YEAR, 1, TaxDraft.EMPTY, household, RULES).totals().paid())
        .isEqualTo(3_000);
    TaxDraft corrected =
        new TaxDraft(
            Set.of(), List.of(), List.of(correction), List.of(), Optional.of(INCOME), false);
    assertThat(TaxYear.of(YEAR, 1, corrected, household, RULES).totals().paid())
        .isEqualTo(later == 0 ? 3_000 : 0);
  }

  @Example
  @Label("一つの行に二つの補填があるとき、先に告げたほうが、もう一つの分を余らせない")
  void oneGivesWayToAnother() {
    List<OwnRow> rows =
        List.of(row(1, 10_000, LocalDate.of(YEAR, 2, 1)), row(2, 10_000, LocalDate.of(YEAR, 3, 1)));
    Reimbursement both =
        new Reimbursement(id(101), Reimbursement.What.HIGH_COST, 10_000, List.of(id(1), id(2)));
    Reimbursement one =
        new Reimbursement(id(102), Reimbursement.What.INSURANCE, 10_000, List.of(id(1)));

    TaxYear year = year(with(rows, List.of(both, one)));
    assertThat(year.totals().net()).isZero();
    assertThat(year.totals().unused()).isZero();
  }

  @Provide
  Arbitrary<TaxDraft> drafts() {
    Arbitrary<Long> yen =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 5),
            Arbitraries.longs().between(0, 300_000),
            Arbitraries.of(0L, 1L, Treatment.MOST_YEN));
    Arbitrary<LocalDate> days =
        Arbitraries.of(
            LocalDate.of(YEAR, 1, 1),
            LocalDate.of(YEAR, 5, 3),
            LocalDate.of(YEAR, 12, 31),
            LocalDate.of(YEAR - 1, 12, 31),
            LocalDate.of(YEAR + 1, 1, 1));
    Arbitrary<List<OwnRow>> rows =
        Combinators.combine(yen, days)
            .as((paid, day) -> (Function<Integer, OwnRow>) place -> row(place, paid, day))
            .list()
            .ofMaxSize(MOST_ROWS)
            .map(made -> placed(made, 1));
    Arbitrary<List<Integer>> named =
        Arbitraries.integers().between(1, MOST_ROWS).list().ofMinSize(1).ofMaxSize(4);
    Arbitrary<List<Reimbursement>> reimbursements =
        Combinators.combine(yen.filter(some -> some > 0), named)
            .as(
                (some, of) ->
                    (Function<Integer, Reimbursement>)
                        place ->
                            new Reimbursement(
                                id(place),
                                Reimbursement.What.OTHER,
                                some,
                                of.stream().map(AllocationPropertiesTest::id).toList()))
            .list()
            .ofMaxSize(6)
            .map(made -> placed(made, 101));
    return Combinators.combine(rows, reimbursements).as(AllocationPropertiesTest::with);
  }

  private static <T> List<T> placed(List<Function<Integer, T>> made, int first) {
    return IntStream.range(0, made.size()).mapToObj(i -> made.get(i).apply(first + i)).toList();
  }

  private static <T> List<T> shuffled(List<T> all, Random random) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static TaxDraft with(List<OwnRow> rows, List<Reimbursement> reimbursements) {
    return new TaxDraft(Set.of(), rows, List.of(), reimbursements, Optional.of(INCOME), true);
  }

  private static TaxYear year(TaxDraft draft) {
    return TaxYear.of(YEAR, 1, draft, List.of(), RULES);
  }

  private static long medical(TaxDraft draft) {
    return year(draft).deductions().orElseThrow().medical().amount();
  }

  /** Every second row is a medicine of セルフメディケーション税制. */
  private static OwnRow row(int place, long paid, LocalDate paidOn) {
    return new OwnRow(
        id(place),
        "架空　花子",
        TaxEntry.Kind.MEDICINE,
        "架空薬局",
        paid,
        Optional.of(paidOn),
        place % 2 == 0,
        Optional.empty());
  }

  private static TaxEntry.Told notice(YearMonth month) {
    return new TaxEntry.Told(
        new ExpenseNotice(
            month, "医科外来", Optional.of(1), "架空内科", 10_000, 7_000, 0, 3_000, Optional.empty()),
        "架空健保");
  }

  private static UUID id(int place) {
    return new UUID(0, place);
  }

  private static int place(UUID id) {
    return (int) id.getLeastSignificantBits();
  }
}
