package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tegata.contract.AccessApi.History;
import tegata.domain.access.Access;
import tegata.domain.audit.Entry;

/** Entries of the log about one person. */
final class AccessStore {
  /**
   * What a person did as a proxy is in their own history too, with whom they did it for; a proxy of
   * theirs is not shown it.
   */
  private static final String HISTORY =
      """
      select number, at, kind, actor_kind, actor_id, actor_name, categories, basis, result, note, principal
        from (
          (select *, null as principal from audit_entry
            where subject = $1 and ($2::bigint is null or number < $2)
              and at >= $3::date::timestamp at time zone 'Asia/Tokyo'
              and at < ($4::date + 1)::timestamp at time zone 'Asia/Tokyo'
              and ($6::text is null or actor_kind = $6) and ($7::text is null or $7 = any (categories))
              and ($8::text is null or result = $8) and ($10::text is null or basis = $10)
            order by number desc limit $5)
          union all
          (select *, coalesce((select name from person where id = subject), '') as principal from audit_entry
            where $9::boolean and basis = 'PROXY' and actor_kind = 'PATIENT' and actor_id = $1::uuid::text
              and subject <> $1 and ($2::bigint is null or number < $2)
              and at >= $3::date::timestamp at time zone 'Asia/Tokyo'
              and at < ($4::date + 1)::timestamp at time zone 'Asia/Tokyo'
              and ($6::text is null or actor_kind = $6) and ($7::text is null or $7 = any (categories))
              and ($8::text is null or result = $8) and ($10::text is null or basis = $10)
            order by number desc limit $5)
        ) entry
       order by number desc limit $5
      """;

  /** What others did with a person's data can be asked about; what they did themselves, not. */
  private static final String OF_OTHERS =
      """
      select number, at, kind, actor_kind, actor_id, actor_name, categories, basis, result, note,
             null as principal
        from audit_entry where number = $1 and subject = $2 and actor_id <> $2::uuid::text
      """;

  Future<Optional<Access>> ofOthers(SqlConnection tx, UUID person, long number) {
    return tx.preparedQuery(OF_OTHERS)
        .mapping(AccessStore::toAccess)
        .execute(Tuple.of(number, person))
        .map(rows -> rows.stream().findFirst());
  }

  Future<List<Access>> history(SqlConnection tx, History q, boolean asProxyToo, int limit) {
    return tx.preparedQuery(HISTORY)
        .mapping(AccessStore::toAccess)
        .execute(
            Tuple.of(
                q.person(),
                q.before().orElse(null),
                q.from(),
                q.to(),
                limit,
                q.only().who().map(Enum::name).orElse(null),
                q.only().about().map(Enum::name).orElse(null),
                q.only().result().map(Enum::name).orElse(null),
                asProxyToo,
                q.only().basis().map(Enum::name).orElse(null)))
        .map(rows -> rows.stream().toList());
  }

  private static Access toAccess(Row row) {
    return new Access(
        row.getLong("number"),
        row.getOffsetDateTime("at").toInstant(),
        Entry.Kind.valueOf(row.getString("kind")),
        new Entry.Actor(
            row.getString("actor_kind"), row.getString("actor_id"), row.getString("actor_name")),
        Arrays.stream(row.getArrayOfStrings("categories"))
            .map(Entry.Category::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        Entry.Basis.valueOf(row.getString("basis")),
        Entry.Result.valueOf(row.getString("result")),
        Optional.ofNullable(row.getString("note")),
        Optional.ofNullable(row.getString("principal")));
  }
}
