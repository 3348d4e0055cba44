package tegata.portal.tax;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.tax.Correction;
import tegata.domain.tax.OwnRow;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxEntry.Origin;
import tegata.domain.tax.TaxPerson;
import tegata.domain.tax.Treatment;
import tegata.portal.page.DateText;
import tegata.portal.page.FieldError;
import tegata.portal.page.PathId;
import tegata.portal.page.RowsPage;

/** 届いた医療費: what there is, what is missing, and the correction of one row. */
final class ReceiptPages {
  private final TaxDesk desk;

  ReceiptPages(TaxDesk desk) {
    this.desk = desk;
  }

  void mount(Router router) {
    router.get("/tax/:year/receipts").handler(ctx -> list(ctx).onFailure(ctx::fail));
    router.get("/tax/:year/receipts/:row").handler(ctx -> ask(ctx).onFailure(ctx::fail));
    router.post("/tax/:year/receipts/:row").handler(ctx -> keep(ctx).onFailure(ctx::fail));
  }

  private Future<Void> list(RoutingContext ctx) {
    return desk.whole(ctx)
        .map(
            year ->
                ReceiptsView.of(
                    year, RowsPage.of(ctx.queryParams()), desk.today(), desk.words(ctx)))
        .compose(view -> desk.views().show(ctx, "tax/receipts", view));
  }

  private Future<Void> ask(RoutingContext ctx) {
    return entry(ctx)
        .compose(
            found -> desk.fresh(ctx, known(ctx, found), form -> show(ctx, form, found.entry())));
  }

  /** A row, and the version of the draft with which it was read. */
  private record Found(TaxEntry entry, long version, List<String> names) {}

  private Future<Found> entry(RoutingContext ctx) {
    UUID id = PathId.of(ctx, "row").orElseThrow(TaxDesk::unknown);
    return desk.whole(ctx)
        .map(
            year ->
                year.entries().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .map(
                        one ->
                            new Found(
                                one,
                                year.version(),
                                year.people().stream().map(TaxPerson::name).toList()))
                    .orElseThrow(TaxDesk::unknown));
  }

  private TaxForm known(RoutingContext ctx, Found found) {
    TaxEntry entry = found.entry();
    return TaxForm.begun(
        ctx.request().path(),
        found.version(),
        Map.of(
            "person", List.of(entry.person()),
            "payee", List.of(entry.payee()),
            "kind", List.of(entry.kind().name()),
            "paid", List.of(Long.toString(entry.paid())),
            "paidOn", entry.paidOn().map(LocalDate::toString).stream().toList(),
            "selfMedication", entry.selfMedication() ? List.of("yes") : List.of(),
            "leftOut",
                entry.aside().filter(why -> why == TaxEntry.Aside.LEFT_OUT).isPresent()
                    ? List.of("yes")
                    : List.of()));
  }

  private Future<Void> show(RoutingContext ctx, TaxForm form, TaxEntry entry) {
    boolean own = entry.notice().isEmpty();
    return desk.show(
        ctx,
        form,
        own ? "edit" : "correct",
        Map.of(
            "row",
            ReceiptsView.row(entry, false, desk.words(ctx)),
            "told",
            entry.notice().map(told -> desk.words(ctx).yen(told.row().patient())).orElse(""),
            "uploaded",
            entry.origin() == Origin.UPLOADED,
            "names",
            List.of(entry.person()),
            "kinds",
            AddPages.kinds(ctx, desk)));
  }

  private Future<Void> keep(RoutingContext ctx) {
    TaxForm form = TaxForm.read(ctx.request().path(), ctx.request().formAttributes());
    return entry(ctx)
        .compose(
            found -> {
              TaxEntry entry = found.entry();
              if (form.has("do", "remove")) {
                return change(ctx, form, entry, TaxChange.remove(entry.id()));
              }
              List<FieldError> errors = errors(ctx, form, found);
              return errors.isEmpty()
                  ? change(ctx, form, entry, change(form, entry))
                  : show(ctx, form.refused(errors), entry);
            });
  }

  private Future<Void> change(RoutingContext ctx, TaxForm form, TaxEntry entry, TaxChange change) {
    return desk.change(
        ctx,
        form,
        Optional.of(form.version()),
        change,
        TaxDesk.page(ctx, "receipts"),
        again -> show(ctx, again, entry));
  }

  /** The day of what arrived may lie in the next year, or the year before: then it counts there. */
  private List<FieldError> errors(RoutingContext ctx, TaxForm form, Found found) {
    int year = TaxDesk.year(ctx);
    if (found.entry().notice().isEmpty()) {
      return RowFields.of(form)
          .errors(year, found.names().stream().collect(Collectors.toSet()), desk.words(ctx));
    }
    List<FieldError> errors = new ArrayList<>();
    RowFields.paidError("paid", form.value("paid"), desk.words(ctx)).ifPresent(errors::add);
    String day = form.value("paidOn").strip();
    if (!day.isEmpty()) {
      int paidIn = DateText.day(day).map(LocalDate::getYear).orElse(year);
      RowFields.paidOnError(day, near(paidIn, year) ? paidIn : year, desk.words(ctx))
          .ifPresent(errors::add);
    }
    return errors;
  }

  private static boolean near(int paidIn, int year) {
    return Math.abs(paidIn - year) <= 1;
  }

  private static TaxChange change(TaxForm form, TaxEntry entry) {
    long paid = YenText.read(form.value("paid"), Treatment.MOST_YEN).yen().orElseThrow();
    Optional<LocalDate> paidOn = DateText.day(form.value("paidOn").strip());
    if (entry.notice().isEmpty()) {
      return TaxChange.add(List.of(RowFields.of(form).row(entry.id())));
    }
    ExpenseNotice told = entry.notice().get().row();
    if (entry.origin() == Origin.UPLOADED) {
      return TaxChange.add(
          List.of(
              new OwnRow(
                  entry.id(),
                  entry.person(),
                  entry.kind(),
                  entry.payee(),
                  paid,
                  paidOn,
                  false,
                  entry.notice())));
    }
    return TaxChange.correct(
        new Correction(
            entry.id(),
            entry.personId().orElseThrow(),
            told.month(),
            Optional.of(paid).filter(yen -> yen != told.patient()),
            paidOn,
            form.has("leftOut", "yes")));
  }
}
