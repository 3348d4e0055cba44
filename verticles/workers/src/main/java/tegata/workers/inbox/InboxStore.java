package tegata.workers.inbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.NoticeApi;
import tegata.domain.notice.Notice;

/** A person's inbox, as it is read: of the kinds asked for only. */
final class InboxStore {
  /** A kind that only a newer node knows is left to it. */
  private static final String LIST =
      """
      select * from notice where person_id = $1 and kind = any($2)
       order by (read_at is null) desc, created_at desc, id offset $3 limit $4
      """;

  private static final String ONE =
      "select * from notice where person_id = $1 and kind = any($2) and id = $3";

  private static final String READ =
      "update notice set read_at = clock_timestamp() where person_id = $1 and id = $2 and read_at is null";

  private static final String UNREAD =
      """
      select count(*) from (
        select from notice where person_id = $1 and kind = any($2) and read_at is null limit $3) unread
      """;

  Future<List<Notice>> list(
      SqlConnection tx, UUID person, Set<Notice.Kind> kinds, int offset, int limit) {
    return tx.preparedQuery(LIST)
        .mapping(InboxStore::toNotice)
        .execute(Tuple.of(person, names(kinds), offset, limit))
        .map(rows -> rows.stream().toList());
  }

  Future<Optional<Notice>> one(SqlConnection tx, UUID person, Set<Notice.Kind> kinds, UUID id) {
    return tx.preparedQuery(ONE)
        .mapping(InboxStore::toNotice)
        .execute(Tuple.of(person, names(kinds), id))
        .map(rows -> rows.stream().findFirst());
  }

  Future<Void> markRead(SqlConnection tx, UUID person, UUID id) {
    return tx.preparedQuery(READ).execute(Tuple.of(person, id)).mapEmpty();
  }

  /** How many are unread, counted up to {@link NoticeApi#COUNTED}. */
  Future<Integer> unread(SqlConnection tx, UUID person, Set<Notice.Kind> kinds) {
    return tx.preparedQuery(UNREAD)
        .mapping(row -> row.getInteger(0))
        .execute(Tuple.of(person, names(kinds), NoticeApi.COUNTED))
        .map(rows -> rows.iterator().next());
  }

  private static String[] names(Set<Notice.Kind> kinds) {
    return kinds.stream().map(Enum::name).toArray(String[]::new);
  }

  private static Notice toNotice(Row row) {
    Map<String, String> facts = new LinkedHashMap<>();
    row.getJsonObject("facts")
        .forEach(fact -> facts.put(fact.getKey(), String.valueOf(fact.getValue())));
    return new Notice(
        row.getUUID("id"),
        Notice.Kind.valueOf(row.getString("kind")),
        facts,
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("read_at") != null);
  }
}
