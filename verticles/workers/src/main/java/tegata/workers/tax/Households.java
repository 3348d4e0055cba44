package tegata.workers.tax;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.contract.Caller;
import tegata.contract.ExpenseApi.Origin;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.proxy.Age;
import tegata.domain.tax.TaxDraft;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxPerson;
import tegata.domain.tax.TaxPerson.WithNotices;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.expense.ExpenseStore;
import tegata.workers.identity.Ownership;
import tegata.workers.intake.Window;
import tegata.workers.person.PersonStore;

/**
 * 生計を一にする人たちの通知. Each one's is read only while the caller may see it, which is asked within the
 * transaction, and leaves its entry there.
 */
final class Households {
  /** A person's year holds fewer; more would be an import gone wrong. */
  private static final int MOST_NOTICES = 5_000;

  private final Audit audit = new Audit();
  private final ExpenseStore expenses = new ExpenseStore();
  private final PersonStore persons = new PersonStore();
  private final Window window;

  Households(Window window) {
    this.window = window;
  }

  /** The filer and the people of the draft, in the order of their names. */
  Future<List<WithNotices>> read(
      SqlConnection tx, Caller caller, UUID filer, int year, TaxDraft draft, Use use) {
    Future<List<WithNotices>> all =
        one(tx, caller, filer, true, year, draft, use).map(self -> new ArrayList<>(List.of(self)));
    for (UUID person : draft.people().stream().sorted().toList()) {
      all =
          all.compose(
              before ->
                  one(tx, caller, person, false, year, draft, use)
                      .map(
                          one -> {
                            before.add(one);
                            return before;
                          }));
    }
    return all;
  }

  private Future<WithNotices> one(
      SqlConnection tx, Caller caller, UUID id, boolean self, int year, TaxDraft draft, Use use) {
    int corrections = (int) draft.corrections().stream().filter(c -> c.person().equals(id)).count();
    return persons
        .person(tx, id)
        .compose(
            person ->
                Ownership.sees(tx, caller, id)
                    .compose(
                        stands -> {
                          var known =
                              new TaxPerson(
                                  id,
                                  person.name(),
                                  self,
                                  stands,
                                  wasChild(person.birthdate(), year),
                                  Set.of(),
                                  corrections);
                          return stands
                              ? audit
                                  .append(tx, Viewed.own(caller, id, use, Entry.Category.EXPENSE))
                                  .compose(x -> notices(tx, known, year))
                              : Future.succeededFuture(new WithNotices(known, List.of()));
                        }));
  }

  /** Also December before, which may have been paid in January. */
  private Future<WithNotices> notices(SqlConnection tx, TaxPerson person, int year) {
    YearMonth from = window.cut(YearMonth.of(year, 1).minusMonths(1));
    YearMonth to = YearMonth.of(year, 12).plusMonths(1);
    return expenses
        .rows(tx, person.id(), from, to, 0, MOST_NOTICES)
        .compose(
            rows ->
                expenses
                    .origins(tx, person.id(), from, to)
                    .map(origins -> withNotices(person, year, rows, origins)));
  }

  private static WithNotices withNotices(
      TaxPerson person, int year, List<ExpenseNotice> rows, List<Origin> origins) {
    Map<YearMonth, String> insurers =
        origins.stream()
            .collect(Collectors.toMap(Origin::month, Origin::insurerName, (one, other) -> one));
    Set<YearMonth> arrived =
        insurers.keySet().stream()
            .filter(month -> month.getYear() == year)
            .collect(Collectors.toSet());
    return new WithNotices(
        new TaxPerson(
            person.id(),
            person.name(),
            person.self(),
            true,
            person.child(),
            arrived,
            person.corrections()),
        TaxPerson.Arrived.of(
            person.id(),
            rows.stream()
                .map(row -> new TaxEntry.Told(row, insurers.getOrDefault(row.month(), "")))
                .toList()));
  }

  private static boolean wasChild(LocalDate birthdate, int year) {
    return !Age.isReached(birthdate, Age.ADULT, LocalDate.of(year, 1, 1));
  }
}
