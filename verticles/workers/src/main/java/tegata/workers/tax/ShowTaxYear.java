package tegata.workers.tax;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tegata.contract.Caller;
import tegata.contract.TaxApi.Ask;
import tegata.contract.TaxApi.Head;
import tegata.contract.TaxApi.Of;
import tegata.contract.TaxApi.Part;
import tegata.domain.tax.TaxDraft;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxYear;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;
import tegata.workers.tax.TaxDraftStore.Versioned;

/** A filer's year as it stands now. Reading and recording are one transaction. */
final class ShowTaxYear {
  /** Rows of an answer, which the bus carries whole. */
  private static final int PAGE = 150;

  private final Database database;
  private final Window window;
  private final Years years;
  private final ReadTaxYear read;
  private final TaxDraftStore drafts = new TaxDraftStore();

  ShowTaxYear(Database database, Window window) {
    this.database = database;
    this.window = window;
    this.years = new Years(window);
    this.read = new ReadTaxYear(window);
  }

  Future<Part> show(Caller caller, Ask q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            read.read(tx, caller, q.person(), q.year(), q.use())
                .map(year -> part(year, q.cursor())));
  }

  Future<Head> head(Caller caller, Of q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            years
                .check(q.year())
                .compose(
                    rules -> database.inTransaction(tx -> drafts.load(tx, q.person(), q.year())))
                .map(this::head));
  }

  private Head head(Versioned kept) {
    TaxDraft draft = kept.draft();
    int first = window.firstMonth().getYear();
    int last = LocalDate.now(window.clock()).getYear();
    return new Head(
        kept.version(),
        draft.people(),
        draft.rows().size(),
        draft.reimbursements(),
        draft.income(),
        draft.healthEffort(),
        IntStream.rangeClosed(first, last).map(i -> first + last - i).boxed().toList());
  }

  private static Part part(TaxYear year, int cursor) {
    List<TaxEntry> all = year.entries();
    int from = Math.max(0, Math.min(cursor, all.size()));
    int to = Math.min(from + PAGE, all.size());
    return new Part(
        year.withEntries(all.subList(from, to)),
        to < all.size() ? Optional.of(to) : Optional.empty());
  }
}
