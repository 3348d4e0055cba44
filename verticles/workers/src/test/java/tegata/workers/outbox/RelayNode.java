package tegata.workers.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.fixture.Samples;
import tegata.workers.registration.DeliveredMessages;

/** A member that relays, in a process of its own; it ends with its standard input. */
final class RelayNode {
  private RelayNode() {}

  /**
   * @param args configuration directory, then port, name, user and password file of the database,
   *     then the base URL of every receiver
   */
  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    DatabaseConfig config =
        new DatabaseConfig(
            "localhost", Integer.parseInt(args[1]), args[2], args[3], args[4], Optional.empty(), 8);
    URI world = URI.create(args[5]);
    Clock clock = Samples.NOW;
    Vertx vertx = Vertx.vertx();
    Database.open(vertx, config, dir)
        .compose(
            database ->
                vertx.deployVerticle(
                    new RelayVerticle(
                        database,
                        new RelayConfig(
                            world,
                            Map.of("06130488", world),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                        dir,
                        new DeliveredMessages(new Audit(), clock).effects(),
                        new SimpleMeterRegistry())))
        .onSuccess(x -> System.out.println("READY"))
        .onFailure(
            e -> {
              System.out.println("FAILED " + e);
              System.exit(1);
            });
    while (System.in.read() >= 0) {
      // until the parent closes it
    }
    System.exit(0);
  }
}
