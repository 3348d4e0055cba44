package tegata.portal.taxexport;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Bus;
import tegata.contract.TaxApi;
import tegata.contract.TaxApi.Ask;
import tegata.contract.TaxApi.Part;
import tegata.contract.Use;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxPerson;
import tegata.domain.tax.TaxYear;
import tegata.formats.iryohiform.Category;
import tegata.portal.chain.Subject;
import tegata.portal.chain.Visit;
import tegata.portal.page.Paged;
import tegata.portal.taxexport.YearExpenses.Calculation;
import tegata.portal.taxexport.YearExpenses.Item;
import tegata.portal.taxexport.YearExpenses.Source;

/**
 * Where a year's expenses come from: the filer's draft with the notices of the household; without a
 * draft, the person's own notices as they arrived.
 */
final class YearSource {
  private final Bus bus;

  YearSource(Bus bus) {
    this.bus = bus;
  }

  /** The year; reading it leaves its entries for that use. Not found where it is not kept. */
  Future<YearExpenses> load(RoutingContext ctx, int year, Use use) {
    Visit visit = Visit.of(ctx);
    Subject subject = visit.subject();
    Paged<Part> question =
        new Paged<>(
            row ->
                bus.ask(TaxApi.RESULT, visit.caller(), new Ask(subject.person(), year, use, row)),
            Part::next);
    return question.all().map(parts -> year(subject, parts));
  }

  private static YearExpenses year(Subject subject, List<Part> parts) {
    TaxYear head = parts.get(0).year();
    return new YearExpenses(
        head.year(),
        head.people().stream()
            .filter(TaxPerson::self)
            .map(TaxPerson::name)
            .findFirst()
            .orElse(subject.name()),
        parts.stream()
            .flatMap(part -> part.year().counted().stream())
            .map(YearSource::item)
            .toList(),
        calculation(head));
  }

  private static Optional<Calculation> calculation(TaxYear year) {
    return year.income()
        .flatMap(income -> year.deductions().map(both -> new Calculation(income, both.medical())));
  }

  private static Item item(TaxEntry entry) {
    return new Item(
        entry.notice().isPresent() ? Source.NOTICE : Source.OWN,
        entry.person(),
        entry.payee(),
        Set.of(category(entry.kind())),
        entry.notice().map(told -> told.row().patient()).orElse(0L),
        entry.paid(),
        entry.reimbursed(),
        entry.paidOn().or(() -> entry.notice().map(told -> told.row().month().atDay(1))));
  }

  private static Category category(TaxEntry.Kind kind) {
    return switch (kind) {
      case TREATMENT -> Category.TREATMENT;
      case MEDICINE -> Category.MEDICINE;
      case CARE -> Category.CARE;
      case OTHER -> Category.OTHER;
    };
  }
}
