package tegata.workers.tax;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Use;
import tegata.domain.tax.TaxYear;
import tegata.workers.intake.Window;
import tegata.workers.tax.TaxDraftStore.Versioned;

/**
 * 一年分を読む: the notices of everybody in the filer's draft, with what the filer typed. Each one's
 * notices leave their entry.
 */
public final class ReadTaxYear {
  private final Years years;
  private final Households households;
  private final TaxDraftStore drafts = new TaxDraftStore();

  public ReadTaxYear(Window window) {
    this.years = new Years(window);
    this.households = new Households(window);
  }

  /**
   * The year of a person whom the caller may see, which has been made sure before. Fails with
   * {@code tax-year-unknown} for a year that is not kept.
   */
  public Future<TaxYear> read(SqlConnection tx, Caller caller, UUID person, int year, Use use) {
    boolean own = caller.id().equals(person.toString());
    return years
        .check(year)
        .compose(
            rules ->
                draft(tx, own, person, year)
                    .compose(
                        kept ->
                            households
                                .read(tx, caller, person, year, kept.draft(), use)
                                .map(
                                    household ->
                                        TaxYear.of(
                                            year,
                                            kept.version(),
                                            kept.draft(),
                                            household,
                                            rules))));
  }

  /** Of somebody else there is no draft: what they chose and typed is theirs alone. */
  private Future<Versioned> draft(SqlConnection tx, boolean own, UUID filer, int year) {
    return own ? drafts.load(tx, filer, year) : Future.succeededFuture(Versioned.NONE);
  }
}
