package tegata.workers.taxdocument;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.contract.ExpenseApi.Origin;
import tegata.contract.Fault;
import tegata.domain.eligibility.Coverage;
import tegata.domain.expense.ExpenseNotice;
import tegata.formats.iryohixml.ExpenseDocument;
import tegata.formats.iryohixml.ExpenseDocument.Contents;
import tegata.formats.iryohixml.ExpenseRow;
import tegata.workers.expense.ExpenseStore;
import tegata.workers.intake.Window;
import tegata.workers.person.CoverageStore;
import tegata.workers.person.PersonStore;

/** 本人の一年分を、届いたまま文書にする。 */
final class MakeDocument {
  /** More than anybody's year has; more would be a fault of an import. */
  private static final int MOST_ROWS = 5_000;

  private final String maker;
  private final Window window;
  private final Clock clock;
  private final PersonStore persons = new PersonStore();
  private final CoverageStore coverages = new CoverageStore();
  private final ExpenseStore expenses = new ExpenseStore();

  MakeDocument(String maker, Window window, Clock clock) {
    this.maker = maker;
    this.window = window;
    this.clock = clock;
  }

  /** What a row is made of besides itself. */
  private record Holder(String name, List<Coverage> coverages, Map<YearMonth, String> insurers) {}

  /** The document of the person's year; reads only, the entry is the caller's to write. */
  Future<ExpenseDocument> make(SqlConnection tx, UUID person, int year) {
    YearMonth first = window.cut(YearMonth.of(year, 1));
    YearMonth last = YearMonth.of(year, 12);
    return persons
        .person(tx, person)
        .compose(
            who ->
                coverages
                    .ofPerson(tx, person)
                    .compose(
                        held ->
                            expenses
                                .origins(tx, person, first, last)
                                .map(origins -> new Holder(who.name(), held, insurers(origins)))))
        .compose(
            holder ->
                expenses
                    .rows(tx, person, first, last, 0, MOST_ROWS + 1)
                    .map(rows -> document(year, holder, rows)));
  }

  private ExpenseDocument document(int year, Holder holder, List<ExpenseNotice> notices) {
    if (notices.size() > MOST_ROWS) {
      throw new Fault(Fault.Kind.TOO_LARGE, "document-too-large", "The year has too many rows.");
    }
    return new ExpenseDocument(
        year,
        LocalDate.now(clock),
        maker,
        Contents.AS_ARRIVED,
        notices.stream().map(notice -> row(holder, notice)).toList());
  }

  private static ExpenseRow row(Holder holder, ExpenseNotice notice) {
    return new ExpenseRow(
        insuredName(holder, notice.month()),
        notice.month(),
        holder.name(),
        notice.institution(),
        notice.patient(),
        holder.insurers().getOrDefault(notice.month(), ""),
        notice.category(),
        notice.days(),
        notice.total(),
        notice.insurer(),
        notice.publicExpense(),
        notice.patient());
  }

  /** Of a family member's coverage we know nobody else's name. */
  private static String insuredName(Holder holder, YearMonth month) {
    boolean insured =
        CoverageStore.on(month.atEndOfMonth(), holder.coverages())
            .filter(c -> c.relation() == Coverage.Relation.SELF)
            .isPresent();
    return insured ? holder.name() : "";
  }

  private static Map<YearMonth, String> insurers(List<Origin> origins) {
    return origins.stream()
        .collect(Collectors.toMap(Origin::month, Origin::insurerName, (one, other) -> one));
  }
}
