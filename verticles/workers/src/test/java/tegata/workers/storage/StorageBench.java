package tegata.workers.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.ExpenseApi;
import tegata.contract.HomeApi;
import tegata.contract.MedicationApi;
import tegata.contract.PersonMonths;
import tegata.contract.TreatmentApi;
import tegata.contract.Use;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.OwnPostgres;
import tegata.workers.fixture.TestDatabase;

/**
 * {@code ./tegata bench storage}: what the pages ask of the tables about one person's three years,
 * among few people and among many; how large the rows are, and what the end of a month costs. What
 * it shows is in docs/performance.md.
 */
@Tag("bench-storage")
class StorageBench {
  private static final Path FILE = Path.of("target", "bench-storage.md");
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final long MANY = Long.getLong("tegata.bench.rows", 10_000_000);
  private static final long FEW = MANY / 100;
  private static final int WARM = Integer.getInteger("tegata.bench.warm", 40);
  private static final int ASKED = Integer.getInteger("tegata.bench.asked", 200);
  private static final long POPULATION = 125_000_000;
  private static final double MOST = 1.3;

  private final YearMonth last = YearMonth.now(JAPAN).minusMonths(1);
  private final Random random = new Random(125);

  /** A page, by what it asks of the workers. */
  private interface Page {
    void open(RunningWorkers workers, Caller caller, UUID person);
  }

  /** A database of so many people, with workers that read it and a clock on what they ask of it. */
  private record Side(
      TestDatabase database, RunningWorkers workers, TimedStatements statements, long people)
      implements AutoCloseable {

    @Override
    public void close() {
      workers.close();
    }
  }

  @Test
  @DisplayName("一人の三年分は、1,000 万行の中からも、10 万行の中からの 1.3 倍までの時間で読める")
  void readsAsFastAmongMany() throws IOException, SQLException {
    try (OwnPostgres postgres = new OwnPostgres();
        Side few = side(postgres, FEW);
        Side many = side(postgres, MANY)) {
      Map<String, Double> ratios = new LinkedHashMap<>();
      pages().forEach((name, page) -> ratios.put(name, ratio(name, page, few, many)));
      new StorageSizes(many.database(), many.people(), POPULATION)
          .lines()
          .forEach(StorageBench::write);
      endOfAMonth(many);
      assertThat(ratios)
          .allSatisfy((page, ratio) -> assertThat(ratio).as(page).isLessThanOrEqualTo(MOST));
    }
  }

  private Side side(OwnPostgres postgres, long rows) throws SQLException {
    TestDatabase database = postgres.database();
    database.take(NOW, people(TARO));
    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "")));
    int bytes = Integer.parseInt(database.value("select octet_length(records) from claim_version"));
    database.clear();
    long people = rows / StorageRows.OF_A_PERSON;
    long begun = System.nanoTime();
    new StorageRows(database, people, bytes).write(last);
    database.checkpoint();
    write(
        "%,d people, %,d rows that pages read, and their claims: written in %.0f s"
            .formatted(people, people * StorageRows.OF_A_PERSON, seconds(begun)));
    TimedStatements statements = new TimedStatements();
    Vertx vertx =
        Vertx.builder()
            .with(new VertxOptions().setMetricsOptions(new MetricsOptions().setEnabled(true)))
            .withMetrics(options -> statements)
            .build();
    return new Side(
        database, new RunningWorkers(database, Clock.system(JAPAN), vertx), statements, people);
  }

  /**
   * Both sides in turn, so that whatever else the machine does falls on both, and each person
   * twice: the first time their rows come from wherever they lie, the second time from memory. How
   * far the second times differ is what the number of rows costs.
   */
  private double ratio(String name, Page page, Side few, Side many) {
    double[][] asked = new double[4][ASKED];
    for (int i = -WARM; i < ASKED; i++) {
      UUID one = anybody(few);
      UUID other = anybody(many);
      double[] taken = {
        ask(page, few, one), ask(page, many, other), ask(page, few, one), ask(page, many, other)
      };
      for (int k = 0; k < taken.length && i >= 0; k++) {
        asked[k][i] = taken[k];
      }
    }
    double[] medians = Arrays.stream(asked).mapToDouble(StorageBench::median).toArray();
    double ratio = medians[3] / medians[2];
    write(
        "%s: first %.2f ms among few, %.2f ms among many, ratio %.2f; again %.2f ms, %.2f ms, ratio %.2f"
            .formatted(
                name,
                medians[0],
                medians[1],
                medians[1] / medians[0],
                medians[2],
                medians[3],
                ratio));
    return ratio;
  }

  private UUID anybody(Side side) {
    return StorageRows.person((long) (random.nextDouble() * side.people()));
  }

  private double ask(Page page, Side side, UUID person) {
    side.statements().millis();
    page.open(side.workers(), Caller.patient(person, "", UUID.randomUUID()), person);
    return side.statements().millis();
  }

  private Map<String, Page> pages() {
    Map<String, Page> pages = new LinkedHashMap<>();
    pages.put(
        "/home",
        (workers, caller, person) -> {
          for (HomeApi.Part part : HomeApi.Part.values()) {
            workers.ask(HomeApi.NEWEST, caller, new HomeApi.NewestOf(person, part));
          }
        });
    pages.put(
        "/medicines",
        (workers, caller, person) -> {
          workers.ask(
              MedicationApi.HISTORY,
              caller,
              new MedicationApi.History(whole(person), MedicationApi.Only.EVERYTHING));
          workers.ask(MedicationApi.SCOPE, caller, new MedicationApi.ScopeOf(person, Use.VIEW));
        });
    pages.put(
        "/treatments",
        (workers, caller, person) -> {
          workers.ask(
              TreatmentApi.HISTORY,
              caller,
              new TreatmentApi.History(
                  whole(person), new TreatmentApi.Only(Optional.empty(), Optional.empty())));
          workers.ask(TreatmentApi.SCOPE, caller, new TreatmentApi.ScopeOf(person, Use.VIEW));
        });
    pages.put(
        "/expenses",
        (workers, caller, person) -> workers.ask(ExpenseApi.NOTICES, caller, whole(person)));
    pages.put(
        "/checkups",
        (workers, caller, person) ->
            workers.ask(CheckupApi.ALL, caller, new CheckupApi.All(person, Use.VIEW, 0)));
    return pages;
  }

  private PersonMonths whole(UUID person) {
    return new PersonMonths(person, last.minusMonths(StorageRows.MONTHS), last, Use.VIEW, 0);
  }

  /** What the retention job does with a month, its sets row by row. */
  private void endOfAMonth(Side side) {
    YearMonth edge = last.minusMonths(StorageRows.MONTHS - 1);
    long begun = System.nanoTime();
    String[] dropped =
        side.database()
            .value(
                "select expired || ' ' || dropped_rows from drop_expired_month('%s', '%s')"
                    .formatted(edge.atDay(1), edge.minusYears(2).atDay(1)))
            .split(" ");
    double taken = seconds(begun);
    write(
        "end of %s: %,d rows with their partitions, %,d sets deleted one by one: %.1f s; everybody's month: %.0f min"
            .formatted(
                dropped[0],
                Long.parseLong(dropped[1]),
                side.people(),
                taken,
                taken / side.people() * POPULATION / 60));
    side.database()
        .asOwner(
            """
            insert into claim_return (target, processed, withdrawn, brought_in_at)
            select 'return ' || n, date '2010-01-01', false, now() from generate_series(1, 100000) n
            """);
    begun = System.nanoTime();
    String gone = side.database().value("select drop_expired_asides('2015-01-01', '2015-01-01')");
    write("%s returns without their claims deleted: %.1f s".formatted(gone, seconds(begun)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void write(String line) {
    try {
      Files.writeString(
          FILE, "- " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
