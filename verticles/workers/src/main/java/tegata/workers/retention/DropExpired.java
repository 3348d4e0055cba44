package tegata.workers.retention;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.domain.intake.RetentionWindow;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.Window;
import tegata.workers.person.LastAnswerStore;

/**
 * 保存期間を過ぎた月を消す. Each month goes in one transaction with its entry in the log, the oldest first;
 * several nodes may try at once, and one of them does it.
 */
public final class DropExpired {
  private static final Logger LOG = LoggerFactory.getLogger(DropExpired.class);

  /** A month of a whole country may take its time; whoever waits for its tables may not. */
  private static final String PATIENTLY =
      "set local statement_timeout = '6h'; set local lock_timeout = '3s'";

  private static final String DROP_MONTH =
      "select expired, dropped_rows from drop_expired_month($1, $2)";

  private static final String DROP_ASIDES = "select drop_expired_asides($1, $2, $3) as gone";

  /** A set of 電子処方箋 is named by its day first. The database's own clock has a say in it. */
  private static final String DROP_PRESCRIPTIONS =
      """
      with gone as (
        delete from record_set where kind = 'PRESCRIPTION'
           and set_key < least($1, ((now() at time zone 'Asia/Tokyo')::date - $2::integer)::text)
        returning id, person_id, date_trunc('month', left(set_key, 10)::date)::date as month)
      delete from medication m using gone
       where m.person_id = gone.person_id and m.month = gone.month and m.set_id = gone.id
      """;

  private final Database database;
  private final Window window;
  private final Audit audit;
  private final LastAnswerStore answers = new LastAnswerStore();

  public DropExpired(Database database, Window window, Audit audit) {
    this.database = database;
    this.window = window;
    this.audit = audit;
  }

  /** A month that is gone, and how many rows with it. */
  public record Dropped(LocalDate month, long rows) {}

  /**
   * Drops everything that is past its window; gives the months that went. What cannot go keeps
   * nothing else: months, 電子処方箋, what is kept aside and insurers' answers are tried in any case,
   * and each failure stands in this node's log.
   */
  public Future<List<Dropped>> run() {
    Future<List<Dropped>> months = told("months", months(new ArrayList<>()));
    Future<Void> prescriptions = told("prescriptions", months.transform(x -> prescriptions()));
    Future<Void> asides = told("what is kept aside", prescriptions.transform(x -> asides()));
    Future<Void> answers = told("insurers' answers", asides.transform(x -> answers()));
    return Future.join(months, prescriptions, asides, answers).map(x -> months.result());
  }

  private static <T> Future<T> told(String what, Future<T> dropped) {
    return dropped.onFailure(e -> LOG.warn("{}: past the window, until the next look", what, e));
  }

  private Future<List<Dropped>> months(List<Dropped> before) {
    return database
        .inTransaction(
            tx ->
                tx.query(PATIENTLY)
                    .execute()
                    .compose(x -> oldest(tx))
                    .compose(month -> tell(tx, month)))
        .compose(
            month -> {
              if (month.isEmpty()) {
                return Future.succeededFuture(before);
              }
              LOG.info("the month {} is past its window and gone", month.get().month());
              before.add(month.get());
              return months(before);
            });
  }

  private Future<Optional<Dropped>> oldest(SqlConnection tx) {
    return tx.preparedQuery(DROP_MONTH)
        .mapping(row -> new Dropped(row.getLocalDate("expired"), row.getLong("dropped_rows")))
        .execute(edges())
        .map(rows -> rows.stream().findFirst());
  }

  private Future<Optional<Dropped>> tell(SqlConnection tx, Optional<Dropped> month) {
    return month
        .map(
            gone ->
                audit
                    .append(
                        tx,
                        entry("month=%1$tY-%1$tm rows=%2$d".formatted(gone.month(), gone.rows())))
                    .map(month))
        .orElseGet(() -> Future.succeededFuture(month));
  }

  private Future<Void> prescriptions() {
    LocalDate first = window.firstPrescriptionDay();
    return database.inTransaction(
        tx ->
            tx.query(PATIENTLY)
                .execute()
                .compose(
                    x ->
                        tx.preparedQuery(DROP_PRESCRIPTIONS)
                            .execute(Tuple.of(first.toString(), RetentionWindow.PRESCRIPTION_DAYS)))
                .map(SqlResult::rowCount)
                .compose(
                    rows ->
                        rows == 0
                            ? Future.succeededFuture()
                            : audit
                                .append(
                                    tx,
                                    entry("prescriptions-before=%s rows=%d".formatted(first, rows)))
                                .mapEmpty()));
  }

  private Future<Void> asides() {
    return database.inTransaction(
        tx ->
            tx.preparedQuery(DROP_ASIDES)
                .execute(edges().addLocalDate(window.firstPrescriptionDay()))
                .mapEmpty());
  }

  private Future<Void> answers() {
    return database.inTransaction(
        tx ->
            tx.query(PATIENTLY)
                .execute()
                .compose(x -> answers.forget(tx, window.firstConfirmationDay())));
  }

  private Tuple edges() {
    return Tuple.of(window.firstMonth().atDay(1), window.firstCheckupDay());
  }

  private static Entry entry(String what) {
    UUID request = UUID.randomUUID();
    return new Entry(
        Entry.Kind.RECORDS_EXPIRED,
        Optional.empty(),
        Actors.of(Caller.system("retention", request)),
        Set.of(),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        request,
        Optional.of(what));
  }
}
