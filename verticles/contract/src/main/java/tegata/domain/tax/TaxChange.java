package tegata.domain.tax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One change of a draft; whatever is absent stays as it is.
 *
 * @param people those whose expenses are summed, besides the filer
 * @param add rows to add, or to put in place of the same row
 * @param remove ids of own rows, corrections or reimbursements to take out
 * @param income 総所得金額等, in yen
 * @param healthEffort whether there was 一定の取組 in the year
 */
public record TaxChange(
    Optional<Set<UUID>> people,
    List<OwnRow> add,
    Optional<Correction> correct,
    Optional<Reimbursement> reimburse,
    Set<UUID> remove,
    Optional<Long> income,
    Optional<Boolean> healthEffort) {

  private static final TaxChange NOTHING =
      new TaxChange(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty());

  /** Sums the expenses of these people, too. */
  public static TaxChange people(Set<UUID> people) {
    return new TaxChange(
        Optional.of(Set.copyOf(people)),
        NOTHING.add,
        NOTHING.correct,
        NOTHING.reimburse,
        NOTHING.remove,
        NOTHING.income,
        NOTHING.healthEffort);
  }

  /** Adds rows. */
  public static TaxChange add(List<OwnRow> rows) {
    return new TaxChange(
        NOTHING.people,
        List.copyOf(rows),
        NOTHING.correct,
        NOTHING.reimburse,
        NOTHING.remove,
        NOTHING.income,
        NOTHING.healthEffort);
  }

  /** Corrects a row that arrived. */
  public static TaxChange correct(Correction correction) {
    return new TaxChange(
        NOTHING.people,
        NOTHING.add,
        Optional.of(correction),
        NOTHING.reimburse,
        NOTHING.remove,
        NOTHING.income,
        NOTHING.healthEffort);
  }

  /** Adds a reimbursement. */
  public static TaxChange reimburse(Reimbursement reimbursement) {
    return new TaxChange(
        NOTHING.people,
        NOTHING.add,
        NOTHING.correct,
        Optional.of(reimbursement),
        NOTHING.remove,
        NOTHING.income,
        NOTHING.healthEffort);
  }

  /** Takes something out again. */
  public static TaxChange remove(UUID id) {
    return new TaxChange(
        NOTHING.people,
        NOTHING.add,
        NOTHING.correct,
        NOTHING.reimburse,
        Set.of(id),
        NOTHING.income,
        NOTHING.healthEffort);
  }

  /** Tells the income. */
  public static TaxChange income(long yen) {
    return new TaxChange(
        NOTHING.people,
        NOTHING.add,
        NOTHING.correct,
        NOTHING.reimburse,
        NOTHING.remove,
        Optional.of(yen),
        NOTHING.healthEffort);
  }

  /** Tells whether there was 一定の取組. */
  public static TaxChange healthEffort(boolean effort) {
    return new TaxChange(
        NOTHING.people,
        NOTHING.add,
        NOTHING.correct,
        NOTHING.reimburse,
        NOTHING.remove,
        NOTHING.income,
        Optional.of(effort));
  }
}
