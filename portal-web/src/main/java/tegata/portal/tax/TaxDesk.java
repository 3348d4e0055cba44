package tegata.portal.tax;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.contract.TaxApi;
import tegata.contract.TaxApi.Head;
import tegata.contract.TaxApi.Part;
import tegata.contract.Use;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxYear;
import tegata.portal.chain.SeeOther;
import tegata.portal.chain.Visit;
import tegata.portal.page.Paged;
import tegata.portal.page.Views;
import tegata.portal.page.Words;

/** What every page of the wizard needs: whose year it is, and how it is read and changed. */
final class TaxDesk {
  private static final String CHANGED = "draft-changed";
  private static final String FULL = "draft-full";

  private final Bus bus;
  private final Views views;
  private final Clock clock;
  private final LateForm late;

  TaxDesk(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock.withZone(Words.JAPAN);
    this.late = new LateForm(bus);
  }

  Bus bus() {
    return bus;
  }

  Views views() {
    return views;
  }

  LateForm late() {
    return late;
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  Words words(RoutingContext ctx) {
    return views.words(ctx);
  }

  String text(RoutingContext ctx, String key, Object... parts) {
    return words(ctx).text(key, parts);
  }

  /** 年分: of four digits; whether it is kept the worker knows. */
  static int year(RoutingContext ctx) {
    String typed = ctx.pathParam("year");
    if (typed.matches("20\\d\\d")) {
      return Integer.parseInt(typed);
    }
    throw unknown();
  }

  static Fault unknown() {
    return new Fault(Fault.Kind.NOT_FOUND, "tax-year-unknown", "There is no such tax year here.");
  }

  static UUID filer(RoutingContext ctx) {
    return Visit.of(ctx).person().person();
  }

  static String page(RoutingContext ctx, String name) {
    return "/tax/%d/%s".formatted(year(ctx), name);
  }

  Future<Head> head(RoutingContext ctx) {
    return bus.ask(TaxApi.HEAD, Visit.of(ctx).caller(), new TaxApi.Of(filer(ctx), year(ctx)));
  }

  /** All of the year; leaves its entry for everybody whose rows it holds. */
  Future<TaxYear> whole(RoutingContext ctx) {
    return whole(bus, ctx, filer(ctx), year(ctx), Use.VIEW);
  }

  static Future<TaxYear> whole(Bus bus, RoutingContext ctx, UUID person, int year, Use use) {
    return new Paged<Part>(
            row ->
                bus.ask(
                    TaxApi.RESULT, Visit.of(ctx).caller(), new TaxApi.Ask(person, year, use, row)),
            Part::next)
        .all()
        .map(TaxDesk::joined);
  }

  private static TaxYear joined(List<Part> parts) {
    return parts
        .get(parts.size() - 1)
        .year()
        .withEntries(parts.stream().flatMap(part -> part.year().entries().stream()).toList());
  }

  /** Shows a form, or what was typed into it before a login that ran out. */
  Future<Void> fresh(RoutingContext ctx, TaxForm form, Function<TaxForm, Future<Void>> show) {
    return late.of(ctx, form.version(), text(ctx, "tax.late"))
        .compose(kept -> show.apply(kept.orElse(form)));
  }

  /**
   * Changes the draft and goes on; where another tab was faster, or the draft is full, the form is
   * shown again with what was typed.
   */
  Future<Void> change(
      RoutingContext ctx,
      TaxForm form,
      Optional<Long> seen,
      TaxChange change,
      String next,
      Function<TaxForm, Future<Void>> again) {
    return bus.ask(
            TaxApi.CHANGE,
            Visit.of(ctx).caller(),
            new TaxApi.Change(filer(ctx), year(ctx), seen, change))
        .compose(kept -> late.drop(ctx))
        .compose(x -> SeeOther.to(ctx, next))
        .recover(
            e -> {
              Fault fault = Fault.of(e);
              if (fault.code().equals(CHANGED)) {
                return head(ctx)
                    .compose(
                        head -> again.apply(form.over(head.version(), text(ctx, "tax.changed"))));
              }
              return fault.code().equals(FULL)
                  ? again.apply(form.refused("submit", text(ctx, "tax.full")))
                  : Future.failedFuture(e);
            });
  }

  /** 400 for what is to be mended, 409 where another tab was faster. */
  static int status(RoutingContext ctx, TaxForm form) {
    if (form.hasErrors()) {
      return 400;
    }
    boolean sent = ctx.request().method().name().equals("POST");
    return sent ? 409 : 200;
  }

  Future<Void> show(RoutingContext ctx, TaxForm form, String template, Map<String, Object> more) {
    return show(ctx, status(ctx, form), form, template, more);
  }

  /** The same with a status of its own. */
  Future<Void> show(
      RoutingContext ctx, int status, TaxForm form, String template, Map<String, Object> more) {
    return views.show(
        ctx,
        status,
        "tax/" + template,
        new TaxPage(year(ctx), Integer.toString(year(ctx)), form, more));
  }
}
