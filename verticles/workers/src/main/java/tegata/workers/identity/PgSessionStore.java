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

/**
 * Sessions survive the loss of any node because they lie here. Those of people and those of staff
 * lie apart: a cookie of the one opens nothing of the other.
 */
public final class PgSessionStore {
  /** Idle time as asked for, but never above the limit; and the limit after the login. */
  private static final String STANDS =
      """
       touched_at + least(timeout_ms, %d) * interval '1 millisecond' > clock_timestamp()
         and begun_at + %d * interval '1 millisecond' > clock_timestamp()
      """
          .formatted(SessionTerm.IDLE.toMillis(), SessionTerm.ABSOLUTE.toMillis());

  private static final String COLUMNS =
      "id, :owner as owner, data, version, timeout_ms, begun_at, device";

  private static final String LOAD =
      "select " + COLUMNS + " from :session where id = $1 and " + STANDS;

  private static final String BEGIN =
      """
      insert into :session (id, :owner, data, version, timeout_ms, begun_at, device)
      values ($1, $2, $3, $4, $5, least($6::timestamptz, clock_timestamp()), left($7, 100))
      on conflict (id) do update set :owner = excluded.:owner, data = excluded.data,
        version = excluded.version, timeout_ms = excluded.timeout_ms, touched_at = clock_timestamp()
      """;

  private static final String CARRY_ON =
      """
      update :session set :owner = $2, data = $3, version = $4, timeout_ms = $5, touched_at = clock_timestamp()
       where id = $1 and
      """
          + STANDS;

  private static final String DEVICES =
      """
      select device, begun_at, touched_at, id = $2 as current from :session
       where :owner = $1 and
      """
          + STANDS
          + " order by touched_at desc limit 50";

  /** Waits for an owner whose sessions are being ended, and knows then that they were. */
  private static final String MAY_BEGIN =
      """
      select logged_out_at is null
          or least($2::timestamptz, clock_timestamp()) > logged_out_at as may_begin
        from :owners where id = $1 for share
      """;

  private static final String LOG_OUT =
      "update :owners set logged_out_at = clock_timestamp() where id = $1";

  private static final String END_ALL = "delete from :session where :owner = $1";

  private static final String END = "delete from :session where id = $1";

  /** Ran out by itself not long ago, and was somebody's. */
  private static final String REMEMBERED =
      """
       not (%s) and :owner is not null
         and touched_at + %d * interval '1 millisecond' > clock_timestamp()
      """
          .formatted(STANDS, SessionTerm.REMEMBERED.toMillis());

  private static final String LOAD_ENDED =
      "select " + COLUMNS + " from :session where id = $1 and " + REMEMBERED;

  private static final String FORGET_OLD =
      "delete from :session where not (" + STANDS + ") and not (" + REMEMBERED + ")";

  private final String session;
  private final String owner;
  private final String owners;

  private PgSessionStore(String session, String owner, String owners) {
    this.session = session;
    this.owner = owner;
    this.owners = owners;
  }

  /** Sessions of people. */
  public static PgSessionStore ofPeople() {
    return new PgSessionStore("session", "person_id", "person");
  }

  /** Sessions of staff. */
  public static PgSessionStore ofStaff() {
    return new PgSessionStore("staff_session", "staff_id", "staff");
  }

  private String sql(String text) {
    return text.replace(":session", session).replace(":owners", owners).replace(":owner", owner);
  }

  Future<Optional<SessionRecord>> load(SqlConnection tx, String id) {
    return tx.preparedQuery(sql(LOAD))
        .mapping(PgSessionStore::toSession)
        .execute(Tuple.of(id))
        .map(rows -> rows.stream().findFirst());
  }

  /** A session that opens nothing any more, to keep a form that was sent from it. */
  Future<Optional<SessionRecord>> loadEnded(SqlConnection tx, String id) {
    return tx.preparedQuery(sql(LOAD_ENDED))
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
            session.owner().orElse(null),
            Buffer.buffer(Base64.getDecoder().decode(session.data())),
            session.version(),
            session.timeoutMillis());
    if (session.version() != 0) {
      return tx.preparedQuery(sql(CARRY_ON)).execute(values).mapEmpty();
    }
    OffsetDateTime begunAt = session.begunAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    values.addValue(begunAt);
    values.addValue(session.device().orElse(null));
    return mayBegin(tx, session, begunAt)
        .compose(
            may ->
                may
                    ? tx.preparedQuery(sql(BEGIN)).execute(values).mapEmpty()
                    : Future.succeededFuture());
  }

  /** A new id carries an old login on, but not beyond the end of all logins of its owner. */
  private Future<Boolean> mayBegin(
      SqlConnection tx, SessionRecord session, OffsetDateTime begunAt) {
    return session
        .owner()
        .map(
            whose ->
                tx.preparedQuery(sql(MAY_BEGIN))
                    .mapping(row -> row.getBoolean("may_begin"))
                    .execute(Tuple.of(whose, begunAt))
                    .map(rows -> rows.stream().allMatch(may -> may)))
        .orElse(Future.succeededFuture(true));
  }

  Future<List<Device>> devices(SqlConnection tx, DevicesOf question) {
    return tx.preparedQuery(sql(DEVICES))
        .mapping(PgSessionStore::toDevice)
        .execute(Tuple.of(question.person(), question.session()))
        .map(rows -> rows.stream().toList());
  }

  /** Ends every session of an owner; how many there were. */
  public Future<Integer> endAll(SqlConnection tx, UUID whose) {
    return tx.preparedQuery(sql(LOG_OUT))
        .execute(Tuple.of(whose))
        .compose(x -> tx.preparedQuery(sql(END_ALL)).execute(Tuple.of(whose)))
        .map(SqlResult::rowCount);
  }

  Future<Void> end(SqlConnection tx, String id) {
    return tx.preparedQuery(sql(END)).execute(Tuple.of(id)).mapEmpty();
  }

  /** Forgets what opens nothing any more and is remembered by nobody. */
  public Future<Void> forgetOld(SqlConnection tx) {
    return tx.query(sql(FORGET_OLD)).execute().mapEmpty();
  }

  private static SessionRecord toSession(Row row) {
    return new SessionRecord(
        row.getString("id"),
        Optional.ofNullable(row.getUUID("owner")),
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
