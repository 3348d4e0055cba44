package tegata.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.node.ConfigException;

/**
 * The demonstration's own PostgreSQL: real binaries, data under {@code var/}, and as durable as a
 * production server, so that what it accepted survives a kill.
 */
final class LocalPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
  static final String DATABASE = "tegata";
  static final String OWNER = "tegata_owner";
  static final String APP = "tegata_app";

  private static final Duration STOP = Duration.ofSeconds(20);
  private static final List<String> MUST_BE_ON =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts on what the directory holds, or on a new cluster.
   *
   * @param secrets where the roles' passwords lie
   */
  static LocalPostgres start(Path directory, int port, Secrets secrets) {
    Path data = directory.resolve("data");
    try {
      Files.createDirectories(directory);
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("max_connections", "100");
      MUST_BE_ON.forEach(setting -> builder.setServerConfig(setting, "on"));
      LocalPostgres postgres = new LocalPostgres(builder.start());
      postgres.prepare(secrets);
      return postgres;
    } catch (IOException | SQLException e) {
      throw new ConfigException("PostgreSQL does not start: " + e.getMessage());
    }
  }

  /**
   * A checkpoint first: the server is given few seconds to stop, and has little left to write then.
   */
  @Override
  public void close() {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    } catch (SQLException e) {
      LOG.info("no checkpoint before PostgreSQL stops: {}", e.getMessage());
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new ConfigException("PostgreSQL does not stop: " + e.getMessage());
    }
  }

  private void prepare(Secrets secrets) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String setting : MUST_BE_ON) {
        if (!"on".equals(value(statement, "show " + setting))) {
          throw new ConfigException("PostgreSQL runs with " + setting + " off");
        }
      }
      role(statement, OWNER, secrets.text(OWNER));
      role(statement, APP, secrets.text(APP));
      if (value(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")
          == null) {
        statement.execute("create database " + DATABASE + " owner " + OWNER);
      }
    }
  }

  /** The password is our own, letters and digits only. */
  private static void role(Statement statement, String name, String password) throws SQLException {
    String verb =
        value(statement, "select 1 from pg_roles where rolname = '" + name + "'") == null
            ? "create"
            : "alter";
    statement.execute(verb + " role " + name + " login password '" + password + "'");
  }

  private static String value(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
  }

  /**
   * A killed run leaves its postmaster behind. Only a process whose command line names our data
   * directory is ours to stop.
   */
  static void stopLeftBehind(Path directory) {
    Path data = directory.resolve("data");
    Path pidFile = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(pidFile)) {
        return;
      }
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
      ProcessHandle.of(pid)
          .filter(process -> isOurs(pid, data))
          .ifPresent(process -> stop(process, data));
      Files.deleteIfExists(pidFile);
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new ConfigException("cannot tell from " + pidFile + " whether a PostgreSQL still runs");
    }
  }

  private static boolean isOurs(long pid, Path data) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
          .contains(data.toString());
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * In a container without an init nobody reaps the process, and it never counts as ended; its
   * command line is gone all the same.
   */
  private static void stop(ProcessHandle postmaster, Path data) {
    postmaster.destroy();
    long giveUpAt = System.nanoTime() + STOP.toNanos();
    while (isOurs(postmaster.pid(), data)) {
      if (System.nanoTime() - giveUpAt > 0) {
        postmaster.destroyForcibly();
        return;
      }
      awaitExit(postmaster, Duration.ofMillis(50));
    }
  }

  private static void awaitExit(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // The caller looks again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted");
    }
  }
}
