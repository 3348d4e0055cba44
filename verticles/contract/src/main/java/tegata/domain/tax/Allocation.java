package tegata.domain.tax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * 補填の割り当て: what each row is lessened by. A reimbursement lessens its own rows only, and none below
 * nothing; where rows have several, as much as can be is taken, whatever the order in which they
 * were told, so that nobody deducts what was reimbursed (国税庁タックスアンサー No.1120).
 */
final class Allocation {
  private final Map<UUID, Long> left = new HashMap<>();
  private final Map<UUID, Map<UUID, Long>> taken = new HashMap<>();
  private final Map<UUID, Reimbursement> shared = new HashMap<>();
  private long unused;

  private Allocation(List<TaxEntry> rows) {
    for (TaxEntry row : rows) {
      left.put(row.id(), row.paid());
      taken.put(row.id(), new LinkedHashMap<>());
    }
  }

  /**
   * Shares all reimbursements out.
   *
   * @param rows that count, in the order in which they are lessened
   */
  static Allocation of(List<TaxEntry> rows, List<Reimbursement> all) {
    Allocation allocation = new Allocation(rows);
    Map<UUID, Integer> places = new HashMap<>();
    rows.forEach(row -> places.put(row.id(), places.size()));
    all.stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .map(one -> inOrder(one, places))
        .forEach(allocation::share);
    return allocation;
  }

  /** What a row that counts is lessened by, in yen. */
  long of(UUID row) {
    return taken.get(row).values().stream().mapToLong(Long::longValue).sum();
  }

  /** What was reimbursed beyond what its own rows cost, in yen. */
  long unused() {
    return unused;
  }

  private static Reimbursement inOrder(Reimbursement one, Map<UUID, Integer> places) {
    List<UUID> rows =
        one.rows().stream()
            .filter(places::containsKey)
            .distinct()
            .sorted((a, b) -> Integer.compare(places.get(a), places.get(b)))
            .toList();
    return new Reimbursement(one.id(), one.what(), one.yen(), rows);
  }

  private void share(Reimbursement one) {
    shared.put(one.id(), one);
    long rest = one.yen();
    while (rest > 0) {
      Optional<Way> way = way(one);
      if (way.isEmpty()) {
        break;
      }
      rest -= push(way.get(), rest);
    }
    unused += rest;
  }

  /**
   * A row with something left, and how it is reached: from a row of the reimbursement itself, or of
   * one that gives way in a row before.
   *
   * @param by the reimbursement that takes the row
   * @param before the row in which {@code by} gives way; empty for the first
   */
  private record Way(UUID row, Reimbursement by, Optional<Way> before) {}

  /** The shortest way (Ford and Fulkerson's augmenting path). */
  private Optional<Way> way(Reimbursement one) {
    Map<UUID, Way> reached = new HashMap<>();
    Deque<Way> next = new ArrayDeque<>();
    reach(one, Optional.empty(), reached, next);
    while (!next.isEmpty()) {
      Way way = next.remove();
      if (left.get(way.row()) > 0) {
        return Optional.of(way);
      }
      taken
          .get(way.row())
          .keySet()
          .forEach(by -> reach(shared.get(by), Optional.of(way), reached, next));
    }
    return Optional.empty();
  }

  private static void reach(
      Reimbursement by, Optional<Way> before, Map<UUID, Way> reached, Deque<Way> next) {
    for (UUID row : by.rows()) {
      if (!reached.containsKey(row)) {
        Way way = new Way(row, by, before);
        reached.put(row, way);
        next.add(way);
      }
    }
  }

  private long push(Way last, long rest) {
    long yen = Math.min(rest, left.get(last.row()));
    for (Way way = last; way.before().isPresent(); way = way.before().get()) {
      yen = Math.min(yen, taken.get(way.before().get().row()).get(way.by().id()));
    }
    left.merge(last.row(), -yen, Long::sum);
    add(last.row(), last.by(), yen);
    for (Way way = last; way.before().isPresent(); way = way.before().get()) {
      Way before = way.before().get();
      add(before.row(), way.by(), -yen);
      add(before.row(), before.by(), yen);
    }
    return yen;
  }

  private void add(UUID row, Reimbursement by, long yen) {
    taken.get(row).merge(by.id(), yen, (a, b) -> a + b == 0 ? null : a + b);
  }
}
