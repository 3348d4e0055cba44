package tegata.portal.taxexport;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.contract.ExpenseApi;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.Fault;
import tegata.contract.PersonMonths;
import tegata.contract.Use;
import tegata.domain.expense.ExpenseNotice;
import tegata.portal.chain.Subject;
import tegata.portal.chain.Visit;
import tegata.portal.expense.FormFile;
import tegata.portal.page.Paged;
import tegata.portal.taxexport.YearExpenses.Item;
import tegata.portal.taxexport.YearExpenses.Source;

/** Where a year's expenses come from: the person's own notices of it, as they arrived. */
final class YearSource {
  private final Bus bus;

  YearSource(Bus bus) {
    this.bus = bus;
  }

  /** The year; reading it leaves its entry for that use. Not found where nothing of it is kept. */
  Future<YearExpenses> load(RoutingContext ctx, int year, Use use) {
    Visit visit = Visit.of(ctx);
    Subject subject = visit.subject();
    Paged<Notices> question =
        new Paged<>(
            row ->
                bus.ask(
                    ExpenseApi.NOTICES,
                    visit.caller(),
                    new PersonMonths(
                        subject.person(), YearMonth.of(year, 1), YearMonth.of(year, 12), use, row)),
            Notices::next);
    return question.all().map(answers -> year(year, subject.name(), answers));
  }

  private static YearExpenses year(int year, String person, List<Notices> answers) {
    if (year < answers.get(0).firstMonth().getYear()) {
      throw new Fault(Fault.Kind.NOT_FOUND, "tax-year-unknown", "There is no such tax year here.");
    }
    return new YearExpenses(
        year,
        person,
        answers.stream()
            .flatMap(answer -> answer.rows().stream())
            .map(notice -> item(person, notice))
            .toList(),
        Optional.empty());
  }

  private static Item item(String person, ExpenseNotice notice) {
    return new Item(
        Source.NOTICE,
        person,
        notice.institution(),
        FormFile.categories(notice.category(), notice.institution()),
        notice.patient(),
        notice.patient(),
        0,
        Optional.of(notice.month().atDay(1)));
  }
}
