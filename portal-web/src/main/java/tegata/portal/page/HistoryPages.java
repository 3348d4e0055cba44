package tegata.portal.page;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.PersonMonths;
import tegata.contract.Use;
import tegata.portal.chain.Visit;

/**
 * 履歴: rows by month, narrowed, shown by the hundred, and the same rows as one file.
 *
 * @param <S> what there is to narrow by
 * @param <F> what is narrowed by
 * @param <A> an answer that holds rows
 */
public final class HistoryPages<S, F, A> {

  /** What it is the history of. */
  public interface Records<S, F, A> {

    /** What there is to narrow by. */
    Future<S> scope(Visit visit, Use use);

    /** The filter as an address has it; it narrows nothing where {@code scope} is not known. */
    F filter(MultiMap query, Optional<S> scope);

    /** Asks for the rows of some months. */
    Future<A> ask(Visit visit, PersonMonths months, F filter);

    /** The row to go on with; empty at the end. */
    Optional<Integer> next(A answer);

    /** How many rows an answer holds. */
    int rows(A answer);

    /** The page where the period was refused. */
    View refused(PeriodForm<YearMonth> form, F filter, Words words);

    /** The page with the rows that came. */
    View shown(
        PeriodForm<YearMonth> form,
        F filter,
        Paged.Came<A> came,
        RowsPage page,
        MonthWindow window,
        Words words);

    /** What the file is called; {@code plain} has no ふりがな. */
    Download file(Words plain);

    /** What the file holds. */
    byte[] content(List<A> answers, Words plain);
  }

  /** A page of a history, for its template. */
  public interface View {

    /** The period that was asked for, with what is wrong with it. */
    PeriodForm<YearMonth> form();
  }

  private final String address;
  private final String template;
  private final Records<S, F, A> records;
  private final Views views;
  private final Clock clock;

  /**
   * @param address of the page; that of the file ends in {@code .csv}
   */
  public HistoryPages(
      String address, String template, Records<S, F, A> records, Views views, Clock clock) {
    this.address = address;
    this.template = template;
    this.records = records;
    this.views = views;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void mount(Router router) {
    router.get(address).handler(ctx -> history(ctx).onFailure(ctx::fail));
    router.get(address + ".csv").handler(ctx -> download(ctx).onFailure(ctx::fail));
  }

  private Future<Void> history(RoutingContext ctx) {
    PeriodForm<YearMonth> form = window(ctx).read(ctx.queryParams());
    return records
        .scope(Visit.of(ctx), Use.VIEW)
        .map(Optional::of)
        .otherwise(Optional.empty())
        .compose(
            scope -> {
              F filter = records.filter(ctx.queryParams(), scope);
              return form.hasErrors() ? refuse(ctx, form, filter) : show(ctx, form, filter);
            });
  }

  private Future<Void> show(RoutingContext ctx, PeriodForm<YearMonth> form, F filter) {
    RowsPage page = RowsPage.of(ctx.queryParams());
    return question(ctx, form.period().orElseThrow(), filter, Use.VIEW)
        .shown(page, records::rows)
        .map(came -> records.shown(form, filter, came, page, window(ctx), views.words(ctx)))
        .compose(view -> views.show(ctx, view.form().hasErrors() ? 400 : 200, template, view));
  }

  /** A file is whole or not there: so a filter that cannot be understood just now fails, too. */
  private Future<Void> download(RoutingContext ctx) {
    PeriodForm<YearMonth> form = window(ctx).read(ctx.queryParams());
    return records
        .scope(Visit.of(ctx), Use.DOWNLOAD)
        .map(scope -> records.filter(ctx.queryParams(), Optional.of(scope)))
        .compose(
            filter ->
                form.hasErrors()
                    ? refuse(ctx, form, filter)
                    : question(ctx, form.period().orElseThrow(), filter, Use.DOWNLOAD)
                        .all()
                        .compose(answers -> send(ctx, answers)));
  }

  private Future<Void> send(RoutingContext ctx, List<A> answers) {
    Words plain = views.words(ctx).plain();
    return records.file(plain).send(ctx, records.content(answers, plain));
  }

  private Future<Void> refuse(RoutingContext ctx, PeriodForm<YearMonth> form, F filter) {
    return views.show(ctx, 400, template, records.refused(form, filter, views.words(ctx)));
  }

  private Paged<A> question(RoutingContext ctx, Period<YearMonth> period, F filter, Use use) {
    Visit visit = Visit.of(ctx);
    return new Paged<>(
        row ->
            records.ask(
                visit,
                new PersonMonths(visit.subject().person(), period.from(), period.to(), use, row),
                filter),
        records::next);
  }

  private MonthWindow window(RoutingContext ctx) {
    return new MonthWindow(clock, views.words(ctx));
  }
}
