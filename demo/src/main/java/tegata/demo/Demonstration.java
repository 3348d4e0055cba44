package tegata.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Json;
import tegata.launcher.ImportRun;
import tegata.launcher.Member;
import tegata.launcher.Role;
import tegata.node.ConfigException;
import tegata.simulators.RunningWorld;
import tegata.simulators.World;
import tegata.simulators.WorldUrls;
import tegata.simulators.feeds.Feed;
import tegata.workers.database.Migrations;
import tegata.workers.intake.ImportFiles;
import tegata.workers.intake.ImportProgress;
import tegata.workers.intake.ImportReport;
import tegata.workers.intake.Intake;

/**
 * The whole demonstration: PostgreSQL, the simulated world, one member with every role, and the
 * demo's records.
 */
final class Demonstration {
  private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final long START_SECONDS = 30;

  private final DemoFolder folder;
  private final DemoPorts ports;
  private final Secrets secrets;
  private final PrintWriter progress;
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private boolean stopping;

  Demonstration(DemoFolder folder, DemoPorts ports, PrintWriter progress) {
    this.folder = folder;
    this.ports = ports;
    this.secrets = new Secrets(folder.secrets());
    this.progress = progress;
  }

  /** Starts everything; {@code ready.json} is written last. */
  void start() {
    delete(folder.demo().resolve("ready.json"));
    delete(folder.runFile());
    say("PostgreSQL を起動しています");
    LocalPostgres.stopLeftBehind(folder.postgres());
    ports.requireFree();
    begin(LocalPostgres.start(folder.postgres(), ports.postgres(), secrets)::close);
    say("保険者・カードのシミュレーターを起動しています");
    Clock clock = Clock.system(JAPAN);
    World world = World.open(folder.world(), clock, ports.world());
    world.writeDemoFiles(folder.demo());
    WorldUrls urls = startWorld(world);
    new DemoConfig(folder, ports, secrets).write(urls);
    migrate();
    say("クラスターに加わっています");
    Member member = Member.start(EnumSet.allOf(Role.class), folder.config());
    begin(member::stop);
    load(world);
    write(folder.runFile(), runFile());
    write(folder.demo().resolve("ready.json"), ready(urls));
    begin(() -> delete(folder.demo().resolve("ready.json")));
  }

  /** Stops what was started, the newest first; also while still starting. */
  void stop() {
    List<Runnable> started;
    synchronized (stops) {
      stopping = true;
      started = List.copyOf(stops);
      stops.clear();
    }
    for (Runnable stop : started) {
      try {
        stop.run();
      } catch (RuntimeException e) {
        LOG.warn("a part did not stop cleanly", e);
      }
    }
    delete(folder.runFile());
  }

  /** Simulators have their own Vert.x: the world outside is no member of the cluster. */
  private WorldUrls startWorld(World world) {
    Vertx vertx = Vertx.vertx();
    begin(() -> await(vertx.close()));
    RunningWorld running = await(world.start(vertx));
    begin(() -> await(running.stop()));
    return running.urls();
  }

  private void migrate() {
    Properties owner = new Properties();
    owner.setProperty("user", LocalPostgres.OWNER);
    owner.setProperty("password", secrets.text(LocalPostgres.OWNER));
    Migrations.apply(LocalPostgres.jdbcUrl(ports.postgres()), owner, LocalPostgres.APP);
  }

  /**
   * Records come in through the same importer that an operator uses; once, because it is idempotent
   * but not free.
   */
  private void load(World world) {
    if (Files.exists(folder.loadedMark())) {
      return;
    }
    say("架空の人々の記録を取り込んでいます");
    try (Intake intake = ImportRun.importer(folder.config()).open(false)) {
      for (Feed feed : world.writeFeeds(folder.feeds())) {
        ImportReport report =
            new ImportFiles(intake, feed.cardId(), ImportProgress.SILENT).run(List.of(feed.file()));
        if (report.hasRejections()) {
          throw new ConfigException("demo record refused: " + report.files().get(0).findings());
        }
      }
      Files.createFile(folder.loadedMark());
    } catch (SQLException | IOException e) {
      throw new ConfigException("the demo's records cannot be brought in: " + e.getMessage());
    }
  }

  /**
   * Remembers how to stop what has just started, or stops it at once when the end came in between.
   */
  private void begin(Runnable stop) {
    synchronized (stops) {
      if (!stopping) {
        stops.push(stop);
        return;
      }
    }
    stop.run();
    throw new ConfigException("stopped while starting");
  }

  private ObjectNode runFile() {
    return Json.MAPPER
        .createObjectNode()
        .put("pid", ProcessHandle.current().pid())
        .put("config", folder.config().toString());
  }

  private ObjectNode ready(WorldUrls world) {
    ObjectNode ready =
        Json.MAPPER
            .createObjectNode()
            .put("portal", "http://localhost:" + ports.portal())
            .put("gateway", "https://localhost:" + ports.gateway())
            .put("health", "http://127.0.0.1:" + ports.health())
            .put("reader", world.reader());
    ObjectNode insurers = ready.putObject("insurers");
    ObjectNode replicas = ready.putObject("insurerReplicas");
    world
        .insurers()
        .forEach(
            (number, urls) -> {
              insurers.put(number, urls.get(0));
              ArrayNode all = replicas.putArray(number);
              urls.forEach(all::add);
            });
    return ready.put("intermediary", world.intermediary());
  }

  /** Whoever waits for the file never sees half of it. */
  private static void write(Path file, ObjectNode content) {
    try {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(
          part, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ConfigException("cannot write " + file + ": " + e.getMessage());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ConfigException("cannot delete " + file + ": " + e.getMessage());
    }
  }

  private void say(String step) {
    progress.println("tegata: " + step);
    progress.flush();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new ConfigException("a simulator does not start or stop: " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      throw new ConfigException("a simulator does not start or stop in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException("interrupted");
    }
  }
}
