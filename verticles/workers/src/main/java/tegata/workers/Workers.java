package tegata.workers;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import tegata.contract.Bus;
import tegata.node.Node;
import tegata.workers.access.AccessVerticle;
import tegata.workers.checkup.CheckupVerticle;
import tegata.workers.consent.ConsentVerticle;
import tegata.workers.database.Database;
import tegata.workers.eligibility.EligibilityVerticle;
import tegata.workers.expense.ExpenseVerticle;
import tegata.workers.facility.FacilityVerticle;
import tegata.workers.home.HomeVerticle;
import tegata.workers.identity.CardVerifier;
import tegata.workers.identity.IdentityVerticle;
import tegata.workers.intake.Window;
import tegata.workers.medication.MedicationVerticle;
import tegata.workers.person.PersonVerticle;
import tegata.workers.registration.RegistrationVerticle;

/** The workers role of a node: everything that touches the database. */
public final class Workers {
  private Workers() {}

  /**
   * Opens the database and deploys every feature; the node is ready only while the database
   * answers.
   */
  public static Future<Void> deploy(Node node, WorkersConfig config, Path configDir, Clock clock) {
    CardVerifier verifier =
        new CardVerifier(configDir.resolve(config.cardCas()), config.policies(), clock);
    Window window = new Window(config.retention(), clock);
    return Database.open(node.vertx(), config.database(), configDir)
        .compose(
            database -> {
              node.health().require("database", database::ping);
              return deployAll(node, features(node.bus(), database, verifier, window, clock));
            });
  }

  private static List<Supplier<Deployable>> features(
      Bus bus, Database database, CardVerifier verifier, Window window, Clock clock) {
    return List.of(
        () -> new IdentityVerticle(bus, database, verifier, clock),
        () -> new FacilityVerticle(bus, database),
        () -> new PersonVerticle(bus, database, clock),
        () -> new EligibilityVerticle(bus, database, verifier, clock),
        () -> new ConsentVerticle(bus, database, verifier),
        () -> new RegistrationVerticle(bus, database, clock),
        () -> new MedicationVerticle(bus, database, window),
        () -> new CheckupVerticle(bus, database, window),
        () -> new ExpenseVerticle(bus, database, window),
        () -> new HomeVerticle(bus, database, window),
        () -> new AccessVerticle(bus, database));
  }

  private static Future<Void> deployAll(Node node, List<Supplier<Deployable>> features) {
    Future<Void> deployed = Future.succeededFuture();
    for (Supplier<Deployable> feature : features) {
      deployed = deployed.compose(x -> node.deploy(feature, new DeploymentOptions()));
    }
    return deployed;
  }
}
