package tegata.workers.notice;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.NoticeApi;
import tegata.domain.notice.Notice;

/** A person's inbox. A notice is part of the transaction of what it tells of. */
public final class NoticeStore {
  private static final String PUT =
      """
      insert into notice (person_id, kind, facts, occasion) values ($1, $2, $3, $4)
      on conflict (person_id, kind, occasion) do nothing
      """;

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

  private static final String[] KNOWN =
      Arrays.stream(Notice.Kind.values()).map(Enum::name).toArray(String[]::new);

  /**
   * Puts a notice into the inbox.
   *
   * @param facts what its text is made of, all as strings; holds nothing medical
   */
  public Future<Void> put(SqlConnection tx, UUID person, Notice.Kind kind, JsonObject facts) {
    return put(tx, person, kind, facts, null);
  }

  /**
   * Puts a notice into the inbox unless the person was told of the occasion before, also by a
   * transaction beside this one.
   *
   * @param occasion what the person is told of once, such as the code of a facility
   */
  public Future<Void> putOnce(
      SqlConnection tx, UUID person, Notice.Kind kind, String occasion, JsonObject facts) {
    return put(tx, person, kind, facts, occasion);
  }

  private static Future<Void> put(
      SqlConnection tx, UUID person, Notice.Kind kind, JsonObject facts, String occasion) {
    if (!facts.fieldNames().containsAll(kind.facts())) {
      throw new IllegalArgumentException(kind + " is told with " + kind.facts());
    }
    return tx.preparedQuery(PUT).execute(Tuple.of(person, kind.name(), facts, occasion)).mapEmpty();
  }

  Future<List<Notice>> list(SqlConnection tx, UUID person, int offset, int limit) {
    return tx.preparedQuery(LIST)
        .mapping(NoticeStore::toNotice)
        .execute(Tuple.of(person, KNOWN, offset, limit))
        .map(rows -> rows.stream().toList());
  }

  Future<Optional<Notice>> one(SqlConnection tx, UUID person, UUID id) {
    return tx.preparedQuery(ONE)
        .mapping(NoticeStore::toNotice)
        .execute(Tuple.of(person, KNOWN, id))
        .map(rows -> rows.stream().findFirst());
  }

  Future<Void> markRead(SqlConnection tx, UUID person, UUID id) {
    return tx.preparedQuery(READ).execute(Tuple.of(person, id)).mapEmpty();
  }

  /** How many are unread, counted up to {@link NoticeApi#COUNTED}. */
  Future<Integer> unread(SqlConnection tx, UUID person) {
    return tx.preparedQuery(UNREAD)
        .mapping(row -> row.getInteger(0))
        .execute(Tuple.of(person, KNOWN, NoticeApi.COUNTED))
        .map(rows -> rows.iterator().next());
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
