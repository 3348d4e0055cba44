package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tegata.contract.AccessApi.StatementOf;
import tegata.contract.AccessApi.StatementSizeOf;
import tegata.proof.LoggedEntry;

/** Entries about one person exactly as their leaves cover them. */
final class StatementStore {
  private static final String UNDER =
      """
      select number, at, kind, subject, actor_kind, actor_id, actor_name, categories, basis, result,
             request_id, note, salt
        from audit_entry join audit_leaf using (number)
       where subject = $1 and index < $2 and ($3::bigint is null or number < $3)
         and at >= $4::date::timestamp at time zone 'Asia/Tokyo'
         and at < ($5::date + 1)::timestamp at time zone 'Asia/Tokyo'
       order by number desc limit $6
      """;

  private static final String EXTENT =
      """
      select count(*) as entries,
             coalesce(sum(octet_length(kind || actor_kind || actor_id || actor_name || basis || result
                                       || array_to_string(categories, '","') || coalesce(note, ''))), 0)::bigint as bytes
        from audit_entry join audit_leaf using (number)
       where subject = $1 and index < $2
         and at >= $3::date::timestamp at time zone 'Asia/Tokyo'
         and at < ($4::date + 1)::timestamp at time zone 'Asia/Tokyo'
      """;

  /**
   * How much there is.
   *
   * @param textBytes of all texts of the entries, in UTF-8
   */
  record Extent(long entries, long textBytes) {}

  /** How much a head of {@code size} covers. */
  Future<Extent> extent(SqlConnection tx, StatementSizeOf q, long size) {
    return tx.preparedQuery(EXTENT)
        .mapping(row -> new Extent(row.getLong("entries"), row.getLong("bytes")))
        .execute(Tuple.of(q.person(), size, q.from(), q.to()))
        .map(rows -> rows.iterator().next());
  }

  /** Entries that a head of {@code size} covers, newest first. */
  Future<List<LoggedEntry>> under(SqlConnection tx, StatementOf q, long size, int limit) {
    return tx.preparedQuery(UNDER)
        .mapping(StatementStore::toEntry)
        .execute(Tuple.of(q.person(), size, q.before().orElse(null), q.from(), q.to(), limit))
        .map(rows -> rows.stream().toList());
  }

  private static LoggedEntry toEntry(Row row) {
    return new LoggedEntry(
        row.getLong("number"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("kind"),
        Optional.ofNullable(row.getUUID("subject")),
        row.getString("actor_kind"),
        row.getString("actor_id"),
        row.getString("actor_name"),
        List.of(row.getArrayOfStrings("categories")),
        row.getString("basis"),
        row.getString("result"),
        row.getUUID("request_id"),
        Optional.ofNullable(row.getString("note")),
        HexFormat.of().formatHex(row.getBuffer("salt").getBytes()));
  }
}
