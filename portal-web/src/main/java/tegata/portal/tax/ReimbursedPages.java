package tegata.portal.tax;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.contract.Fault;
import tegata.domain.tax.Reimbursement;
import tegata.domain.tax.Reimbursement.What;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxDraft;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxYear;
import tegata.domain.tax.Treatment;
import tegata.portal.page.FieldError;
import tegata.portal.page.PathId;
import tegata.portal.page.Words;

/** 補填された金額: each for the rows of one treatment, first whose, then which. */
final class ReimbursedPages {
  private final TaxDesk desk;

  ReimbursedPages(TaxDesk desk) {
    this.desk = desk;
  }

  /** What was told already. */
  public record Told(UUID id, String what, String yen, String rows, String excess) {}

  /** A row that it may be for, or something else to choose. */
  public record Choice(String value, String text) {}

  void mount(Router router) {
    router.get("/tax/:year/reimbursed").handler(ctx -> ask(ctx).onFailure(ctx::fail));
    router.post("/tax/:year/reimbursed").handler(ctx -> keep(ctx).onFailure(ctx::fail));
  }

  private Future<Void> ask(RoutingContext ctx) {
    String person = Optional.ofNullable(ctx.queryParams().get("of")).orElse("");
    return desk.whole(ctx)
        .compose(
            year ->
                desk.fresh(
                    ctx,
                    TaxForm.begun(
                        ctx.request().path(),
                        year.version(),
                        Map.of(
                            "of", List.of(person), "form", List.of(UUID.randomUUID().toString()))),
                    form -> show(ctx, form, year)));
  }

  private Future<Void> show(RoutingContext ctx, TaxForm form, TaxYear year) {
    Words words = desk.words(ctx);
    Set<String> names =
        year.counted().stream()
            .map(TaxEntry::person)
            .collect(Collectors.toCollection(TreeSet::new));
    String of = form.value("of");
    String chosen = names.size() == 1 ? names.iterator().next() : of;
    List<Choice> rows =
        year.counted().stream()
            .filter(row -> row.person().equals(chosen))
            .map(row -> new Choice(row.id().toString(), text(row, words)))
            .toList();
    return desk.show(
        ctx,
        form,
        "reimbursed",
        Map.of(
            "told", told(year, words),
            "names", names,
            "chosen", chosen,
            "rows", rows,
            "whats",
                Arrays.stream(What.values())
                    .map(what -> new Choice(what.name(), words.of(what)))
                    .toList()));
  }

  private static String text(TaxEntry row, Words words) {
    return words.text(
        "tax.reimbursed.row",
        row.paidOn()
            .map(words::day)
            .or(() -> row.month().map(words::month))
            .orElse(words.text("tax.no-day")),
        row.payee(),
        words.yen(row.paid()));
  }

  private static List<Told> told(TaxYear year, Words words) {
    Map<UUID, TaxEntry> byId =
        year.counted().stream().collect(Collectors.toMap(TaxEntry::id, row -> row, (a, b) -> a));
    return year.reimbursements().stream()
        .map(
            one -> {
              List<TaxEntry> rows =
                  one.rows().stream().map(byId::get).filter(row -> row != null).toList();
              long paid = rows.stream().mapToLong(TaxEntry::paid).sum();
              return new Told(
                  one.id(),
                  words.of(one.what()),
                  words.yen(one.yen()),
                  rows.isEmpty()
                      ? words.text("tax.reimbursed.gone")
                      : rows.stream()
                          .map(TaxEntry::payee)
                          .distinct()
                          .collect(Collectors.joining(words.text("access.and"))),
                  one.yen() > paid
                      ? words.text("tax.reimbursed.excess", words.yen(one.yen() - paid))
                      : "");
            })
        .toList();
  }

  private Future<Void> keep(RoutingContext ctx) {
    TaxForm form = TaxForm.read(ctx.request().path(), ctx.request().formAttributes());
    Optional<UUID> removed = PathId.parse(form.value("remove"));
    return desk.whole(ctx)
        .compose(
            year -> {
              if (removed.isPresent()) {
                return change(ctx, form, TaxChange.remove(removed.get()), year);
              }
              List<FieldError> errors = errors(ctx, form, year);
              return errors.isEmpty()
                  ? change(ctx, form, TaxChange.reimburse(read(form)), year)
                  : show(ctx, form.refused(errors), year);
            });
  }

  private Future<Void> change(RoutingContext ctx, TaxForm form, TaxChange change, TaxYear year) {
    return desk.change(
        ctx,
        form,
        Optional.of(form.version()),
        change,
        TaxDesk.page(ctx, "reimbursed"),
        again -> show(ctx, again, year));
  }

  private List<FieldError> errors(RoutingContext ctx, TaxForm form, TaxYear year) {
    List<FieldError> errors = new ArrayList<>();
    Words words = desk.words(ctx);
    if (what(form).isEmpty()) {
      errors.add(new FieldError("what", words.text("tax.reimbursed.what.choose")));
    }
    Optional<Long> yen = YenText.read(form.value("yen"), Treatment.MOST_YEN).yen();
    RowFields.paidError("yen", form.value("yen"), words).ifPresent(errors::add);
    if (yen.filter(none -> none == 0).isPresent()) {
      errors.add(new FieldError("yen", words.text("tax.reimbursed.zero")));
    }
    Set<UUID> known = year.counted().stream().map(TaxEntry::id).collect(Collectors.toSet());
    List<UUID> rows = rows(form);
    if (rows.isEmpty() || !known.containsAll(rows) || rows.size() > TaxDraft.MOST_OTHERS) {
      errors.add(new FieldError("row", words.text("tax.reimbursed.rows.choose")));
    }
    return errors;
  }

  private static Reimbursement read(TaxForm form) {
    return new Reimbursement(
        PathId.parse(form.value("form"))
            .orElseThrow(() -> new Fault(Fault.Kind.INVALID, "form-id", "The form carries no id.")),
        what(form).orElseThrow(),
        YenText.read(form.value("yen"), Treatment.MOST_YEN).yen().orElseThrow(),
        rows(form));
  }

  private static Optional<What> what(TaxForm form) {
    return Arrays.stream(What.values())
        .filter(one -> one.name().equals(form.value("what")))
        .findFirst();
  }

  private static List<UUID> rows(TaxForm form) {
    return form.values("row").stream()
        .map(PathId::parse)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }
}
