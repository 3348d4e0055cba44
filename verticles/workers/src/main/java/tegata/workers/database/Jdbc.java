package tegata.workers.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;

/**
 * One blocking connection, for commands and worker threads; never for an event loop. Values are
 * bound by position, an {@link Optional} as its value or null.
 */
public final class Jdbc implements AutoCloseable {

  /** Maps the row a result stands on. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Takes the row a result stands on. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Work that belongs together. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }

  private static final int FETCHED_ROWS = 2_000;

  private final Connection connection;
  private final boolean rehearsal;

  private Jdbc(Connection connection, boolean rehearsal) {
    this.connection = connection;
    this.rehearsal = rehearsal;
  }

  /**
   * Connects, with the same conditions as {@link Database}.
   *
   * @param rehearsal nothing is ever committed: what one transaction did is seen by the next, and
   *     all of it is undone on {@link #close}
   */
  public static Jdbc connect(String url, String user, String password, boolean rehearsal)
      throws SQLException {
    return connect(url, as(user, password), rehearsal);
  }

  /**
   * Connects as a node of this configuration does.
   *
   * @param configDir against which the configuration's files are named
   */
  public static Jdbc connect(DatabaseConfig config, Path configDir) throws SQLException {
    return connect(
        config.jdbcUrl(configDir),
        as(config.user(), ConfigFile.secret(configDir, config.passwordFile())),
        false);
  }

  private static Properties as(String user, String password) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "tegata");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  private static Jdbc connect(String url, Properties properties, boolean rehearsal)
      throws SQLException {
    Jdbc jdbc = new Jdbc(DriverManager.getConnection(url, properties), rehearsal);
    try {
      jdbc.check();
      jdbc.connection.setAutoCommit(false);
      return jdbc;
    } catch (SQLException | ConfigException e) {
      jdbc.connection.close();
      throw e;
    }
  }

  /** Runs {@code work} and commits it; undoes all of it when it fails. */
  public <T> T inTransaction(Work<T> work) throws SQLException {
    Savepoint start = rehearsal ? connection.setSavepoint() : null;
    try {
      T result = work.run();
      if (!rehearsal) {
        connection.commit();
      }
      return result;
    } catch (SQLException | RuntimeException e) {
      undo(start);
      throw e;
    }
  }

  /**
   * Runs {@code work} in one transaction that sees one moment of the database throughout
   * (repeatable read); somebody else's change to a row it changes makes it fail.
   */
  public <T> T inSnapshot(Work<T> work) throws SQLException {
    return inTransaction(
        () -> {
          update("set transaction isolation level repeatable read");
          return work.run();
        });
  }

  /** Runs a statement and tells how many rows it changed. */
  public int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** Runs one statement for many rows of values. */
  public void batch(String sql, List<Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Adds rows with COPY. Nothing is asked on the way: a row that is there already makes it fail.
   *
   * @param into table with its columns
   * @param rows values as wide as their columns: Short, Integer or Long as the column is
   */
  public void copy(String into, List<Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + into + " from stdin (format binary)");
    try {
      BinaryRows.write(rows, copy::writeToCopy);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** All rows of a query. */
  public <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(mapper.map(rows));
      }
      return list;
    }
  }

  /** Hands every row of a query to {@code reader}, without holding them all in memory. */
  public void each(String sql, RowReader reader, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(sql, values)) {
      statement.setFetchSize(FETCHED_ROWS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  /** The first row of a query. */
  public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... values)
      throws SQLException {
    return list(sql, mapper, values).stream().findFirst();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }

  private void check() throws SQLException {
    if (!first(Database.DURABLE, row -> row.getBoolean(1)).orElse(false)) {
      throw Database.notDurable();
    }
    String version = first(Database.SCHEMA, row -> row.getString(1)).orElse("none");
    if (!Migrations.VERSION.equals(version)) {
      throw Database.otherSchema(version);
    }
  }

  private void undo(Savepoint start) throws SQLException {
    if (rehearsal) {
      connection.rollback(start);
    } else {
      connection.rollback();
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      bind(statement, values);
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, bindable(values[i]));
    }
  }

  private Object bindable(Object value) throws SQLException {
    if (value instanceof Optional<?> optional) {
      return bindable(optional.orElse(null));
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof Enum<?> word) {
      return word.name();
    }
    if (value instanceof byte[][] hashes) {
      return connection.createArrayOf("bytea", hashes);
    }
    if (value instanceof LocalDate[] days) {
      return connection.createArrayOf("date", days);
    }
    if (value instanceof Long[] numbers) {
      return connection.createArrayOf("bigint", numbers);
    }
    if (value instanceof UUID[] ids) {
      return connection.createArrayOf("uuid", ids);
    }
    return value instanceof String[] texts ? connection.createArrayOf("text", texts) : value;
  }
}
