package tegata.workers;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Bus;
import tegata.formats.iryohixml.DocumentSigner;
import tegata.node.Node;
import tegata.node.revocation.BoundedFetch;
import tegata.node.revocation.Revocation;
import tegata.workers.access.AccessVerticle;
import tegata.workers.audit.AnchorVerticle;
import tegata.workers.audit.Audit;
import tegata.workers.audit.AuditVerticle;
import tegata.workers.audit.LogConfig;
import tegata.workers.audit.LogHealth;
import tegata.workers.audit.LogKeys;
import tegata.workers.audit.OrdererVerticle;
import tegata.workers.batch.BatchVerticle;
import tegata.workers.batch.ImportVerticle;
import tegata.workers.checkup.CheckupVerticle;
import tegata.workers.consent.ConsentVerticle;
import tegata.workers.database.Database;
import tegata.workers.draft.DraftVerticle;
import tegata.workers.eligibility.EligibilityVerticle;
import tegata.workers.expense.ExpenseVerticle;
import tegata.workers.facility.FacilityVerticle;
import tegata.workers.home.HomeVerticle;
import tegata.workers.idempotency.IdempotencyVerticle;
import tegata.workers.identity.CardVerifier;
import tegata.workers.identity.CheckCard;
import tegata.workers.identity.IdentityVerticle;
import tegata.workers.identity.LinkRenewedCard;
import tegata.workers.identity.SpendCardProof;
import tegata.workers.inbox.InboxVerticle;
import tegata.workers.inquiry.InquiryVerticle;
import tegata.workers.insurer.InsurerVerticle;
import tegata.workers.intake.IntakeDeskVerticle;
import tegata.workers.intake.Window;
import tegata.workers.medication.MedicationVerticle;
import tegata.workers.outbox.OutboxVerticle;
import tegata.workers.outbox.RelayVerticle;
import tegata.workers.paper.PaperVerticle;
import tegata.workers.person.PersonVerticle;
import tegata.workers.proxy.ProxyVerticle;
import tegata.workers.registration.DeliveredMessages;
import tegata.workers.registration.MonthEndVerticle;
import tegata.workers.registration.RegistrationVerticle;
import tegata.workers.retention.RetentionVerticle;
import tegata.workers.staff.StaffVerticle;
import tegata.workers.tax.TaxVerticle;
import tegata.workers.taxdocument.DocumentConfig;
import tegata.workers.taxdocument.DocumentKeys;
import tegata.workers.taxdocument.TaxDocumentVerticle;
import tegata.workers.treatment.TreatmentVerticle;

/** The workers role of a node: everything that touches the database. */
public final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** One exchange with OCSP, list or renewal service; three of them fit into an answer's time. */
  private static final Duration ASKING_REVOCATION = Duration.ofMillis(1_200);

  private Workers() {}

  /**
   * Opens the database and deploys every feature; the node is ready only while the database
   * answers.
   */
  public static Future<Void> deploy(Node node, WorkersConfig config, Path configDir, Clock clock) {
    CardVerifier verifier =
        new CardVerifier(configDir.resolve(config.cardCas()), config.policies(), clock);
    BoundedFetch fetch =
        new BoundedFetch(
            node.vertx(), config.revocation().ca().map(configDir::resolve), ASKING_REVOCATION);
    Revocation revocation = Revocation.at(node.vertx(), config.revocation(), fetch, clock);
    Window window = new Window(config.retention(), clock);
    return Database.open(node.vertx(), config.database(), configDir)
        .compose(
            database -> {
              node.health().require("database", database::ping);
              LinkRenewedCard renewals =
                  LinkRenewedCard.at(database, config.revocation().renewals(), fetch);
              CheckCard cards = new CheckCard(node.vertx(), verifier, revocation, renewals);
              return deployAll(
                      node,
                      features(node.bus(), database, cards, window, clock, config.oneDoesAll()))
                  .compose(x -> deployStaff(node, config, configDir, database, clock))
                  .compose(x -> deployMonthEnd(node, database, clock))
                  .compose(x -> deployImport(node, config, configDir, clock))
                  .compose(x -> deployIntakeDesk(node, config, configDir, database, clock))
                  .compose(x -> deployRetention(node, database, window))
                  .compose(x -> deployRelay(node, config, configDir, database, clock))
                  .compose(x -> deployDocuments(node, config, configDir, database, window, clock))
                  .compose(x -> deployLog(node, config, configDir, database));
            });
  }

  /** Every feature with its part of the connections, so that none takes them from all others. */
  static List<Supplier<Deployable>> features(
      Bus bus, Database database, CheckCard cards, Window window, Clock clock, boolean oneDoesAll) {
    SpendCardProof proofs = new SpendCardProof(cards, clock);
    return List.of(
        () -> new IdentityVerticle(bus, database.quarter(), cards, clock),
        () -> new ProxyVerticle(bus, database.quarter(), clock),
        () -> new DraftVerticle(bus, database.quarter(), clock),
        () -> new FacilityVerticle(bus, database.quarter()),
        () -> new PersonVerticle(bus, database.quarter(), clock),
        () -> new EligibilityVerticle(bus, database.half(), proofs, clock),
        () -> new IdempotencyVerticle(database.quarter()),
        () -> new BatchVerticle(bus, database.quarter(), clock),
        () -> new ConsentVerticle(bus, database.quarter(), proofs),
        () -> new RegistrationVerticle(bus, database.quarter(), proofs, clock, oneDoesAll),
        () -> new OutboxVerticle(bus, database.quarter()),
        () -> new MedicationVerticle(bus, database.quarter(), window),
        () -> new CheckupVerticle(bus, database.quarter(), window),
        () -> new TreatmentVerticle(bus, database.quarter(), window),
        () -> new ExpenseVerticle(bus, database.quarter(), window),
        () -> new TaxVerticle(bus, database.quarter(), window),
        () -> new HomeVerticle(bus, database.quarter(), window),
        () -> new InboxVerticle(bus, database.quarter(), clock),
        () -> new AuditVerticle(bus, database.quarter()),
        () -> new AccessVerticle(bus, database.quarter(), window),
        () -> new InquiryVerticle(bus, database.quarter(), window, clock),
        () -> new InsurerVerticle(bus, database.quarter(), clock, oneDoesAll),
        () -> new PaperVerticle(bus, database.quarter(), clock, oneDoesAll));
  }

  /**
   * The login of staff, where their cards are trusted; their CA has its own lists of the revoked.
   */
  private static Future<Void> deployStaff(
      Node node, WorkersConfig config, Path configDir, Database database, Clock clock) {
    if (config.staff().isEmpty()) {
      LOG.warn("no staff can log in: workers.json says nothing of their cards");
      return Future.succeededFuture();
    }
    WorkersConfig.StaffCards staff = config.staff().get();
    BoundedFetch fetch =
        new BoundedFetch(
            node.vertx(), staff.revocation().ca().map(configDir::resolve), ASKING_REVOCATION);
    CheckCard cards =
        CheckCard.ofStaff(
            node.vertx(),
            new CardVerifier(configDir.resolve(staff.cas()), staff.policies(), clock),
            Revocation.at(node.vertx(), staff.revocation(), fetch, clock));
    return node.deploy(
        () -> new StaffVerticle(node.bus(), database.quarter(), cards, clock),
        new DeploymentOptions());
  }

  private static Future<Void> deployMonthEnd(Node node, Database database, Clock clock) {
    return node.deploy(
        () -> new MonthEndVerticle(database, clock, node.metrics()), new DeploymentOptions());
  }

  private static Future<Void> deployRetention(Node node, Database database, Window window) {
    return node.deploy(() -> new RetentionVerticle(database, window), new DeploymentOptions());
  }

  /** Takes in what insurers sent. */
  private static Future<Void> deployImport(
      Node node, WorkersConfig config, Path configDir, Clock clock) {
    return node.deploy(
        () -> new ImportVerticle(config.database(), configDir, config.retention(), clock),
        new DeploymentOptions());
  }

  /** What imports left to decide, for operators. */
  private static Future<Void> deployIntakeDesk(
      Node node, WorkersConfig config, Path configDir, Database database, Clock clock) {
    return node.deploy(
        () ->
            new IntakeDeskVerticle(
                node.bus(), database.quarter(), config.database(), configDir, clock),
        new DeploymentOptions());
  }

  /** Relays the outbox from this node, where it is told to whom. */
  private static Future<Void> deployRelay(
      Node node, WorkersConfig config, Path configDir, Database database, Clock clock) {
    if (config.relay().isEmpty()) {
      LOG.warn("this node relays no messages: workers.json says nothing of it");
      return Future.succeededFuture();
    }
    DeliveredMessages delivered = new DeliveredMessages(new Audit(), clock);
    return node.deploy(
        () ->
            new RelayVerticle(
                database.quarter(),
                config.relay().get(),
                configDir,
                delivered.effects(),
                node.metrics()),
        new DeploymentOptions());
  }

  /** Documents for the tax return, where this node has a key to sign them with. */
  private static Future<Void> deployDocuments(
      Node node,
      WorkersConfig config,
      Path configDir,
      Database database,
      Window window,
      Clock clock) {
    if (config.documents().isEmpty()) {
      LOG.warn("this node signs no documents: workers.json says nothing of them");
      return Future.succeededFuture();
    }
    DocumentConfig documents = config.documents().get();
    DocumentSigner signer = DocumentKeys.read(documents, configDir);
    return node.deploy(
        () ->
            new TaxDocumentVerticle(
                node.bus(), database.quarter(), signer, documents.maker(), window, clock),
        new DeploymentOptions());
  }

  /** Orders, signs and anchors on this node, where it is told how. */
  private static Future<Void> deployLog(
      Node node, WorkersConfig config, Path configDir, Database database) {
    if (config.log().isEmpty()) {
      LOG.warn("this node does not sign the log: workers.json says nothing of it");
      return Future.succeededFuture();
    }
    LogConfig log = config.log().get();
    LogKeys keys = LogKeys.read(log, configDir);
    LogHealth health = new LogHealth(database);
    node.health().require("log", health::check);
    return node.deploy(
            () -> new OrdererVerticle(config.database(), configDir, keys.signer()),
            new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER))
        .compose(
            x ->
                log.anchor().isEmpty()
                    ? Future.succeededFuture()
                    : node.deploy(
                        () ->
                            new AnchorVerticle(
                                configDir.resolve(log.anchor().get()),
                                database,
                                keys.trusted(),
                                health),
                        new DeploymentOptions()));
  }

  private static Future<Void> deployAll(Node node, List<Supplier<Deployable>> features) {
    Future<Void> deployed = Future.succeededFuture();
    for (Supplier<Deployable> feature : features) {
      deployed = deployed.compose(x -> node.deploy(feature, new DeploymentOptions()));
    }
    return deployed;
  }
}
