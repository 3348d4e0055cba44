package tegata.portal.treatment;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.PersonMonths;
import tegata.contract.TreatmentApi;
import tegata.contract.TreatmentApi.History;
import tegata.contract.TreatmentApi.Scope;
import tegata.contract.TreatmentApi.ScopeOf;
import tegata.contract.TreatmentApi.Treatments;
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

/** 診療. */
public final class TreatmentPages {
  private final HistoryPages<Scope, TreatmentFilter, Treatments> pages;

  public TreatmentPages(Bus bus, Views views, Clock clock) {
    this.pages =
        new HistoryPages<>("/treatments", "treatment/history", new Records(bus), views, clock);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    pages.mount(router);
  }

  private record Records(Bus bus)
      implements HistoryPages.Records<Scope, TreatmentFilter, Treatments> {

    @Override
    public Future<Scope> scope(Visit visit, Use use) {
      return bus.ask(
          TreatmentApi.SCOPE, visit.caller(), new ScopeOf(visit.subject().person(), use));
    }

    @Override
    public TreatmentFilter filter(MultiMap query, Optional<Scope> scope) {
      return TreatmentFilter.of(query, scope);
    }

    @Override
    public Future<Treatments> ask(Visit visit, PersonMonths months, TreatmentFilter filter) {
      return bus.ask(TreatmentApi.HISTORY, visit.caller(), new History(months, filter.only()));
    }

    @Override
    public Optional<Integer> next(Treatments answer) {
      return answer.next();
    }

    @Override
    public int rows(Treatments answer) {
      return answer.rows().size();
    }

    @Override
    public TreatmentView refused(PeriodForm<YearMonth> form, TreatmentFilter filter, Words words) {
      return TreatmentView.refused(form, filter, words);
    }

    @Override
    public TreatmentView shown(
        PeriodForm<YearMonth> form,
        TreatmentFilter filter,
        Came<Treatments> came,
        RowsPage page,
        MonthWindow window,
        Words words) {
      return TreatmentView.of(form, filter, came, page, window, words);
    }

    @Override
    public Download file(Words plain) {
      return Download.csv("treatments.csv", plain.text("treatment.csv.name"));
    }

    @Override
    public byte[] content(List<Treatments> answers, Words plain) {
      return TreatmentTable.csv(answers, plain);
    }
  }
}
