package tegata.portal.insurer;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Bus;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.IssueNotices;
import tegata.contract.CertificateApi.Notices;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.ListKind;
import tegata.contract.InsurerDeskApi.ListOf;
import tegata.domain.insurer.DeskPurpose;
import tegata.portal.chain.Visit;
import tegata.portal.page.DateText;
import tegata.portal.page.Download;
import tegata.portal.page.FieldError;
import tegata.portal.page.Views;
import tegata.portal.page.Words;
import tegata.portal.paper.PaperPress;

/**
 * 新しい加入者の資格情報のお知らせをまとめて作る: those of a part of the list, or those chosen, in one PDF. Whom it is
 * about is sent in forms, never in an address.
 */
public final class NewMemberPages {
  private static final String LIST = "/insurer/new-members";

  private final Bus bus;
  private final Views views;
  private final Purpose purpose;
  private final PaperPress press;
  private final Clock clock;

  public NewMemberPages(Bus bus, Views views, Purpose purpose, PaperPress press, Clock clock) {
    this.bus = bus;
    this.views = views;
    this.purpose = purpose;
    this.press = press;
    this.clock = clock.withZone(Words.JAPAN);
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router
        .get(LIST)
        .handler(
            ctx ->
                purpose
                    .with(ctx, (c, why) -> show(c, why, ctx.queryParams().get("month")))
                    .onFailure(ctx::fail));
    router
        .post(LIST)
        .handler(
            ctx ->
                purpose
                    .with(ctx, (c, why) -> show(c, why, field(c, "month")))
                    .onFailure(ctx::fail));
    router
        .post("/insurer/new-members/notices.pdf")
        .handler(ctx -> purpose.with(ctx, this::make).onFailure(ctx::fail));
  }

  private Future<Void> show(RoutingContext ctx, DeskPurpose why, String month) {
    return show(ctx, why, 200, month(month), id(field(ctx, "after")), List.of());
  }

  private Future<Void> show(
      RoutingContext ctx,
      DeskPurpose why,
      int code,
      YearMonth month,
      Optional<UUID> after,
      List<FieldError> errors) {
    ListOf question = new ListOf(ListKind.NEW_MEMBERS, month, why, after);
    return bus.ask(InsurerDeskApi.LIST, Visit.of(ctx).caller(), question)
        .map(part -> NewMembersView.of(month, after, part, errors, views.words(ctx)))
        .compose(view -> views.show(ctx, code, "insurer/new-members", view));
  }

  private Future<Void> make(RoutingContext ctx, DeskPurpose why) {
    String whom = field(ctx, "which").equals("all") ? "listed" : "person";
    List<UUID> persons =
        ctx.request().formAttributes().getAll(whom).stream()
            .map(NewMemberPages::id)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    if (persons.isEmpty()) {
      return again(ctx, why, "desk.notices.nobody");
    }
    return bus.ask(CertificateApi.NOTICES, Visit.of(ctx).caller(), new IssueNotices(persons, why))
        .compose(
            made ->
                made.papers().isEmpty() ? again(ctx, why, "desk.notices.left") : print(ctx, made));
  }

  private Future<Void> again(RoutingContext ctx, DeskPurpose why, String key) {
    List<FieldError> errors = List.of(new FieldError("main", views.words(ctx).text(key)));
    return show(ctx, why, 422, month(field(ctx, "month")), id(field(ctx, "after")), errors);
  }

  /** The file's name says how many are in it, and how many are not. */
  private Future<Void> print(RoutingContext ctx, Notices made) {
    LocalDate today = LocalDate.now(clock);
    Words words = views.japanese();
    int count = made.papers().size();
    String name =
        made.leftOut() == 0
            ? words.text("desk.notices.file", today, count)
            : words.text("desk.notices.file.left-out", today, count, made.leftOut());
    return press
        .print(
            "insurer/notice-a4",
            PrintedNotices.of(made.papers(), words),
            today.atStartOfDay(Words.JAPAN).toInstant())
        .compose(
            pdf ->
                new Download("application/pdf", "notices-" + today + "-" + count + ".pdf", name)
                    .send(ctx, pdf));
  }

  private YearMonth month(String text) {
    return Optional.ofNullable(text)
        .flatMap(DateText::month)
        .filter(month -> !month.isAfter(YearMonth.now(clock)))
        .orElse(YearMonth.now(clock));
  }

  private static String field(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("").strip();
  }

  private static Optional<UUID> id(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      throw new Fault(Fault.Kind.NOT_FOUND, "not-found", "There is nobody like that.");
    }
  }
}
