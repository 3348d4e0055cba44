package tegata.workers.tax;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.TaxApi.Upload;
import tegata.contract.TaxApi.Uploaded;
import tegata.contract.Use;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.tax.OwnRow;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxDraft;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxPerson.WithNotices;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;

/**
 * マイナポータルの CSV の取り込み. A row that arrived, or was uploaded, before is not taken twice: of alike rows
 * as many are added as the file has more.
 */
final class TakeUpload {
  private final Database database;
  private final Years years;
  private final Households households;
  private final TaxDraftStore drafts = new TaxDraftStore();

  TakeUpload(Database database, Window window) {
    this.database = database;
    this.years = new Years(window);
    this.households = new Households(window);
  }

  Future<Uploaded> take(Caller caller, Upload q) {
    return Ownership.required(
        caller,
        q.person(),
        () ->
            years.check(q.year()).compose(x -> database.inTransaction(tx -> take(tx, caller, q))));
  }

  private Future<Uploaded> take(SqlConnection tx, Caller caller, Upload q) {
    return drafts
        .hold(tx, q.person(), q.year())
        .compose(
            kept ->
                households
                    .read(tx, caller, q.person(), q.year(), kept.draft(), Use.VIEW)
                    .compose(household -> add(tx, q, kept.draft(), household)));
  }

  private Future<Uploaded> add(
      SqlConnection tx, Upload q, TaxDraft draft, List<WithNotices> household) {
    Map<String, Integer> here = new HashMap<>();
    household.stream()
        .filter(one -> folded(one.person().name()).equals(folded(q.name())))
        .flatMap(one -> one.rows().stream())
        .forEach(row -> here.merge(said(row.told().row()), 1, Integer::sum));
    draft.rows().stream()
        .filter(row -> folded(row.person()).equals(folded(q.name())))
        .flatMap(row -> row.notice().stream())
        .forEach(told -> here.merge(said(told.row()), 1, Integer::sum));
    List<ExpenseNotice> ofTheYear =
        q.rows().stream().filter(row -> row.month().getYear() == q.year()).toList();
    Map<String, Integer> seen = new HashMap<>();
    List<OwnRow> anew = new ArrayList<>();
    for (ExpenseNotice row : ofTheYear) {
      int nth = seen.merge(said(row), 1, Integer::sum);
      if (nth > here.getOrDefault(said(row), 0)) {
        anew.add(own(q, row, nth));
      }
    }
    Uploaded uploaded =
        new Uploaded(
            anew.size(), ofTheYear.size() - anew.size(), q.rows().size() - ofTheYear.size());
    return anew.isEmpty()
        ? Future.succeededFuture(uploaded)
        : keep(tx, q, draft.with(TaxChange.add(anew))).map(x -> uploaded);
  }

  private Future<Void> keep(SqlConnection tx, Upload q, TaxDraft draft) {
    return draft.fits()
        ? drafts.save(tx, q.person(), q.year(), draft).mapEmpty()
        : Future.failedFuture(ChangeTaxDraft.full());
  }

  private static OwnRow own(Upload q, ExpenseNotice row, int nth) {
    String key = String.join("\n", q.person().toString(), folded(q.name()), said(row), "" + nth);
    return new OwnRow(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        q.name(),
        TaxEntry.Kind.of(row),
        row.institution(),
        row.patient(),
        Optional.empty(),
        false,
        Optional.of(new TaxEntry.Told(row, q.insurer())));
  }

  /** What tells rows apart, however a spreadsheet widened or narrowed the letters. */
  private static String said(ExpenseNotice row) {
    return String.join(
        "\n",
        row.month().toString(),
        folded(row.category()),
        folded(row.institution()),
        Long.toString(row.total()),
        Long.toString(row.patient()));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
