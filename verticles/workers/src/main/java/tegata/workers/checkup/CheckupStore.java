package tegata.workers.checkup;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;

/** 健診の結果. */
public final class CheckupStore {
  /** A checkup has some 50 items of 200 bytes; five stay far below what the bus carries. */
  static final int PAGE = 5;

  private static final String NEWEST =
      "select max(examined_on) as day from checkup where person_id = $1 and examined_on >= $2";

  private static final String ON =
      """
      select c.institution, i.code, i.name, i.type, i.value, i.unit, i.display, i.choice_oid, i.low, i.high
        from checkup c left join checkup_item i on i.set_id = c.set_id and i.examined_on = c.examined_on
       where c.person_id = $1 and c.examined_on = $2
       order by c.set_id, i.line
      """;

  private static final String WHOLE =
      """
      with page as (
        select set_id, examined_on, institution from checkup
         where person_id = $1 and examined_on between $2 and $3
         order by examined_on desc, set_id offset $4 limit $5)
      select c.set_id, c.examined_on, c.institution, i.code, i.name, i.type, i.value, i.unit, i.display, i.choice_oid, i.low, i.high
        from page c left join checkup_item i on i.set_id = c.set_id and i.examined_on = c.examined_on
       order by c.examined_on desc, c.set_id, i.line
      """;

  /** The day of a person's newest checkup since a day. */
  public Future<Optional<LocalDate>> newest(SqlConnection tx, UUID person, LocalDate since) {
    return tx.preparedQuery(NEWEST)
        .mapping(row -> Optional.ofNullable(row.getLocalDate("day")))
        .execute(Tuple.of(person, since))
        .map(rows -> rows.iterator().next());
  }

  /** The checkup of a day; two of one day at two places are shown as one list. */
  Future<Optional<Checkup>> on(SqlConnection tx, UUID person, LocalDate day) {
    return tx.preparedQuery(ON)
        .execute(Tuple.of(person, day))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        first ->
                            new Checkup(
                                day,
                                first.getString("institution"),
                                rows.stream()
                                    .filter(row -> row.getString("code") != null)
                                    .map(CheckupStore::toItem)
                                    .toList())));
  }

  /** Whole checkups of the days {@code from}–{@code to}, newest first. */
  Future<List<Checkup>> whole(
      SqlConnection tx, UUID person, LocalDate from, LocalDate to, int offset, int limit) {
    return tx.preparedQuery(WHOLE)
        .execute(Tuple.of(person, from, to, offset, limit))
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            row -> row.getLong("set_id"), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(CheckupStore::toCheckup)
                    .toList());
  }

  private static Checkup toCheckup(List<Row> rows) {
    Row first = rows.get(0);
    return new Checkup(
        first.getLocalDate("examined_on"),
        first.getString("institution"),
        rows.stream()
            .filter(row -> row.getString("code") != null)
            .map(CheckupStore::toItem)
            .toList());
  }

  private static CheckupItem toItem(Row row) {
    return new CheckupItem(
        row.getString("code"),
        row.getString("name"),
        CheckupItem.Type.valueOf(row.getString("type")),
        row.getString("value"),
        Optional.ofNullable(row.getString("unit")),
        Optional.ofNullable(row.getString("display")),
        Optional.ofNullable(row.getString("choice_oid")),
        Optional.ofNullable(row.getString("low")),
        Optional.ofNullable(row.getString("high")));
  }
}
