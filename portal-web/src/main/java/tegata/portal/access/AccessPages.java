package tegata.portal.access;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.Accesses;
import tegata.contract.AccessApi.History;
import tegata.contract.AuditApi;
import tegata.contract.AuditApi.HeadOf;
import tegata.contract.Bus;
import tegata.contract.InquiryApi;
import tegata.contract.Use;
import tegata.domain.access.Access;
import tegata.portal.chain.Visit;
import tegata.portal.page.Download;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Views;
import tegata.portal.page.Words;
import tegata.proof.SignedHead;
import tegata.proof.TreeHead;

/** アクセス履歴: who saw what of mine, my own views among them. */
public final class AccessPages {
  private static final String PRINT = "print";

  private final Bus bus;
  private final Views views;
  private final Clock clock;

  public AccessPages(Bus bus, Views views, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get("/access-log").handler(ctx -> history(ctx).onFailure(ctx::fail));
    router.get("/access-log.csv").handler(ctx -> download(ctx).onFailure(ctx::fail));
  }

  private Future<Void> history(RoutingContext ctx) {
    PeriodForm<LocalDate> form = days(ctx).read(ctx.queryParams());
    AccessFilter filter = AccessFilter.of(ctx.queryParams());
    if (form.hasErrors()) {
      return refuse(ctx, form, filter);
    }
    Period<LocalDate> period = form.period().orElseThrow();
    Optional<Long> before = before(ctx);
    Future<Accesses> rows =
        ctx.queryParams().contains(PRINT)
            ? all(ctx, period, filter, Use.VIEW)
            : ask(ctx, period, filter, before, Use.VIEW);
    return rows.compose(
        accesses ->
            integrity(ctx)
                .compose(
                    line ->
                        inquired(ctx)
                            .map(
                                asked ->
                                    AccessView.of(
                                        form,
                                        filter,
                                        accesses,
                                        before,
                                        line,
                                        asked,
                                        views.words(ctx))))
                .compose(view -> views.show(ctx, "access/history", view)));
  }

  private Future<Void> download(RoutingContext ctx) {
    PeriodForm<LocalDate> form = days(ctx).read(ctx.queryParams());
    AccessFilter filter = AccessFilter.of(ctx.queryParams());
    if (form.hasErrors()) {
      return refuse(ctx, form, filter);
    }
    return all(ctx, form.period().orElseThrow(), filter, Use.DOWNLOAD)
        .map(accesses -> AccessTable.csv(accesses, views.words(ctx).plain()))
        .compose(
            csv ->
                Download.csv("access-log.csv", views.words(ctx).plain().text("access.csv.name"))
                    .send(ctx, csv));
  }

  private Future<Void> refuse(RoutingContext ctx, PeriodForm<LocalDate> form, AccessFilter filter) {
    return views.show(
        ctx, 400, "access/history", AccessView.refused(form, filter, views.words(ctx)));
  }

  /** The log these rows stand in. The history is shown also where that cannot be said just now. */
  private Future<String> integrity(RoutingContext ctx) {
    return bus.ask(AuditApi.HEAD, Visit.of(ctx).caller(), HeadOf.NEWEST)
        .map(answer -> integrity(answer, views.words(ctx)))
        .otherwise("");
  }

  /** What was asked about; the history is shown also where that cannot be said just now. */
  private Future<Inquired> inquired(RoutingContext ctx) {
    Visit visit = Visit.of(ctx);
    UUID person = visit.subject().person();
    return bus.ask(InquiryApi.OF_PERSON, visit.caller(), new InquiryApi.Of(person))
        .map(InquiryApi.Inquiries::inquiries)
        .otherwise(List.of())
        .map(asked -> new Inquired(person, asked));
  }

  private static String integrity(AuditApi.Head answer, Words words) {
    TreeHead head = SignedHead.parse(answer.line()).head();
    String signedAt = words.moment(head.signedAt());
    return answer.late()
        ? words.text("access.late", signedAt)
        : words.text("access.integrity", signedAt, head.size());
  }

  private Future<Accesses> all(
      RoutingContext ctx, Period<LocalDate> period, AccessFilter filter, Use use) {
    return from(
        ctx,
        period,
        filter,
        use,
        Optional.empty(),
        new Accesses(new ArrayList<>(), new HashMap<>(), false));
  }

  private Future<Accesses> from(
      RoutingContext ctx,
      Period<LocalDate> period,
      AccessFilter filter,
      Use use,
      Optional<Long> before,
      Accesses found) {
    return ask(ctx, period, filter, before, use)
        .compose(
            answer -> {
              found.rows().addAll(answer.rows());
              found.fits().putAll(answer.fits());
              return answer.more() && !answer.rows().isEmpty()
                  ? from(ctx, period, filter, use, lastOf(answer), found)
                  : Future.succeededFuture(found);
            });
  }

  private Future<Accesses> ask(
      RoutingContext ctx,
      Period<LocalDate> period,
      AccessFilter filter,
      Optional<Long> before,
      Use use) {
    Visit visit = Visit.of(ctx);
    return bus.ask(
        AccessApi.HISTORY,
        visit.caller(),
        new History(
            visit.subject().person(), period.from(), period.to(), filter.only(), before, use));
  }

  private static Optional<Long> before(RoutingContext ctx) {
    return Optional.ofNullable(ctx.queryParams().get("before"))
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::valueOf);
  }

  static Optional<Long> lastOf(Accesses answer) {
    List<Access> rows = answer.rows();
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).number());
  }

  private RecentDays days(RoutingContext ctx) {
    return new RecentDays(clock, views.words(ctx));
  }
}
