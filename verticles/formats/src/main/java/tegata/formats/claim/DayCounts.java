package tegata.formats.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 算定日: on which days a row counts, and how often. */
record DayCounts(LocalDate day, int count) {

  /** Where no day is marked, as in old claims, the first of the month stands for all of it. */
  static List<DayCounts> of(Claim claim, ServiceRow row) {
    List<DayCounts> days = new ArrayList<>();
    for (int day = 1; day <= claim.month().lengthOfMonth(); day++) {
      if (row.on(day) > 0) {
        days.add(new DayCounts(claim.month().atDay(day), row.on(day)));
      }
    }
    return days.isEmpty()
        ? List.of(new DayCounts(claim.month().atDay(1), row.times().intValue()))
        : days;
  }
}
