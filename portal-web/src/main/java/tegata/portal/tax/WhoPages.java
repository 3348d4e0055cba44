package tegata.portal.tax;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.contract.Fault;
import tegata.contract.ProxyApi;
import tegata.contract.ProxyApi.Held;
import tegata.contract.TaxApi.Head;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxPerson;
import tegata.domain.tax.TaxYear;
import tegata.portal.chain.Visit;
import tegata.portal.page.PathId;

/** だれの分を: the filer, and those of one purse whose records they may see. */
final class WhoPages {
  private final TaxDesk desk;

  WhoPages(TaxDesk desk) {
    this.desk = desk;
  }

  /**
   * One who may be chosen.
   *
   * @param ended whether the proxy has ended since they were chosen
   */
  public record Choice(String id, String name, boolean ended, int corrections) {}

  void mount(Router router) {
    router.get("/tax/:year/who").handler(ctx -> ask(ctx).onFailure(ctx::fail));
    router.post("/tax/:year/who").handler(ctx -> keep(ctx).onFailure(ctx::fail));
  }

  private Future<Void> ask(RoutingContext ctx) {
    return desk.head(ctx)
        .compose(head -> desk.fresh(ctx, known(ctx, head), form -> show(ctx, form)));
  }

  private static TaxForm known(RoutingContext ctx, Head head) {
    return TaxForm.begun(
        TaxDesk.page(ctx, "who"),
        head.version(),
        Map.of("person", head.people().stream().map(UUID::toString).toList()));
  }

  private Future<Void> show(RoutingContext ctx, TaxForm form) {
    return desk.bus()
        .ask(ProxyApi.LIST, Visit.of(ctx).caller(), new ProxyApi.Of(TaxDesk.filer(ctx)))
        .compose(
            proxies ->
                desk.whole(ctx)
                    .compose(
                        year ->
                            desk.show(
                                ctx,
                                form,
                                "who",
                                Map.of(
                                    "self",
                                    Visit.of(ctx).person().name(),
                                    "choices",
                                    choices(proxies.iSee(), year)))));
  }

  private static List<Choice> choices(List<Held> held, TaxYear year) {
    List<Choice> choices = new ArrayList<>();
    Set<UUID> offered = new HashSet<>();
    for (Held one : held) {
      if (offered.add(one.proxy().principal())) {
        choices.add(new Choice(one.proxy().principal().toString(), one.other(), false, 0));
      }
    }
    for (TaxPerson one : year.people()) {
      if (!one.self() && offered.add(one.id())) {
        choices.add(new Choice(one.id().toString(), one.name(), true, one.corrections()));
      }
    }
    return choices;
  }

  private Future<Void> keep(RoutingContext ctx) {
    TaxForm form = TaxForm.read(TaxDesk.page(ctx, "who"), ctx.request().formAttributes());
    Set<UUID> people =
        form.values("person").stream()
            .map(PathId::parse)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return desk.change(
            ctx,
            form,
            Optional.of(form.version()),
            TaxChange.people(people),
            TaxDesk.page(ctx, "receipts"),
            again -> show(ctx, again))
        .recover(
            e ->
                Fault.of(e).code().equals("not-yours")
                    ? show(ctx, form.refused("person", desk.text(ctx, "tax.who.ended-now")))
                    : Future.failedFuture(e));
  }
}
