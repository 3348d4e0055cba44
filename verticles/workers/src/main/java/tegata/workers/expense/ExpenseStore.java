package tegata.workers.expense;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.ExpenseApi.Origin;
import tegata.domain.expense.ExpenseNotice;

/** 医療費通知情報の行. */
public final class ExpenseStore {
  /**
   * A name as it is compared: without spaces and widths, which notices and claims set as they like.
   */
  private static final String FOLDED = "regexp_replace(normalize(%s, NFKC), '\\s', '', 'g')";

  /** A notice and a claim may tell of the same treatment: then the claim does. */
  private static final String ROWS =
      """
      select month, category, days, institution, total, insurer, public_expense, patient, corrected
        from expense_notice e
       where person_id = $1 and month between $2 and $3
         and (from_claim or not exists
               (select 1 from expense_notice c
                 where c.person_id = e.person_id and c.month = e.month and c.from_claim
                   and c.category = e.category and %s = %s))
       order by month, line, category, institution, total, set_id offset $4 limit $5
      """
          .formatted(FOLDED.formatted("c.institution"), FOLDED.formatted("e.institution"));

  private static final String ORIGINS =
      """
      select distinct on (left(set_key, 7)) left(set_key, 7) as month, insurer_name, details_range
        from record_set
       where person_id = $1 and kind in ('EXPENSE', 'CLAIM') and set_key between $2 and $3 || '~'
       order by left(set_key, 7), kind desc, insurer_name
      """;

  private static final String NEWEST =
      """
      select left(max(set_key), 7) as newest from record_set
       where person_id = $1 and kind in ('EXPENSE', 'CLAIM') and set_key >= $2
      """;

  /** Rows of the months, both included, by month and then as the source has them. */
  public Future<List<ExpenseNotice>> rows(
      SqlConnection tx, UUID person, YearMonth from, YearMonth to, int offset, int limit) {
    return tx.preparedQuery(ROWS)
        .mapping(ExpenseStore::toNotice)
        .execute(Tuple.of(person, from.atDay(1), to.atDay(1), offset, limit))
        .map(rows -> rows.stream().toList());
  }

  /** Who sent the rows, one for each month for which anything arrived. */
  public Future<List<Origin>> origins(SqlConnection tx, UUID person, YearMonth from, YearMonth to) {
    return tx.preparedQuery(ORIGINS)
        .mapping(
            row ->
                new Origin(
                    YearMonth.parse(row.getString("month")),
                    Optional.ofNullable(row.getString("insurer_name")).orElse(""),
                    Optional.ofNullable(row.getString("details_range"))))
        .execute(Tuple.of(person, from.toString(), to.toString()))
        .map(rows -> rows.stream().toList());
  }

  /** The newest month for which anything arrived, not before {@code first}. */
  public Future<Optional<YearMonth>> newest(SqlConnection tx, UUID person, YearMonth first) {
    return tx.preparedQuery(NEWEST)
        .execute(Tuple.of(person, first.toString()))
        .map(
            rows ->
                Optional.ofNullable(rows.iterator().next().getString("newest"))
                    .map(YearMonth::parse));
  }

  private static ExpenseNotice toNotice(Row row) {
    LocalDate month = row.getLocalDate("month");
    return new ExpenseNotice(
        YearMonth.from(month),
        row.getString("category"),
        Optional.ofNullable(row.getInteger("days")),
        row.getString("institution"),
        row.getLong("total"),
        row.getLong("insurer"),
        row.getLong("public_expense"),
        row.getLong("patient"),
        Optional.ofNullable(row.getLocalDate("corrected")).map(YearMonth::from));
  }
}
