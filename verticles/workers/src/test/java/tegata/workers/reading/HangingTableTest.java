package tegata.workers.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Address;
import tegata.contract.AuditApi;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.ExpenseApi;
import tegata.contract.Fault;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.Part;
import tegata.contract.IdentityApi;
import tegata.contract.MedicationApi;
import tegata.contract.PersonMonths;
import tegata.contract.TreatmentApi;
import tegata.contract.Use;
import tegata.workers.RunningWorkers;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** One table that answers nobody, as under an upgrade that never ends, takes nothing else away. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HangingTableTest {
  /** More questions than a node has connections. */
  private static final int MANY = 40;

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private UUID hanako;

  HangingTableTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start() {
    workers = new RunningWorkers(database, NOW);
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @BeforeEach
  void bringPeopleIn() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, HANAKO));
    taro = id("P-1");
    hanako = id("P-2");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"medication, MEDICINES", "checkup, CHECKUPS"})
  @DisplayName("一つの表が止まっても、ホームはその一枚だけが取得できず、ほかの答えと一件の記録がそろう")
  void homeLacksOnePartOnly(String table, Part hanging) throws SQLException {
    Caller caller = patient(taro);
    try (Jdbc lock = locked(table)) {
      Map<Part, Future<?>> asked = new EnumMap<>(Part.class);
      asked.put(hanging, ask(HomeApi.NEWEST, caller, new HomeApi.NewestOf(taro, hanging)));
      for (Part part : Part.values()) {
        asked.computeIfAbsent(
            part, other -> ask(HomeApi.NEWEST, caller, new HomeApi.NewestOf(taro, other)));
      }
      await(ask(HomeApi.STANDING, caller, new HomeApi.Of(taro)));
      for (Part part : Part.values()) {
        if (part != hanging) {
          await(asked.get(part));
        }
      }
      assertGivesUp(asked.get(hanging));
    }
    assertThat(database.count("audit_entry where kind = 'RECORDS_VIEWED'")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"medication", "treatment", "checkup", "expense_notice", "audit_head"})
  @DisplayName("止まった表をたずねる人がどれだけいても、ほかの種類の答えはだれにでも届き、ログインも続く")
  void othersGoOn(String table) throws SQLException {
    try (Jdbc lock = locked(table)) {
      Map<String, Supplier<Future<?>>> of = questions(taro);
      List<Future<?>> hanging = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        hanging.add(of.get(table).get());
        Optional.ofNullable(of.get("home " + table)).ifPresent(home -> hanging.add(home.get()));
      }
      for (Map.Entry<String, Supplier<Future<?>>> other : questions(hanako).entrySet()) {
        if (!other.getKey().endsWith(table)) {
          await(other.getValue().get());
        }
      }
      hanging.forEach(HangingTableTest::assertGivesUp);
    }
    await(questions(hanako).get(table).get());
  }

  /** What pages ask, by the table that it cannot do without. */
  private Map<String, Supplier<Future<?>>> questions(UUID person) {
    PersonMonths months =
        new PersonMonths(person, YearMonth.of(2024, 1), YearMonth.of(2026, 11), Use.VIEW, 0);
    Map<String, Supplier<Future<?>>> asked = new LinkedHashMap<>();
    asked.put(
        "medication",
        () ->
            ask(
                MedicationApi.HISTORY,
                patient(person),
                new MedicationApi.History(months, MedicationApi.Only.EVERYTHING)));
    asked.put(
        "treatment",
        () ->
            ask(
                TreatmentApi.HISTORY,
                patient(person),
                new TreatmentApi.History(months, TreatmentApi.Only.EVERYTHING)));
    asked.put(
        "checkup",
        () -> ask(CheckupApi.ALL, patient(person), new CheckupApi.All(person, Use.VIEW, 0)));
    asked.put("expense_notice", () -> ask(ExpenseApi.NOTICES, patient(person), months));
    asked.put(
        "audit_head",
        () ->
            ask(
                AuditApi.HEADS,
                Caller.anonymous(UUID.randomUUID()),
                new AuditApi.HeadsBefore(Optional.empty())));
    asked.put("home medication", () -> newest(person, Part.MEDICINES));
    asked.put("home checkup", () -> newest(person, Part.CHECKUPS));
    asked.put("home of the rest", () -> newest(person, Part.ACCESSES));
    asked.put(
        "session",
        () ->
            ask(
                IdentityApi.SESSIONS.load(),
                Caller.anonymous(UUID.randomUUID()),
                new IdentityApi.SessionId("0".repeat(64))));
    return asked;
  }

  private Future<?> newest(UUID person, Part part) {
    return ask(HomeApi.NEWEST, patient(person), new HomeApi.NewestOf(person, part));
  }

  private <Q, A> Future<A> ask(Address<Q, A> address, Caller caller, Q question) {
    return workers.bus().ask(address, caller, question);
  }

  private Jdbc locked(String table) throws SQLException {
    Jdbc owner = database.ownerForAWhile();
    owner.update("lock table " + table + " in access exclusive mode");
    return owner;
  }

  private static void assertGivesUp(Future<?> asked) {
    Fault fault =
        await(asked.map(answer -> (Fault) null).recover(e -> Future.succeededFuture(Fault.of(e))));
    assertThat(fault).isNotNull();
    assertThat(fault.isPassing()).isTrue();
  }

  private UUID id(String externalId) {
    return UUID.fromString(
        database.value("select id from person where external_id = '%s'".formatted(externalId)));
  }

  private static Caller patient(UUID person) {
    return Caller.patient(person, "", UUID.randomUUID());
  }
}
