package tegata.workers.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.History;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.Use;
import tegata.domain.access.Reconciliation;
import tegata.domain.audit.Entry;
import tegata.domain.intake.RetentionWindow;
import tegata.workers.audit.Audit;
import tegata.workers.audit.LogFixture;
import tegata.workers.database.Database;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.intake.Window;

/** Persons and facilities are fictitious (架空). */
@ExtendWith(PostgresExtension.class)
class ReconciledHistoryTest {
  private static final Window WINDOW =
      new Window(RetentionWindow.STANDARD, Clock.system(ZoneId.of("Asia/Tokyo")));
  private static final UUID HANAKO = LogFixture.HANAKO;
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Tokyo"));
  private static final LocalDate MONTH = TODAY.withDayOfMonth(1);

  private final TestDatabase database;
  private final LogFixture log;
  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = new Bus(vertx);

  ReconciledHistoryTest(TestDatabase database) {
    this.database = database;
    this.log = new LogFixture(database);
  }

  @BeforeEach
  void serve(@TempDir Path dir) throws SQLException {
    database.clear();
    database.asOwner("select ensure_month('%s')".formatted(MONTH));
    Database pool = await(Database.open(vertx, database.config(dir), dir));
    await(vertx.deployVerticle(new AccessVerticle(bus, pool, WINDOW)));
    clinicLooks();
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  @DisplayName("その月の薬だけが先に届いても、診療所の閲覧は「受診記録なし」にならない")
  void dispensingsSayNothingOfNotices() {
    dispensed("架空薬局");
    assertThat(fit()).isEqualTo(Reconciliation.NOT_YET);
  }

  @Test
  @DisplayName("その月の医療費通知が届き、どこにも受診がなければ「受診記録なし」になる")
  void nothingFits() {
    noticed("架空歯科医院");
    assertThat(fit()).isEqualTo(Reconciliation.NOTHING);
  }

  @Test
  @DisplayName("医療費通知の名称は、全角半角と空白のちがいを超えて施設と合う")
  void namesAreFolded() {
    noticed("架空内科　クリニック１");
    assertThat(fit()).isEqualTo(Reconciliation.VISIT);
  }

  private void clinicLooks() throws SQLException {
    try (Jdbc jdbc = log.connect()) {
      jdbc.inTransaction(
          () -> {
            new Audit()
                .append(
                    jdbc,
                    new Entry(
                        Entry.Kind.ELIGIBILITY_CHECKED,
                        Optional.of(HANAKO),
                        new Entry.Actor("FACILITY", "1319999999", "架空内科クリニック1"),
                        Set.of(Entry.Category.ELIGIBILITY),
                        Entry.Basis.LAW,
                        Entry.Result.DONE,
                        UUID.randomUUID(),
                        Optional.empty()));
            return null;
          });
    }
  }

  private void dispensed(String institution) {
    database.asOwner(
        """
        insert into medication (person_id, month, set_id, line, dispensed_on, institution, name, source)
        values ('%s', '%s', 1, 1, '%s', '%s', '架空錠', 'NOTEBOOK')
        """
            .formatted(HANAKO, MONTH, TODAY, institution));
  }

  private void noticed(String institution) {
    database.asOwner(
        """
        insert into expense_notice
          (person_id, month, line, set_id, category, institution, total, insurer, public_expense, patient)
        values ('%s', '%s', 1, 1, '医科外来', '%s', 1000, 700, 0, 300)
        """
            .formatted(HANAKO, MONTH, institution));
  }

  /** How the clinic's row fits; the only row of a facility. */
  private Reconciliation fit() {
    Caller herself = Caller.patient(HANAKO, "架空 花子", UUID.randomUUID());
    History asked =
        new History(
            HANAKO,
            TODAY.minusDays(1),
            TODAY.plusDays(1),
            AccessApi.Only.EVERYTHING,
            Optional.empty(),
            Use.VIEW);
    var fits = await(bus.ask(AccessApi.HISTORY, herself, asked)).fits();
    assertThat(fits).hasSize(1);
    return fits.values().iterator().next();
  }

  private static <T> T await(Future<T> future) {
    return future.timeout(10, TimeUnit.SECONDS).toCompletionStage().toCompletableFuture().join();
  }
}
