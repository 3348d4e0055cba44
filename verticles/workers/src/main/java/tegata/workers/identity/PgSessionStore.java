package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.IdentityApi.Device;
import tegata.contract.IdentityApi.DevicesOf;
import tegata.contract.IdentityApi.SessionRecord;
import tegata.domain.identity.SessionTerm;

/** Sessions survive the loss of any node because they lie here. */
public final class PgSessionStore {
  /** Idle time as asked for, but never above the limit; and the limit after the login. */
  private static final String STANDS =
      """
       touched_at + least(timeout_ms, %d) * interval '1 millisecond' > clock_timestamp()
         and begun_at + %d * interval '1 millisecond' > clock_timestamp()
      """
          .formatted(SessionTerm.IDLE.toMillis(), SessionTerm.ABSOLUTE.toMillis());

  private static final String LOAD =
      """
      select id, person_id, data, version, timeout_ms, begun_at, device from session
       where id = $1 and
      """
          + STANDS;

  private static final String BEGIN =
      """
      insert into session (id, person_id, data, version, timeout_ms, begun_at, device)
      values ($1, $2, $3, $4, $5, least($6::timestamptz, clock_timestamp()), left($7, 100))
      on conflict (id) do update set person_id = excluded.person_id, data = excluded.data,
        version = excluded.version, timeout_ms = excluded.timeout_ms, touched_at = clock_timestamp()
      """;

  private static final String CARRY_ON =
      """
      update session set person_id = $2, data = $3, version = $4, timeout_ms = $5, touched_at = clock_timestamp()
       where id = $1 and
      """
          + STANDS;

  private static final String DEVICES =
      """
      select device, begun_at, touched_at, id = $2 as current from session
       where person_id = $1 and
      """
          + STANDS
          + " order by touched_at desc limit 50";

  /** Waits for a person whose sessions are being ended, and knows then that they were. */
  private static final String MAY_BEGIN =
      """
      select logged_out_at is null
          or least($2::timestamptz, clock_timestamp()) > logged_out_at as may_begin
        from person where id = $1 for share
      """;

  private static final String LOG_OUT =
      "update person set logged_out_at = clock_timestamp() where id = $1";

  private static final String END_ALL = "delete from session where person_id = $1";

  private static final String END = "delete from session where id = $1";

  /** Ran out by itself not long ago, and was a person's. */
  private static final String REMEMBERED =
      """
       not (%s) and person_id is not null
         and touched_at + %d * interval '1 millisecond' > clock_timestamp()
      """
          .formatted(STANDS, SessionTerm.REMEMBERED.toMillis());

  private static final String LOAD_ENDED =
      """
      select id, person_id, data, version, timeout_ms, begun_at, device from session
       where id = $1 and
      """
          + REMEMBERED;

  private static final String FORGET_OLD =
      "delete from session where not (" + STANDS + ") and not (" + REMEMBERED + ")";

  Future<Optional<SessionRecord>> load(SqlConnection tx, String id) {
    return tx.preparedQuery(LOAD)
        .mapping(PgSessionStore::toSession)
        .execute(Tuple.of(id))
        .map(rows -> rows.stream().findFirst());
  }

  /** A session that opens nothing any more, to keep a form that was sent from it. */
  Future<Optional<SessionRecord>> loadEnded(SqlConnection tx, String id) {
    return tx.preparedQuery(LOAD_ENDED)
        .mapping(PgSessionStore::toSession)
        .execute(Tuple.of(id))
        .map(rows -> rows.stream().findFirst());
  }

  /**
   * Version 0 begins a session; any other carries on one that is still there, so that none comes
   * back after a logout.
   */
  Future<Void> save(SqlConnection tx, SessionRecord session) {
    Tuple values =
        Tuple.of(
            session.id(),
            session.person().orElse(null),
            Buffer.buffer(Base64.getDecoder().decode(session.data())),
            session.version(),
            session.timeoutMillis());
    if (session.version() != 0) {
      return tx.preparedQuery(CARRY_ON).execute(values).mapEmpty();
    }
    OffsetDateTime begunAt = session.begunAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    values.addValue(begunAt);
    values.addValue(session.device().orElse(null));
    return mayBegin(tx, session, begunAt)
        .compose(
            may ->
                may
                    ? tx.preparedQuery(BEGIN).execute(values).mapEmpty()
                    : Future.succeededFuture());
  }

  /** A new id carries an old login on, but not beyond the end of all logins of its person. */
  private static Future<Boolean> mayBegin(
      SqlConnection tx, SessionRecord session, OffsetDateTime begunAt) {
    return session
        .person()
        .map(
            person ->
                tx.preparedQuery(MAY_BEGIN)
                    .mapping(row -> row.getBoolean("may_begin"))
                    .execute(Tuple.of(person, begunAt))
                    .map(rows -> rows.stream().allMatch(may -> may)))
        .orElse(Future.succeededFuture(true));
  }

  Future<List<Device>> devices(SqlConnection tx, DevicesOf question) {
    return tx.preparedQuery(DEVICES)
        .mapping(PgSessionStore::toDevice)
        .execute(Tuple.of(question.person(), question.session()))
        .map(rows -> rows.stream().toList());
  }

  /** Ends every session of a person; how many there were. */
  public Future<Integer> endAll(SqlConnection tx, UUID person) {
    return tx.preparedQuery(LOG_OUT)
        .execute(Tuple.of(person))
        .compose(x -> tx.preparedQuery(END_ALL).execute(Tuple.of(person)))
        .map(SqlResult::rowCount);
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
        row.getInteger("version"),
        Optional.of(row.getOffsetDateTime("begun_at").toInstant()),
        Optional.ofNullable(row.getString("device")));
  }

  private static Device toDevice(Row row) {
    return new Device(
        Optional.ofNullable(row.getString("device")),
        row.getOffsetDateTime("begun_at").toInstant(),
        row.getOffsetDateTime("touched_at").toInstant(),
        row.getBoolean("current"));
  }
}
