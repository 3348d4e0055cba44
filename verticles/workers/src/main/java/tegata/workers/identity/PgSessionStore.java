package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Base64;
import java.util.Optional;
import tegata.contract.IdentityApi.SessionRecord;

/** Sessions survive the loss of any node because they lie here. */
final class PgSessionStore {
  private static final String LOAD =
      """
      select id, person_id, data, version, timeout_ms from session
       where id = $1 and touched_at + timeout_ms * interval '1 millisecond' > clock_timestamp()
      """;

  private static final String BEGIN =
      """
      insert into session (id, person_id, data, version, timeout_ms) values ($1, $2, $3, $4, $5)
      on conflict (id) do update set person_id = excluded.person_id, data = excluded.data,
        version = excluded.version, timeout_ms = excluded.timeout_ms, touched_at = clock_timestamp()
      """;

  private static final String CARRY_ON =
      """
      update session set person_id = $2, data = $3, version = $4, timeout_ms = $5, touched_at = clock_timestamp()
       where id = $1
      """;

  private static final String END = "delete from session where id = $1";

  private static final String FORGET_OLD =
      "delete from session where touched_at + timeout_ms * interval '1 millisecond' < clock_timestamp()";

  Future<Optional<SessionRecord>> load(SqlConnection tx, String id) {
    return tx.preparedQuery(LOAD)
        .mapping(PgSessionStore::toSession)
        .execute(Tuple.of(id))
        .map(rows -> rows.stream().findFirst());
  }

  /**
   * Version 0 begins a session; any other carries on one that is still there, so that none comes
   * back after a logout.
   */
  Future<Void> save(SqlConnection tx, SessionRecord session) {
    return tx.preparedQuery(session.version() == 0 ? BEGIN : CARRY_ON)
        .execute(
            Tuple.of(
                session.id(),
                session.person().orElse(null),
                Buffer.buffer(Base64.getDecoder().decode(session.data())),
                session.version(),
                session.timeoutMillis()))
        .mapEmpty();
  }

  Future<Void> end(SqlConnection tx, String id) {
    return tx.preparedQuery(END).execute(Tuple.of(id)).mapEmpty();
  }

  Future<Void> forgetOld(SqlConnection tx) {
    return tx.query(FORGET_OLD).execute().mapEmpty();
  }

  private static SessionRecord toSession(Row row) {
    return new SessionRecord(
        row.getString("id"),
        Optional.ofNullable(row.getUUID("person_id")),
        Base64.getEncoder().encodeToString(row.getBuffer("data").getBytes()),
        row.getLong("timeout_ms"),
        row.getInteger("version"));
  }
}
