package tegata.workers.notice;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import tegata.domain.notice.Notice;
import tegata.domain.notice.NoticeTopic;

/**
 * A person's inbox. A notice is part of the transaction of what it tells of. Of a topic that the
 * person switched off nothing is put, unless it protects them.
 */
public final class NoticeStore {
  private static final String PUT =
      """
      insert into notice (person_id, kind, facts, occasion)
      select $1::uuid, $2::text, $3::jsonb, $4::text
       where $5::boolean
          or not exists (select from notice_off where person_id = $1 and topic = $6::text)
      on conflict (person_id, kind, occasion) do nothing
      """;

  /**
   * Puts a notice into the inbox, where the person wants to be told of its topic.
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
    NoticeTopic topic = kind.topic();
    return tx.preparedQuery(PUT)
        .execute(Tuple.of(person, kind.name(), facts, occasion, topic.isProtective(), topic.name()))
        .mapEmpty();
  }
}
