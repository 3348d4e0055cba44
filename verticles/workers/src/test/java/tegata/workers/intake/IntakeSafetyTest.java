package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.fixture.ClaimFiles.NOVEMBER;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.returned;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.line;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;
import static tegata.workers.fixture.Samples.subject;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.people.Person;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.StoredState;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class IntakeSafetyTest {
  private static final byte[] NOTICE =
      expenses(
          subject(TARO),
          LocalDate.of(2026, 3, 1),
          line(YearMonth.of(2026, 1), "A医院"),
          line(YearMonth.of(2026, 2), "B医院"));

  private final TestDatabase database;

  IntakeSafetyTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.clear();
  }

  @Test
  @DisplayName("試しの取込は、前のファイルの結果も見て報告し、何も変えない")
  void dryRunChangesNothing() throws SQLException {
    try (Intake rehearsal = database.intake(NOW, true)) {
      assertThat(take(rehearsal, NOTICE).counts().held()).isEqualTo(2);
      FileReport people = take(rehearsal, people(TARO));
      assertThat(people.counts().accepted()).isEqualTo(1);
      assertThat(people.released()).hasSize(1);
      assertThat(take(rehearsal, NOTICE).counts().unchanged()).isEqualTo(2);
    }

    assertThat(database.count("person") + database.count("record_set")).isZero();
    assertThat(database.count("held_file") + database.count("audit_entry")).isZero();
  }

  @Test
  @DisplayName("同じファイルを 8 つ同時に取り込んでも、一度だけ入り、記録も一件")
  void sameFileAtOnce() throws Exception {
    database.take(NOW, people(TARO));

    List<FileReport> reports = atOnce(8, () -> database.take(NOW, NOTICE));

    assertThat(reports).extracting(r -> r.counts().accepted()).containsOnlyOnce(2);
    assertThat(reports)
        .extracting(r -> r.counts().accepted() + r.counts().unchanged())
        .containsOnly(2);
    assertThat(database.count("expense_notice")).isEqualTo(2);
    assertThat(database.count("audit_entry where 'EXPENSE' = any (categories)")).isEqualTo(1);
  }

  @Test
  @DisplayName("人・レセプト・返戻・通知の 100 のファイルを同時に取り込んでも、一つずつ取り込んだのと同じになる")
  void hundredFilesAtOnce() throws Exception {
    List<byte[]> files = hundredFiles();
    for (byte[] file : files) {
      database.take(NOW, file);
    }
    List<String> oneByOne = StoredState.inAnyOrder(database);
    database.clear();
    Collections.shuffle(files, new Random(100));

    ExecutorService threads = Executors.newFixedThreadPool(25);
    try {
      for (Future<FileReport> report :
          threads.invokeAll(
              files.stream()
                  .map(file -> (Callable<FileReport>) () -> database.take(NOW, file))
                  .toList())) {
        assertThat(report.get().counts().rejected()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(StoredState.differences(oneByOne, StoredState.inAnyOrder(database))).isEmpty();
    assertThat(database.count("import_batch where ended_at is not null")).isEqualTo(files.size());
    assertThat(database.count("held_file")).isZero();
    assertThat(database.count("claim where state = 'CONFLICT'")).isPositive();
  }

  /**
   * Of 20 people, of whom several files speak of each: the same, others, returned, contradicting.
   */
  private static List<byte[]> hundredFiles() {
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Person one =
          person(
              "P-" + i,
              "架空 " + i,
              "カクウ カズ",
              LocalDate.of(1980, 1, 1 + i),
              "06130488",
              "１２",
              String.valueOf(7_000 + i),
              "00");
      Person other =
          person(
              "Q-" + i,
              "架空 " + i,
              "カクウ カズ",
              LocalDate.of(1990, 1, 1 + i),
              "06130488",
              "１２",
              String.valueOf(8_000 + i),
              "00");
      files.add(people(one, other));
      files.add(medical(OCTOBER, visit(one, i % 3, ""), visit(other, 1, "")));
      files.add(medical(i % 2 == 0 ? OCTOBER : NOVEMBER, visit(one, 1, "S-" + i)));
      files.add(returned(NOVEMBER, "1", "S-" + (i + 1)));
      files.add(
          expenses(
              subject(other),
              LocalDate.of(2026, 3, 1),
              line(YearMonth.of(2026, 1), "A医院"),
              line(YearMonth.of(2026, 2), "B医院")));
    }
    return files;
  }

  @Test
  @DisplayName("記録を保留しているその間に人が届いても、記録は取り残されない")
  void peopleArriveWhileRecordsAreHeld() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    List<Future<FileReport>> people = new ArrayList<>();
    ImportProgress peopleArrive =
        new ImportProgress() {
          @Override
          public void rows(int more) {
            people.add(thread.submit(() -> database.take(NOW, people(TARO))));
            awaitEndOrLock(people.get(0));
          }
        };
    try (Intake intake = database.intake(NOW)) {
      intake.importFile("notice", NOTICE, Optional.empty(), peopleArrive);
      people.get(0).get(30, TimeUnit.SECONDS);
    } finally {
      thread.shutdownNow();
    }

    assertThat(database.count("expense_notice")).isEqualTo(2);
    assertThat(database.count("held_file")).isZero();
  }

  @Test
  @DisplayName("取込の途中で接続が断たれたファイルは一行も残らず、やり直せば全部入る")
  void wholeOrNothing() throws SQLException {
    database.take(NOW, people(TARO));
    ImportProgress kill =
        new ImportProgress() {
          @Override
          public void rows(int more) {
            database.cutConnections();
          }
        };

    assertThatThrownBy(
            () -> {
              try (Intake intake = database.intake(NOW)) {
                intake.importFile("notice", NOTICE, Optional.empty(), kill);
              }
            })
        .isInstanceOf(SQLException.class);

    assertThat(database.count("record_set") + database.count("expense_notice")).isZero();
    assertThat(database.take(NOW, NOTICE).counts().accepted()).isEqualTo(2);
  }

  @Test
  @DisplayName("取込は、月の区画を窓の分だけ先に用意し、窓の外の月には作らない")
  void preparesTheMonths() throws SQLException {
    database.take(NOW, "保険者番号,名称\r\n".getBytes(UTF_8));

    assertThat(
            database.value(
                """
                select count(*) || ' ' || min(c.relname) || ' ' || max(c.relname)
                  from pg_inherits i join pg_class c on c.oid = i.inhrelid
                 where i.inhparent = 'expense_notice'::regclass
                """))
        .isEqualTo("37 expense_notice_202311 expense_notice_202611");
  }

  /** Until the other import has ended, or waits for this one. */
  private void awaitEndOrLock(Future<FileReport> other) {
    while (!other.isDone()
        && database.count("pg_locks where locktype = 'advisory' and not granted") == 0) {
      Thread.onSpinWait();
    }
  }

  private static FileReport take(Intake intake, byte[] content) throws SQLException {
    return intake.importFile("file", content, Optional.empty(), ImportProgress.SILENT);
  }

  private static List<FileReport> atOnce(int times, Callable<FileReport> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    CyclicBarrier start = new CyclicBarrier(times);
    try {
      List<Future<FileReport>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(
            threads.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  return work.call();
                }));
      }
      List<FileReport> reports = new ArrayList<>();
      for (Future<FileReport> one : running) {
        reports.add(one.get(30, TimeUnit.SECONDS));
      }
      return reports;
    } finally {
      threads.shutdownNow();
    }
  }
}
