package tegata.workers.notice;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import tegata.domain.notice.Notice;

/** A person's inbox. A notice is part of the transaction of what it tells of. */
public final class NoticeStore {
  private static final String PUT =
      "insert into notice (person_id, kind, facts) values ($1, $2, $3)";

  /**
   * Puts a notice into the inbox.
   *
   * @param facts what its sentence is made of; holds nothing medical
   */
  public Future<Void> put(SqlConnection tx, UUID person, Notice.Kind kind, JsonObject facts) {
    return tx.preparedQuery(PUT).execute(Tuple.of(person, kind.name(), facts)).mapEmpty();
  }
}
