package tegata.portal.tax;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tegata.domain.tax.TaxChange;

/** 所得, and 一定の取組 without which there is no セルフメディケーション税制. */
final class IncomePages {
  private static final long MOST_INCOME = 99_999_999_999L;

  private final TaxDesk desk;

  IncomePages(TaxDesk desk) {
    this.desk = desk;
  }

  void mount(Router router) {
    router.get("/tax/:year/income").handler(ctx -> askIncome(ctx).onFailure(ctx::fail));
    router.post("/tax/:year/income").handler(ctx -> keepIncome(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/effort").handler(ctx -> askEffort(ctx).onFailure(ctx::fail));
    router.post("/tax/:year/effort").handler(ctx -> keepEffort(ctx).onFailure(ctx::fail));
  }

  private Future<Void> askIncome(RoutingContext ctx) {
    return desk.head(ctx)
        .compose(
            head ->
                desk.fresh(
                    ctx,
                    TaxForm.begun(
                        ctx.request().path(),
                        head.version(),
                        Map.of("income", head.income().map(Object::toString).stream().toList())),
                    form -> desk.show(ctx, form, "income", Map.of())));
  }

  private Future<Void> keepIncome(RoutingContext ctx) {
    TaxForm form = TaxForm.read(ctx.request().path(), ctx.request().formAttributes());
    YenText income = YenText.read(form.value("income"), MOST_INCOME);
    if (income.problem().isPresent()) {
      String text =
          income.problem().get() == YenText.Problem.NEGATIVE
              ? desk.text(ctx, "tax.income.negative")
              : desk.words(ctx).of(income.problem().get());
      return desk.show(ctx, form.refused("income", text), "income", Map.of());
    }
    return desk.change(
        ctx,
        form,
        Optional.of(form.version()),
        TaxChange.income(income.yen().orElseThrow()),
        TaxDesk.page(ctx, "effort"),
        again -> desk.show(ctx, again, "income", Map.of()));
  }

  private Future<Void> askEffort(RoutingContext ctx) {
    return desk.head(ctx)
        .compose(
            head ->
                desk.fresh(
                    ctx,
                    TaxForm.begun(
                        ctx.request().path(),
                        head.version(),
                        Map.of("effort", List.of(head.healthEffort() ? "yes" : "no"))),
                    form -> desk.show(ctx, form, "effort", Map.of())));
  }

  private Future<Void> keepEffort(RoutingContext ctx) {
    TaxForm form = TaxForm.read(ctx.request().path(), ctx.request().formAttributes());
    return desk.change(
        ctx,
        form,
        Optional.of(form.version()),
        TaxChange.healthEffort(form.has("effort", "yes")),
        TaxDesk.page(ctx, "result"),
        again -> desk.show(ctx, again, "effort", Map.of()));
  }
}
