package tegata.workers.taxdocument;

import java.time.Clock;
import java.time.LocalDate;
import tegata.workers.intake.Window;

/** Years of which anything may be shown: from that of the window's first month to this one. */
record TaxYears(Window window, Clock clock) {

  boolean holds(int year) {
    return year >= window.firstMonth().getYear() && year <= LocalDate.now(clock).getYear();
  }
}
