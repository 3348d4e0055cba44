package tegata.workers.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import tegata.contract.Fault;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;

/**
 * The node's pool. It refuses a database that could lose what was committed, and a schema that is
 * not this version's. Use cases open their transaction here and hand its connection to every store.
 */
public final class Database {

  /**
   * SQLSTATEs, or how they begin, of a database that cannot do it now and may later: connection,
   * read-only after a failover, collision, resources, lock, shutdown, disk. Any other is our fault.
   */
  private static final Set<String> AWAY = Set.of("08", "25006", "40", "53", "55", "57", "58");

  /** Whoever asks gives up after five seconds, so nothing here takes longer in vain. */
  private static final int STATEMENT_MILLIS = 4_000;

  private static final int LOCK_MILLIS = 3_000;

  /** A connection that is not open yet takes its time on a busy machine. */
  private static final int ACQUIRE_MILLIS = 3_000;

  private static final int TURN_MILLIS = 2_000;
  private static final int WAITING_PER_CONNECTION = 64;
  private static final int CONNECT_MILLIS = 2_000;

  /**
   * A host that is gone sends nothing, not even an end, and the client closes a connection only
   * when the other side does; the system repeats what was sent for a quarter of an hour before it
   * gives up. After this, where the native transport is; elsewhere the system's own rule stays.
   */
  private static final int UNACKNOWLEDGED_MILLIS = 10_000;

  /** After a failover behind one name, no connection stays with the old host for longer. */
  private static final int MOST_MINUTES = 10;

  static final String DURABLE =
      """
      select current_setting('fsync') = 'on'
         and current_setting('full_page_writes') = 'on'
         and current_setting('synchronous_commit') in ('on', 'remote_apply', 'remote_write') as durable
      """;
  static final String SCHEMA =
      """
      select version from flyway_schema_history
       where success and version is not null
       order by installed_rank desc limit 1
      """;

  private final Vertx vertx;
  private final Pool pool;
  private final int connections;
  private final Bulkhead mine;

  /**
   * @param connections of the pool
   * @param mine how many of them are this one's
   */
  private Database(Vertx vertx, Pool pool, int connections, int mine) {
    this.vertx = vertx;
    this.pool = pool;
    this.connections = connections;
    this.mine = new Bulkhead(vertx, mine, mine * WAITING_PER_CONNECTION, TURN_MILLIS);
  }

  /**
   * Opens the pool and checks durability and schema; fails with a {@link ConfigException} that says
   * what is wrong.
   */
  public static Future<Database> open(Vertx vertx, DatabaseConfig config, Path configDir) {
    PgConnectOptions connect =
        new PgConnectOptions()
            .setHost(config.host())
            .setPort(config.port())
            .setDatabase(config.database())
            .setUser(config.user())
            .setPassword(ConfigFile.secret(configDir, config.passwordFile()))
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(256)
            .setProperties(
                Map.of(
                    "application_name",
                    "tegata",
                    "statement_timeout",
                    Integer.toString(STATEMENT_MILLIS),
                    "lock_timeout",
                    Integer.toString(LOCK_MILLIS),
                    "idle_in_transaction_session_timeout",
                    "10000"));
    config
        .tlsCa()
        .ifPresent(
            ca ->
                connect
                    .setSslMode(SslMode.VERIFY_FULL)
                    .setSslOptions(
                        new ClientSSLOptions()
                            .setHostnameVerificationAlgorithm("HTTPS")
                            .setTrustOptions(
                                new PemTrustOptions()
                                    .addCertPath(configDir.resolve(ca).toString()))));
    PoolOptions options =
        new PoolOptions()
            .setMaxSize(config.poolSize())
            .setMaxWaitQueueSize(config.poolSize() * WAITING_PER_CONNECTION)
            .setConnectionTimeout(ACQUIRE_MILLIS)
            .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxLifetime(MOST_MINUTES)
            .setMaxLifetimeUnit(TimeUnit.MINUTES)
            .setShared(true)
            .setName("tegata-" + config.user());
    NetClientOptions network =
        new NetClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setTcpUserTimeout(UNACKNOWLEDGED_MILLIS);
    Database database =
        new Database(
            vertx,
            PgBuilder.pool().with(options).with(network).connectingTo(connect).using(vertx).build(),
            config.poolSize(),
            config.poolSize());
    return database
        .check()
        .map(database)
        .recover(e -> database.close().transform(x -> Future.failedFuture(e)));
  }

  /**
   * Runs {@code work} in one transaction: committed when its future succeeds, rolled back when it
   * fails.
   */
  public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
    return mine.run(() -> pool.withTransaction(work)).recover(e -> Future.failedFuture(asFault(e)));
  }

  /**
   * The same database for one kind of question, which gets a quarter of the connections: when its
   * tables hang, all other kinds still have theirs.
   */
  public Database quarter() {
    return part(4);
  }

  /** The same for the kind that everything waits for at a clinic's desk. */
  public Database half() {
    return part(2);
  }

  private Database part(int parts) {
    return new Database(vertx, pool, connections, Math.max(1, connections / parts));
  }

  /** Whether the database answers. */
  public Future<Void> ping() {
    return pool.query("select 1").execute().mapEmpty();
  }

  public Future<Void> close() {
    return pool.close();
  }

  private Future<Void> check() {
    return pool.query(DURABLE)
        .execute()
        .compose(
            rows ->
                rows.iterator().next().getBoolean("durable")
                    ? pool.query(SCHEMA).execute()
                    : Future.failedFuture(notDurable()))
        .compose(
            rows -> {
              Row newest = rows.iterator().hasNext() ? rows.iterator().next() : null;
              String version = newest == null ? "none" : newest.getString("version");
              return Migrations.VERSION.equals(version)
                  ? Future.<Void>succeededFuture()
                  : Future.failedFuture(otherSchema(version));
            });
  }

  static ConfigException notDurable() {
    return new ConfigException(
        "the database may lose committed data: fsync, full_page_writes and synchronous_commit must be on");
  }

  static ConfigException otherSchema(String version) {
    return new ConfigException(
        "the schema has version %s, this program needs %s: run `tegata migrate`"
            .formatted(version, Migrations.VERSION));
  }

  /**
   * A database that cannot be reached is no internal error: the caller may ask again, and nothing
   * was answered.
   */
  private static Throwable asFault(Throwable e) {
    boolean away =
        e instanceof PgException refused
            ? AWAY.stream().anyMatch(refused.getSqlState()::startsWith)
            : e instanceof VertxException
                || e instanceof IOException
                || e instanceof TimeoutException;
    return away
        ? new Fault(Fault.Kind.UNAVAILABLE, "database-away", "The records cannot be reached.")
        : e;
  }
}
