package tegata.workers.expense;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tegata.contract.Caller;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.ExpenseApi.Origin;
import tegata.contract.PersonMonths;
import tegata.domain.audit.Entry;
import tegata.domain.expense.ExpenseNotice;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;

/** 本人が見る医療費通知。Reading and recording are one transaction. */
final class ShowExpenses {
  private static final int PAGE = 500;

  private final Database database;
  private final Audit audit;
  private final Window window;
  private final ExpenseStore expenses = new ExpenseStore();

  ShowExpenses(Database database, Audit audit, Window window) {
    this.database = database;
    this.audit = audit;
    this.window = window;
  }

  Future<Notices> show(Caller caller, PersonMonths q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(tx, Viewed.own(caller, q.person(), q.use(), Entry.Category.EXPENSE))
                .compose(x -> read(tx, q)));
  }

  private Future<Notices> read(SqlConnection tx, PersonMonths q) {
    YearMonth from = window.cut(q.from());
    return expenses
        .rows(tx, q.person(), from, q.to(), q.cursor(), PAGE + 1)
        .compose(
            rows ->
                expenses
                    .origins(tx, q.person(), from, q.to())
                    .compose(
                        origins ->
                            expenses
                                .newest(tx, q.person(), window.firstMonth())
                                .map(newest -> page(q, rows, origins, newest))));
  }

  private Notices page(
      PersonMonths q, List<ExpenseNotice> rows, List<Origin> origins, Optional<YearMonth> newest) {
    boolean more = rows.size() > PAGE;
    List<ExpenseNotice> shown = more ? rows.subList(0, PAGE) : rows;
    Set<YearMonth> months = shown.stream().map(ExpenseNotice::month).collect(Collectors.toSet());
    return new Notices(
        shown,
        origins.stream().filter(o -> months.contains(o.month())).toList(),
        newest,
        window.firstMonth(),
        more ? Optional.of(q.cursor() + PAGE) : Optional.empty());
  }
}
