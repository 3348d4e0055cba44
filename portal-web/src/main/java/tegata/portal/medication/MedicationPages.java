package tegata.portal.medication;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.History;
import tegata.contract.MedicationApi.Medicines;
import tegata.contract.MedicationApi.Scope;
import tegata.contract.MedicationApi.ScopeOf;
import tegata.contract.PersonMonths;
import tegata.contract.Use;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.HistoryPages;
import tegata.portal.page.MonthWindow;
import tegata.portal.page.Paged.Came;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.RowsPage;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** お薬. */
public final class MedicationPages {
  private final HistoryPages<Scope, MedicationFilter, Medicines> pages;

  public MedicationPages(Bus bus, Views views, Clock clock) {
    this.pages =
        new HistoryPages<>("/medicines", "medication/history", new Records(bus), views, clock);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    pages.mount(router);
  }

  private record Records(Bus bus)
      implements HistoryPages.Records<Scope, MedicationFilter, Medicines> {

    @Override
    public Future<Scope> scope(Visit visit, Use use) {
      return bus.ask(
          MedicationApi.SCOPE, visit.caller(), new ScopeOf(visit.subject().person(), use));
    }

    @Override
    public MedicationFilter filter(MultiMap query, Optional<Scope> scope) {
      return MedicationFilter.of(query, scope);
    }

    @Override
    public Future<Medicines> ask(Visit visit, PersonMonths months, MedicationFilter filter) {
      return bus.ask(MedicationApi.HISTORY, visit.caller(), new History(months, filter.only()));
    }

    @Override
    public Optional<Integer> next(Medicines answer) {
      return answer.next();
    }

    @Override
    public int rows(Medicines answer) {
      return answer.rows().size();
    }

    @Override
    public MedicationView refused(
        PeriodForm<YearMonth> form, MedicationFilter filter, Words words) {
      return MedicationView.refused(form, filter, words);
    }

    @Override
    public MedicationView shown(
        PeriodForm<YearMonth> form,
        MedicationFilter filter,
        Came<Medicines> came,
        RowsPage page,
        MonthWindow window,
        Words words) {
      return MedicationView.of(form, filter, came, page, window, words);
    }

    @Override
    public Download file(Words plain) {
      return Download.csv("medicines.csv", plain.text("medication.csv.name"));
    }

    @Override
    public byte[] content(List<Medicines> answers, Words plain) {
      return MedicationTable.csv(answers, plain);
    }
  }
}
