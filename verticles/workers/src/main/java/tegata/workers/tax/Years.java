package tegata.workers.tax;

import io.vertx.core.Future;
import java.time.LocalDate;
import tegata.contract.Fault;
import tegata.domain.tax.TaxRules;
import tegata.workers.intake.Window;

/** 年分: those of the retention window, up to this year. */
record Years(Window window) {

  /** The rules of a year; fails for a year that is not kept, as for one that never was. */
  Future<TaxRules> check(int year) {
    boolean kept =
        year >= window.firstMonth().getYear() && year <= LocalDate.now(window.clock()).getYear();
    return kept
        ? Future.succeededFuture(TaxRules.of(year).orElseThrow())
        : Future.failedFuture(
            new Fault(Fault.Kind.NOT_FOUND, "tax-year-unknown", "There is no such tax year here."));
  }
}
