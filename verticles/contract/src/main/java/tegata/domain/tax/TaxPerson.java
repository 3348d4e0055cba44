package tegata.domain.tax;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tegata.domain.expense.ExpenseNotice;

/**
 * One whose expenses are summed.
 *
 * @param self whether it is the filer
 * @param stands whether the filer may see their notices now; else none of them is here
 * @param child whether they were below 18 in the year
 * @param arrived the months of the year for which notices arrived
 * @param corrections how many corrections of theirs the draft holds
 */
public record TaxPerson(
    UUID id,
    String name,
    boolean self,
    boolean stands,
    boolean child,
    Set<YearMonth> arrived,
    int corrections) {

  public TaxPerson {
    arrived = Set.copyOf(arrived);
  }

  /** A person with the notices of theirs that may be seen. */
  public record WithNotices(TaxPerson person, List<Arrived> rows) {
    public WithNotices {
      rows = person.stands() ? List.copyOf(rows) : List.of();
    }
  }

  /**
   * A notice, known by what it says, so that the same one keeps its correction when it comes again.
   */
  public record Arrived(UUID id, TaxEntry.Told told) {

    /** Notices of a person; alike ones are told apart by their order. */
    public static List<Arrived> of(UUID person, List<TaxEntry.Told> notices) {
      Map<String, Integer> seen = new HashMap<>();
      List<Arrived> all = new ArrayList<>();
      for (TaxEntry.Told told : notices) {
        String said = person + "\n" + said(told.row());
        String key = said + "\n" + seen.merge(said, 1, Integer::sum);
        all.add(new Arrived(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)), told));
      }
      return all;
    }

    private static String said(ExpenseNotice row) {
      return String.join(
          "\n",
          row.month().toString(),
          row.category(),
          row.institution(),
          Long.toString(row.total()),
          Long.toString(row.patient()));
    }
  }
}
