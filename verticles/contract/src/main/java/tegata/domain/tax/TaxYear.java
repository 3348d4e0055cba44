package tegata.domain.tax;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 一年分の医療費控除: a household's expenses with what the filer typed, and the deduction they give.
 *
 * @param version of the draft; 0 where there is none yet
 * @param entries all rows, those of the filer first, by month; also those that do not count
 * @param unmatched corrections whose notice now says something else
 * @param income 総所得金額等; empty until it is told
 * @param deductions both compared; empty until the income is told
 */
public record TaxYear(
    int year,
    long version,
    List<TaxPerson> people,
    List<TaxEntry> entries,
    List<Reimbursement> reimbursements,
    List<Correction> unmatched,
    Totals totals,
    Optional<Long> income,
    boolean healthEffort,
    Optional<DeductionChoice> deductions) {

  /**
   * Sums over the rows that count, in yen.
   *
   * @param unused what was reimbursed beyond what its own rows cost; lessens nothing
   * @param selfMedication what of {@code paid} is for 特定一般用医薬品等
   */
  public record Totals(long paid, long reimbursed, long net, long unused, long selfMedication) {}

  /** The year as of now. */
  public static TaxYear of(
      int year,
      long version,
      TaxDraft draft,
      List<TaxPerson.WithNotices> household,
      TaxRules rules) {
    List<TaxEntry> rows = new ArrayList<>();
    Map<UUID, Correction> corrections =
        draft.corrections().stream().collect(Collectors.toMap(Correction::row, one -> one));
    for (TaxPerson.WithNotices one : household) {
      one.rows().forEach(row -> rows.add(arrived(year, one.person(), row, corrections)));
    }
    Set<UUID> known = rows.stream().map(TaxEntry::id).collect(Collectors.toSet());
    draft.rows().forEach(row -> rows.add(own(year, row)));
    List<TaxEntry> sorted = sorted(rows, household);
    Allocation allocation = allocation(sorted, draft);
    List<TaxEntry> entries = sorted.stream().map(row -> lessened(row, allocation)).toList();
    Totals totals = totals(entries, allocation.unused());
    return new TaxYear(
        year,
        version,
        household.stream().map(TaxPerson.WithNotices::person).toList(),
        entries,
        draft.reimbursements(),
        unmatched(draft, household, known),
        totals,
        draft.income(),
        draft.healthEffort(),
        draft.income().map(income -> compare(year, entries, rules, income, draft)));
  }

  /** The rows that count. */
  public List<TaxEntry> counted() {
    return entries.stream().filter(TaxEntry::counts).toList();
  }

  /** The same year with other rows, such as a page of them. */
  public TaxYear withEntries(List<TaxEntry> some) {
    return new TaxYear(
        year,
        version,
        people,
        List.copyOf(some),
        reimbursements,
        unmatched,
        totals,
        income,
        healthEffort,
        deductions);
  }

  private static TaxEntry arrived(
      int year, TaxPerson person, TaxPerson.Arrived row, Map<UUID, Correction> corrections) {
    Optional<Correction> correction = Optional.ofNullable(corrections.get(row.id()));
    Optional<LocalDate> paidOn = correction.flatMap(Correction::paidOn);
    int paidIn = paidOn.map(LocalDate::getYear).orElse(row.told().row().month().getYear());
    boolean changed =
        correction.filter(c -> c.paid().isPresent() || paidOn.isPresent()).isPresent();
    return new TaxEntry(
        row.id(),
        Optional.of(person.id()),
        person.name(),
        TaxEntry.Kind.of(row.told().row()),
        row.told().row().institution(),
        correction.flatMap(Correction::paid).orElse(row.told().row().patient()),
        0,
        paidOn,
        changed ? TaxEntry.Origin.CORRECTED : TaxEntry.Origin.ARRIVED,
        false,
        Optional.of(row.told()),
        aside(correction.filter(Correction::leftOut).isPresent(), paidIn == year));
  }

  private static TaxEntry own(int year, OwnRow row) {
    return new TaxEntry(
        row.id(),
        Optional.empty(),
        row.person(),
        row.kind(),
        row.payee(),
        row.paid(),
        0,
        row.paidOn(),
        row.notice().isPresent() ? TaxEntry.Origin.UPLOADED : TaxEntry.Origin.ADDED,
        row.selfMedication(),
        row.notice(),
        aside(false, row.paidOn().map(LocalDate::getYear).orElse(year) == year));
  }

  private static Optional<TaxEntry.Aside> aside(boolean leftOut, boolean ofTheYear) {
    if (leftOut) {
      return Optional.of(TaxEntry.Aside.LEFT_OUT);
    }
    return ofTheYear ? Optional.empty() : Optional.of(TaxEntry.Aside.OTHER_YEAR);
  }

  private static List<TaxEntry> sorted(
      List<TaxEntry> entries, List<TaxPerson.WithNotices> household) {
    List<String> names = household.stream().map(one -> one.person().name()).toList();
    Comparator<TaxEntry> byPerson =
        Comparator.comparingInt(
            entry -> names.contains(entry.person()) ? names.indexOf(entry.person()) : names.size());
    return entries.stream()
        .sorted(
            byPerson
                .thenComparing(TaxEntry::person)
                .thenComparing(entry -> entry.month().orElse(YearMonth.of(9999, 12)))
                .thenComparing(TaxEntry::payee)
                .thenComparing(TaxEntry::paid)
                .thenComparing(TaxEntry::id))
        .toList();
  }

  private static Allocation allocation(List<TaxEntry> sorted, TaxDraft draft) {
    return Allocation.of(sorted.stream().filter(TaxEntry::counts).toList(), draft.reimbursements());
  }

  private static TaxEntry lessened(TaxEntry row, Allocation allocation) {
    return row.counts() ? row.reimbursed(allocation.of(row.id())) : row;
  }

  private static Totals totals(List<TaxEntry> entries, long unused) {
    List<TaxEntry> counted = entries.stream().filter(TaxEntry::counts).toList();
    long paid = sum(counted.stream().map(TaxEntry::paid));
    long reimbursed = sum(counted.stream().map(TaxEntry::reimbursed));
    long medicines = sum(counted.stream().filter(TaxEntry::selfMedication).map(TaxEntry::paid));
    return new Totals(paid, reimbursed, paid - reimbursed, unused, medicines);
  }

  private static DeductionChoice compare(
      int year, List<TaxEntry> entries, TaxRules rules, long income, TaxDraft draft) {
    List<TaxEntry> counted = entries.stream().filter(TaxEntry::counts).toList();
    List<TaxEntry> medicines = counted.stream().filter(TaxEntry::selfMedication).toList();
    return new DeductionChoice(
        Deduction.medical(
            rules,
            year,
            counted.stream()
                .map(
                    one ->
                        Treatment.paidAtOnce(YearMonth.of(year, 1), one.paid(), one.reimbursed()))
                .toList(),
            income),
        Deduction.selfMedication(
            rules,
            sum(medicines.stream().map(TaxEntry::paid)),
            sum(medicines.stream().map(TaxEntry::reimbursed)),
            draft.healthEffort()));
  }

  private static List<Correction> unmatched(
      TaxDraft draft, List<TaxPerson.WithNotices> household, Set<UUID> known) {
    Set<UUID> seen =
        household.stream()
            .map(TaxPerson.WithNotices::person)
            .filter(TaxPerson::stands)
            .map(TaxPerson::id)
            .collect(Collectors.toSet());
    return draft.corrections().stream()
        .filter(one -> seen.contains(one.person()) && !known.contains(one.row()))
        .toList();
  }

  private static long sum(Stream<Long> yen) {
    return yen.mapToLong(Long::longValue).sum();
  }
}
