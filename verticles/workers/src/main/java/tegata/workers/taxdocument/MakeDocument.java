package tegata.workers.taxdocument;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Use;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxEntry.Origin;
import tegata.domain.tax.TaxYear;
import tegata.formats.iryohixml.ExpenseDocument;
import tegata.formats.iryohixml.ExpenseDocument.Contents;
import tegata.formats.iryohixml.ExpenseRow;
import tegata.workers.intake.Window;
import tegata.workers.person.CoverageStore;
import tegata.workers.tax.ReadTaxYear;

/**
 * 一年分を文書にする: the notices that we hold of the filer's household, with the filer's corrections;
 * without a draft, of the person alone, as they arrived. What somebody typed or uploaded has no
 * place in it: nobody but them could answer for it.
 */
final class MakeDocument {
  private final String maker;
  private final Clock clock;
  private final ReadTaxYear years;
  private final CoverageStore coverages = new CoverageStore();

  MakeDocument(String maker, Window window, Clock clock) {
    this.maker = maker;
    this.clock = clock;
    this.years = new ReadTaxYear(window);
  }

  /** The document of a person's year; everybody whose rows are in it finds an entry of it. */
  Future<ExpenseDocument> make(SqlConnection tx, Caller caller, UUID person, int year) {
    return years
        .read(tx, caller, person, year, Use.DOWNLOAD)
        .compose(read -> coverages(tx, read).map(held -> document(year, read, held)));
  }

  private Future<Map<UUID, List<Coverage>>> coverages(SqlConnection tx, TaxYear year) {
    Future<Map<UUID, List<Coverage>>> all = Future.succeededFuture(new HashMap<>());
    for (UUID id : year.people().stream().map(person -> person.id()).toList()) {
      all =
          all.compose(
              before ->
                  coverages
                      .ofPerson(tx, id)
                      .map(
                          held -> {
                            before.put(id, held);
                            return before;
                          }));
    }
    return all;
  }

  private ExpenseDocument document(int year, TaxYear read, Map<UUID, List<Coverage>> coverages) {
    List<TaxEntry> held = read.counted().stream().filter(MakeDocument::isHeld).toList();
    boolean corrected = held.stream().anyMatch(entry -> entry.origin() == Origin.CORRECTED);
    return new ExpenseDocument(
        year,
        LocalDate.now(clock),
        maker,
        corrected ? Contents.CORRECTED : Contents.AS_ARRIVED,
        held.stream().map(entry -> row(entry, read, coverages)).toList());
  }

  private static boolean isHeld(TaxEntry entry) {
    return entry.origin() == Origin.ARRIVED || entry.origin() == Origin.CORRECTED;
  }

  private static ExpenseRow row(TaxEntry entry, TaxYear read, Map<UUID, List<Coverage>> coverages) {
    TaxEntry.Told told = entry.notice().orElseThrow();
    ExpenseNotice notice = told.row();
    Optional<Coverage> held =
        entry.personId().flatMap(id -> on(notice.month(), coverages.getOrDefault(id, List.of())));
    return new ExpenseRow(
        held.map(coverage -> insured(entry, coverage, read, coverages)).orElse(""),
        notice.month(),
        entry.person(),
        notice.institution(),
        entry.paid(),
        told.insurer(),
        notice.category(),
        notice.days(),
        notice.total(),
        notice.insurer(),
        notice.publicExpense(),
        notice.patient());
  }

  /**
   * 被保険者等の氏名: of a family member's coverage, whoever of this year's household has the same 記号・番号 as
   * the insured. Nobody outside the household is named.
   */
  private static String insured(
      TaxEntry entry, Coverage held, TaxYear read, Map<UUID, List<Coverage>> coverages) {
    if (held.relation() == Coverage.Relation.SELF) {
      return entry.person();
    }
    YearMonth month = entry.notice().orElseThrow().row().month();
    return read.people().stream()
        .filter(
            person ->
                on(month, coverages.getOrDefault(person.id(), List.of()))
                    .filter(c -> c.relation() == Coverage.Relation.SELF)
                    .filter(c -> isSameNumber(c.insured(), held.insured()))
                    .isPresent())
        .map(person -> person.name())
        .findFirst()
        .orElse("");
  }

  private static boolean isSameNumber(InsuredNumber one, InsuredNumber other) {
    return one.insurerNumber().equals(other.insurerNumber())
        && one.symbolKey().equals(other.symbolKey())
        && one.numberKey().equals(other.numberKey());
  }

  private static Optional<Coverage> on(YearMonth month, List<Coverage> held) {
    return CoverageStore.on(month.atEndOfMonth(), held);
  }
}
