package tegata.portal.tax;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Fault;
import tegata.contract.TaxApi;
import tegata.contract.TaxApi.Uploaded;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxDraft;
import tegata.domain.tax.TaxEntry;
import tegata.formats.Finding;
import tegata.formats.Parsed;
import tegata.formats.myna.ExpenseLine;
import tegata.formats.myna.MynaExpenseCsv;
import tegata.formats.myna.MynaExpenses;
import tegata.portal.chain.UploadBody;
import tegata.portal.chain.Visit;
import tegata.portal.page.FieldError;
import tegata.portal.page.PathId;

/** 足す: one receipt, a list that is pasted, or a CSV of マイナポータル. */
final class AddPages {
  /** The largest file that is read, in bytes. */
  static final long MOST = 1024 * 1024;

  private final Vertx vertx;
  private final TaxDesk desk;

  AddPages(Vertx vertx, TaxDesk desk) {
    this.vertx = vertx;
    this.desk = desk;
  }

  /** 医療費の区分 to choose. */
  public record Choice(String value, String text) {}

  void mount(Router router) {
    router.get("/tax/:year/add").handler(ctx -> ask(ctx, "add").onFailure(ctx::fail));
    router.post("/tax/:year/add").handler(ctx -> add(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/paste").handler(ctx -> ask(ctx, "paste").onFailure(ctx::fail));
    router.post("/tax/:year/paste").handler(ctx -> paste(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/upload").handler(ctx -> ask(ctx, "upload").onFailure(ctx::fail));
    router.post("/tax/:year/upload").handler(ctx -> upload(ctx).onFailure(ctx::fail));
  }

  private Future<Void> ask(RoutingContext ctx, String page) {
    String self = Visit.of(ctx).person().name();
    Map<String, List<String>> known =
        Map.of("person", List.of(self), "form", List.of(UUID.randomUUID().toString()));
    return desk.head(ctx)
        .compose(
            head ->
                desk.fresh(
                    ctx,
                    TaxForm.begun(TaxDesk.page(ctx, page), head.version(), known),
                    form -> show(ctx, form, page)));
  }

  private Future<Void> show(RoutingContext ctx, TaxForm form, String page) {
    return names(ctx)
        .compose(
            names ->
                desk.show(
                    ctx,
                    form,
                    page,
                    Map.of(
                        "names",
                        names,
                        "kinds",
                        kinds(ctx, desk),
                        "most",
                        TaxDraft.MOST_ROWS,
                        "sample",
                        sample(ctx))));
  }

  /** A line to copy, and so without readings. */
  private String sample(RoutingContext ctx) {
    String year = Integer.toString(TaxDesk.year(ctx));
    return desk.words(ctx).plain().text("tax.paste.sample", year);
  }

  static List<Choice> kinds(RoutingContext ctx, TaxDesk desk) {
    return Arrays.stream(TaxEntry.Kind.values())
        .map(kind -> new Choice(kind.name(), desk.words(ctx).of(kind)))
        .toList();
  }

  /** The filer and those whose expenses are summed. */
  private Future<Set<String>> names(RoutingContext ctx) {
    return desk.whole(ctx)
        .map(
            year -> {
              Set<String> names = new LinkedHashSet<>();
              year.people().forEach(one -> names.add(one.name()));
              return names;
            });
  }

  private Future<Void> add(RoutingContext ctx) {
    TaxForm form = read(ctx, "add");
    return names(ctx)
        .compose(
            names -> {
              RowFields fields = RowFields.of(form);
              List<FieldError> errors = fields.errors(TaxDesk.year(ctx), names, desk.words(ctx));
              return errors.isEmpty()
                  ? desk.change(
                      ctx,
                      form,
                      Optional.empty(),
                      TaxChange.add(List.of(fields.row(id(form)))),
                      TaxDesk.page(ctx, "receipts"),
                      again -> show(ctx, again, "add"))
                  : show(ctx, form.refused(errors), "add");
            });
  }

  private Future<Void> paste(RoutingContext ctx) {
    TaxForm form = read(ctx, "paste");
    return names(ctx)
        .compose(
            names -> {
              PastedRows pasted =
                  PastedRows.read(
                      form.value("lines"), id(form), TaxDesk.year(ctx), names, desk.words(ctx));
              return pasted.errors().isEmpty()
                  ? desk.change(
                      ctx,
                      form,
                      Optional.empty(),
                      TaxChange.add(pasted.rows()),
                      TaxDesk.page(ctx, "receipts"),
                      again -> show(ctx, again, "paste"))
                  : show(ctx, form.refused(pasted.errors()), "paste");
            });
  }

  /** The file's name is never asked for: what it is, its content tells. */
  private Future<Void> upload(RoutingContext ctx) {
    TaxForm form = read(ctx, "upload");
    Optional<Long> tooLarge = UploadBody.tooLarge(ctx);
    if (tooLarge.isPresent()) {
      return tooLarge(ctx, form, tooLarge.get());
    }
    Optional<Buffer> file = UploadBody.file(ctx).filter(content -> content.length() > 0);
    if (file.isEmpty()) {
      return show(ctx, form.refused("file", desk.text(ctx, "tax.upload.none")), "upload");
    }
    return vertx
        .executeBlocking(() -> MynaExpenseCsv.read(file.get().getBytes()), false)
        .compose(
            parsed -> {
              boolean fits =
                  parsed.value().filter(v -> v.lines().size() <= TaxDraft.MOST_ROWS).isPresent();
              return fits
                  ? take(ctx, form, parsed)
                  : show(ctx, form.refused("file", unreadable(ctx, parsed)), "upload");
            });
  }

  /** What is too large, how large it may be, and what to do; the draft is as it was. */
  private Future<Void> tooLarge(RoutingContext ctx, TaxForm form, long size) {
    String text = desk.text(ctx, "tax.upload.too-large", megabytes(size), megabytes(MOST));
    return desk.show(ctx, 413, form.refused("file", text), "upload", Map.of());
  }

  /** Up to the next tenth, so that what is too large is never said to be as large as it may be. */
  private static String megabytes(long bytes) {
    long tenths = (bytes * 10 + MOST - 1) / MOST;
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  private String unreadable(RoutingContext ctx, Parsed<MynaExpenses> parsed) {
    return parsed.value().isPresent()
        ? desk.text(ctx, "tax.paste.many", TaxDraft.MOST_ROWS, parsed.value().get().lines().size())
        : parsed.findings().stream()
            .filter(Finding::isError)
            .findFirst()
            .map(one -> FileFinding.said(one, desk.words(ctx)))
            .orElse(desk.text(ctx, "tax.upload.none"));
  }

  private Future<Void> take(RoutingContext ctx, TaxForm form, Parsed<MynaExpenses> parsed) {
    MynaExpenses expenses = parsed.value().orElseThrow();
    List<String> told =
        parsed.findings().stream()
            .map(one -> FileFinding.said(one, desk.words(ctx)))
            .distinct()
            .limit(20)
            .toList();
    return desk.bus()
        .ask(
            TaxApi.UPLOAD,
            Visit.of(ctx).caller(),
            new TaxApi.Upload(
                TaxDesk.filer(ctx),
                TaxDesk.year(ctx),
                expenses.subject().name(),
                expenses.insurerName(),
                expenses.lines().stream().map(AddPages::notice).toList()))
        .compose(uploaded -> uploaded(ctx, expenses.subject().name(), uploaded, told))
        .recover(
            e ->
                Fault.of(e).code().equals("draft-full")
                    ? show(ctx, form.refused("file", desk.text(ctx, "tax.full")), "upload")
                    : Future.failedFuture(e));
  }

  /** Shown at once: sent again, the same file changes nothing. */
  private Future<Void> uploaded(
      RoutingContext ctx, String name, Uploaded uploaded, List<String> told) {
    return desk.views()
        .show(
            ctx,
            "tax/uploaded",
            new TaxPage(
                TaxDesk.year(ctx),
                Integer.toString(TaxDesk.year(ctx)),
                TaxForm.begun("", 0, Map.of()),
                Map.of("name", name, "uploaded", uploaded, "told", told)));
  }

  private static ExpenseNotice notice(ExpenseLine line) {
    return new ExpenseNotice(
        line.month(),
        line.category(),
        line.days(),
        line.institution(),
        line.amounts().total(),
        line.amounts().insurer(),
        line.amounts().publicFunds(),
        line.amounts().patient(),
        Optional.empty());
  }

  private static TaxForm read(RoutingContext ctx, String page) {
    return TaxForm.read(TaxDesk.page(ctx, page), ctx.request().formAttributes());
  }

  private static UUID id(TaxForm form) {
    return PathId.parse(form.value("form"))
        .orElseThrow(() -> new Fault(Fault.Kind.INVALID, "form-id", "The form carries no id."));
  }
}
