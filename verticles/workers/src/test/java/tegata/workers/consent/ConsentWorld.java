package tegata.workers.consent;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tegata.contract.Address;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.GiveByCard;
import tegata.contract.ConsentApi.Given;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.Fault;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.BeginCardProof;
import tegata.domain.consent.Category;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.intake.RetentionWindow;
import tegata.node.revocation.BoundedFetch;
import tegata.node.revocation.FixedRevocation;
import tegata.workers.WorkersConfig;
import tegata.workers.checkup.CheckupVerticle;
import tegata.workers.database.Database;
import tegata.workers.eligibility.EligibilityVerticle;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.identity.CardVerifier;
import tegata.workers.identity.CheckCard;
import tegata.workers.identity.IdentityVerticle;
import tegata.workers.identity.LinkRenewedCard;
import tegata.workers.identity.SpendCardProof;
import tegata.workers.intake.Window;
import tegata.workers.medication.MedicationVerticle;
import tegata.workers.treatment.TreatmentVerticle;

/** The workers that consents need, over a real database with fictitious people and facilities. */
final class ConsentWorld implements AutoCloseable {
  static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  static final String CLINIC = "1310000011";
  static final String OTHER_CLINIC = "1310000029";
  static final String HOME_CARE = "1310000037";
  static final String BONESETTER = "1310000045";

  static final UUID TARO = UUID.fromString("00000000-0000-4000-8000-000000000001");
  static final UUID HANAKO = UUID.fromString("00000000-0000-4000-8000-000000000002");
  static final String TAROS_CARD = "TARO00000001A";
  static final String HANAKOS_CARD = "HANAKO000001A";

  final Vertx vertx = Vertx.vertx();
  final Bus bus = new Bus(vertx);
  final TestDatabase sql;
  final Database database;
  final FixedRevocation authority = new FixedRevocation();

  /** Opens the workers on an emptied database. */
  ConsentWorld(TestDatabase sql) {
    this(sql, Clock.system(JAPAN));
  }

  /**
   * @param clock of the node, not of the database
   */
  ConsentWorld(TestDatabase sql, Clock clock) {
    this.sql = sql;
    sql.clear();
    populate();
    Path config = temporaryFolder();
    CardVerifier verifier =
        new CardVerifier(
            TestCards.ca(config), Set.of(WorkersConfig.USER_AUTHENTICATION_POLICY), clock);
    Window window = new Window(RetentionWindow.STANDARD, clock);
    this.database = await(Database.open(vertx, sql.config(config), config));
    BoundedFetch fetch = new BoundedFetch(vertx, Optional.empty(), Duration.ofSeconds(1));
    CheckCard cards =
        new CheckCard(
            vertx,
            verifier,
            authority.asked(),
            LinkRenewedCard.at(database, Optional.empty(), fetch));
    deploy(new IdentityVerticle(bus, database, cards, clock));
    deploy(new ConsentVerticle(bus, database, new SpendCardProof(cards, clock)));
    deploy(new MedicationVerticle(bus, database, window));
    deploy(new CheckupVerticle(bus, database, window));
    deploy(new TreatmentVerticle(bus, database, window));
    deploy(new EligibilityVerticle(bus, database, new SpendCardProof(cards, clock), clock));
  }

  /** A question of a facility, each a request of its own. */
  static Caller facility(String code) {
    return Caller.facility(code, "架空の施設 " + code, UUID.randomUUID());
  }

  static Caller person(UUID person) {
    return Caller.patient(person, "架空 太郎", UUID.randomUUID());
  }

  <Q, A> A ask(Address<Q, A> address, Caller caller, Q question) {
    return await(bus.ask(address, caller, question));
  }

  /** The code of the fault with which a question fails. */
  <Q, A> Fault fault(Address<Q, A> address, Caller caller, Q question) {
    return await(
        bus.ask(address, caller, question)
            .map(
                answer -> {
                  throw new AssertionError("answered " + answer);
                })
            .otherwise(Fault::of)
            .map(Fault.class::cast));
  }

  /** A challenge signed by a card that is valid for years. */
  CardProof proof(String facility, String serial) {
    return proof(facility, Purpose.CONSENT, serial, today().plusYears(2));
  }

  CardProof proof(String facility, Purpose purpose, String serial, LocalDate expiresOn) {
    String challenge =
        ask(IdentityApi.BEGIN_CARD_PROOF, facility(facility), new BeginCardProof(purpose))
            .challenge();
    return TestCards.sign(serial, expiresOn, challenge);
  }

  /** 太郎 consents at a facility with his card. */
  Given taroConsents(String facility, Category... categories) {
    return ask(
        ConsentApi.GIVE_BY_CARD,
        facility(facility),
        new GiveByCard(proof(facility, TAROS_CARD), Set.of(categories), false));
  }

  /** The person's ref at a facility. */
  UUID ref(String facility, UUID person) {
    sql.asOwner(
        "insert into person_ref (facility_code, person_id) values ('%s', '%s') on conflict do nothing"
            .formatted(facility, person));
    return UUID.fromString(
        sql.value(
            "select ref from person_ref where facility_code = '%s' and person_id = '%s'"
                .formatted(facility, person)));
  }

  /** Lets a consent have been given that much earlier, on the database's clock. */
  void age(UUID consent, String interval) {
    sql.asOwner(
        """
        update consent set given_at = clock_timestamp() - interval '%1$s',
               valid_until = clock_timestamp() - interval '%1$s' + interval '24 hours' - interval '1 millisecond'
         where id = '%2$s'
        """
            .formatted(interval, consent));
  }

  /** Sets the last day of a card. */
  void cardExpires(String serial, LocalDate day) {
    sql.asOwner("update card set expires_on = '%s' where serial = '%s'".formatted(day, serial));
  }

  static LocalDate today() {
    return LocalDate.now(JAPAN);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private void deploy(Deployable verticle) {
    await(vertx.deployVerticle(verticle));
  }

  private void populate() {
    facility(CLINIC, "架空内科", "STANDARD");
    facility(OTHER_CLINIC, "架空外科", "STANDARD");
    facility(HOME_CARE, "架空訪問診療所", "HOME_VISIT");
    facility(BONESETTER, "架空接骨院", "ELIGIBILITY_ONLY");
    person(TARO, "架空 太郎", TAROS_CARD);
    person(HANAKO, "架空 花子", HANAKOS_CARD);
  }

  private void facility(String code, String name, String kind) {
    sql.asOwner(
        "insert into facility (code, name, kind, roles, client_id) values ('%1$s', '%2$s', '%3$s', '{CLINIC}', 'client-%1$s')"
            .formatted(code, name, kind));
  }

  private void person(UUID id, String name, String card) {
    sql.asOwner(
        """
        insert into person (id, external_id, name, kana, birthdate, sex)
        values ('%1$s', '%1$s', '%2$s', 'カクウ', '1980-01-10', 1);
        insert into registration values ('%1$s', 'REGISTERED', '2024-12-02', 'READER');
        insert into card (issuer, serial, person_id, expires_on)
        values ('%3$s', '%4$s', '%1$s', current_date + 700)
        """
            .formatted(id, name, TestCards.issuer(), card));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("tegata-consent");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
