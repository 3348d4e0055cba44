package tegata.acceptance.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tegata.simulators.Ports;
import tegata.simulators.World;

/** {@code tegata run} in a JVM and a folder of its own, and further members of its cluster. */
public final class RunningSystem implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(180);

  private static final String DEMO = "tegata.demo.Demo";
  private static final List<String> QUIET = List.of("-Dlogback.configurationFile=logback-run.xml");

  private final Path home;
  private final int base;
  private final List<Jvm> members = new ArrayList<>();
  private Jvm demo;

  private RunningSystem(Path home, int base) {
    this.home = home;
    this.base = base;
  }

  /**
   * Starts in a new folder {@code name} below the module's target folder and waits until everything
   * answers.
   */
  public static RunningSystem start(String name) {
    Path home = Path.of("target", "systems", name).toAbsolutePath();
    copyConfig(home.resolve("config"));
    RunningSystem system = new RunningSystem(home, PortRange.free());
    try {
      system.run("--fresh");
      return system;
    } catch (RuntimeException | AssertionError e) {
      system.close();
      throw e;
    }
  }

  /** Starts again on the same folder and ports. */
  public void run(String... options) {
    List<String> args = new ArrayList<>(List.of("run", "--port-base", Integer.toString(base)));
    args.addAll(List.of(options));
    Instant begin = Instant.now();
    demo = Jvm.start(home, home.resolve("run.log"), QUIET, DEMO, args);
    awaitReady(begin);
  }

  /**
   * Adds a member on ports of the range that {@code run} leaves free.
   *
   * @param offset 1 or 2, the second and third member
   */
  public Member addMember(int offset, String roles) {
    return addMember(offset, roles, new JsonObject());
  }

  /**
   * The same.
   *
   * @param gateway what its {@code gateway.json} says otherwise than the first member's
   */
  public Member addMember(int offset, String roles, JsonObject gateway) {
    return addMember(offset, roles, gateway, new JsonObject());
  }

  /**
   * The same.
   *
   * @param node what its {@code node.json} says more than the first member's
   */
  public Member addMember(int offset, String roles, JsonObject gateway, JsonObject node) {
    return addMember(offset, roles, gateway, node, new JsonObject());
  }

  /**
   * Adds a member that is a portal alone, under an origin of its own.
   *
   * @param portal what its {@code portal.json} says otherwise than the first member's
   */
  public Member addPortal(int offset, JsonObject portal) {
    String origin = "http://localhost:" + ports(offset).portal();
    JsonObject otherwise = portal.copy().put("origin", origin);
    return addMember(offset, "portal", new JsonObject(), new JsonObject(), otherwise);
  }

  private MemberPorts ports(int offset) {
    return new MemberPorts(base + (offset == 1 ? 12 : 33));
  }

  private Member addMember(
      int offset, String roles, JsonObject gateway, JsonObject node, JsonObject portal) {
    MemberPorts ports = ports(offset);
    Path config = home.resolve("var/config-" + offset);
    writeMemberConfig(config, ports, gateway, node, portal);
    Jvm jvm =
        Jvm.start(
            home,
            home.resolve("member-" + offset + ".log"),
            List.of("-Dlogback.configurationFile=" + home.resolve("config/logback.xml")),
            "tegata.launcher.Tegata",
            List.of("node", "--roles=" + roles, "--config", config.toString()));
    members.add(jvm);
    Member member = new Member(jvm, ports);
    member.awaitReady(START);
    return member;
  }

  /** Runs a command on this folder to its end, as {@code ./tegata …} does. */
  public Finished command(String... args) {
    return command(home, args);
  }

  /** Runs a command on another folder to its end. */
  public static Finished command(Path home, String... args) {
    try {
      Path log = Files.createTempFile(home, "command", ".log");
      Jvm jvm = Jvm.start(home, log, QUIET, DEMO, List.of(args));
      return new Finished(jvm.awaitExit(START.toSeconds()), Files.readString(log));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public Path home() {
    return home;
  }

  public Path demoFolder() {
    return home.resolve("var/demo");
  }

  public Jvm process() {
    return demo;
  }

  /** {@code var/demo/ready.json}. */
  public JsonObject ready() {
    return new JsonObject(read(demoFolder().resolve("ready.json")));
  }

  /** {@code var/demo/people.json}. */
  public JsonArray people() {
    return new JsonArray(read(demoFolder().resolve("people.json")));
  }

  /** A person of {@code people.json} by name. */
  public JsonObject person(String name) {
    return people().stream()
        .map(JsonObject.class::cast)
        .filter(person -> person.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Does something while nobody can read a table: what needs it fails, the rest goes on. */
  public void withoutTable(String table, Runnable meanwhile) {
    try (Connection connection = database();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table " + table + " in access exclusive mode");
      meanwhile.run();
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many wait for a table that nobody can read. */
  public int waitingFor(String table) {
    String waiting =
        "select count(distinct pid) from pg_locks where not granted and relation = '%s'::regclass";
    try (Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(waiting.formatted(table))) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection of those whose tables they are; the caller closes it. */
  public Connection database() throws SQLException {
    JsonObject database =
        new JsonObject(read(home.resolve("var/config/migrate.json"))).getJsonObject("database");
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                database.getString("host"),
                database.getInteger("port"),
                database.getString("database"));
    String password = read(Path.of(database.getString("passwordFile"))).strip();
    return DriverManager.getConnection(url, database.getString("user"), password);
  }

  /** The first member of staff with that role. */
  public JsonObject staff(String role) {
    return staff(role, 0);
  }

  /**
   * A member of staff with that role.
   *
   * @param before how many others of that role stand before them
   */
  public JsonObject staff(String role, int before) {
    return new JsonArray(read(demoFolder().resolve("staff.json")))
        .stream()
            .map(JsonObject.class::cast)
            .filter(member -> member.getString("role").equals(role))
            .skip(before)
            .findFirst()
            .orElseThrow();
  }

  /** The simulated world on the keys and people of this run, for forging. */
  public World world() {
    Clock clock = Clock.system(ZoneId.of("Asia/Tokyo"));
    return World.open(home.resolve("var/world"), clock, Ports.from(base));
  }

  /** Ports of the first member, that of {@code run} itself. */
  public MemberPorts ports() {
    return new MemberPorts(base);
  }

  @Override
  public void close() {
    members.stream().filter(Jvm::isAlive).forEach(Jvm::kill);
    if (demo.isAlive()) {
      demo.stop();
    }
  }

  private void writeMemberConfig(
      Path config, MemberPorts ports, JsonObject otherwise, JsonObject more, JsonObject pages) {
    Path first = home.resolve("var/config");
    try {
      Files.createDirectories(config);
      for (String file : List.of("hazelcast.xml", "workers.json", "migrate.json")) {
        Files.copy(first.resolve(file), config.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      JsonObject node = new JsonObject(read(first.resolve("node.json")));
      node.put("clusterPort", ports.hazelcast())
          .put("busPort", ports.bus())
          .put("healthPort", ports.health())
          .mergeIn(more);
      JsonObject gateway =
          new JsonObject(read(first.resolve("gateway.json")))
              .put("port", ports.gateway())
              .mergeIn(otherwise);
      JsonObject portal =
          new JsonObject(read(first.resolve("portal.json")))
              .put("port", ports.portal())
              .mergeIn(pages);
      Files.writeString(config.resolve("node.json"), node.encodePrettily());
      Files.writeString(config.resolve("gateway.json"), gateway.encodePrettily());
      Files.writeString(config.resolve("portal.json"), portal.encodePrettily());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A killed run leaves its ready.json behind; only a newer one counts. */
  private void awaitReady(Instant begin) {
    Path ready = demoFolder().resolve("ready.json");
    Await.until("ready.json", START, () -> isNewer(ready, begin) || !demo.isAlive());
    if (!demo.isAlive()) {
      throw new IllegalStateException("the system did not start: " + read(home.resolve("run.log")));
    }
  }

  private static boolean isNewer(Path file, Instant begin) {
    try {
      return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isAfter(begin);
    } catch (IOException e) {
      return false;
    }
  }

  private static void copyConfig(Path to) {
    Path from = Path.of("..", "config").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
