package tegata.domain.tax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * 医療費控除の下書き: all that a filer chose and typed for a year, and nothing that arrived by itself.
 *
 * @param people those whose expenses are summed, besides the filer
 */
public record TaxDraft(
    Set<UUID> people,
    List<OwnRow> rows,
    List<Correction> corrections,
    List<Reimbursement> reimbursements,
    Optional<Long> income,
    boolean healthEffort) {

  /** Most own rows of a draft: the form has 995 lines. */
  public static final int MOST_ROWS = 995;

  /** Most reimbursements, and most corrections. */
  public static final int MOST_OTHERS = 1_000;

  /** Most rows that all reimbursements name together. */
  public static final int MOST_NAMED = 10_000;

  /** A draft in which nothing was typed yet. */
  public static final TaxDraft EMPTY =
      new TaxDraft(Set.of(), List.of(), List.of(), List.of(), Optional.empty(), false);

  /** The draft after a change. */
  public TaxDraft with(TaxChange change) {
    Set<UUID> out = change.remove();
    return new TaxDraft(
        change.people().orElse(people),
        replaced(rows, change.add(), OwnRow::id, out),
        replaced(corrections, change.correct().stream().toList(), Correction::row, out).stream()
            .filter(one -> !one.isNothing())
            .toList(),
        replaced(reimbursements, change.reimburse().stream().toList(), Reimbursement::id, out),
        change.income().or(() -> income),
        change.healthEffort().orElse(healthEffort));
  }

  /** Whether it holds no more than a draft may. */
  public boolean fits() {
    return rows.size() <= MOST_ROWS
        && corrections.size() <= MOST_OTHERS
        && reimbursements.size() <= MOST_OTHERS
        && reimbursements.stream().mapToInt(one -> one.rows().size()).sum() <= MOST_NAMED;
  }

  private static <T> List<T> replaced(
      Collection<T> old, Collection<T> added, Function<T, UUID> id, Set<UUID> out) {
    Map<UUID, T> all = new LinkedHashMap<>();
    old.forEach(one -> all.put(id.apply(one), one));
    added.forEach(one -> all.put(id.apply(one), one));
    all.keySet().removeAll(out);
    return new ArrayList<>(all.values());
  }
}
