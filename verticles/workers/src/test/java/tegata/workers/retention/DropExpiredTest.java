package tegata.workers.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.JAPAN;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.domain.intake.RetentionWindow;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.intake.Window;
import tegata.workers.retention.DropExpired.Dropped;

/** Near the real day, because the database's own clock has a say in it. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropExpiredTest {
  private static final Clock NOW = Clock.fixed(Instant.now(), JAPAN);
  private static final YearMonth FIRST = YearMonth.now(NOW).minusMonths(36);
  private static final YearMonth FIRST_CHECKUP = YearMonth.now(NOW).minusYears(5);
  private static final String PERSON = "00000000-0000-0000-0000-000000000001";

  private final TestDatabase rows;
  private final Vertx vertx = Vertx.vertx();
  private Database database;

  DropExpiredTest(TestDatabase rows) {
    this.rows = rows;
  }

  @BeforeAll
  void open(@TempDir Path dir) {
    database = await(Database.open(vertx, rows.config(dir), dir));
  }

  @AfterAll
  void close() {
    await(database.close());
    await(vertx.close());
  }

  @BeforeEach
  void fill() {
    rows.clear();
    rows.asOwner(
        "insert into person (id, external_id, name, kana, birthdate, sex) values ('%s', 'P-1', '架空', 'カクウ', '1980-01-10', 1)"
            .formatted(PERSON));
    Stream.of(FIRST.minusMonths(2), FIRST.minusMonths(1), FIRST, YearMonth.now(NOW))
        .forEach(this::month);
    Stream.of(FIRST_CHECKUP.minusMonths(1), FIRST_CHECKUP, FIRST.minusMonths(1))
        .forEach(this::checkup);
  }

  @Test
  @DisplayName("窓を過ぎた月だけが区画ごと消え、月ごとに一件の記録が残る。窓の初めの月は、はしまで残る")
  void dropsWhatIsPastTheWindow() {
    List<Dropped> dropped = run(NOW, RetentionWindow.STANDARD);

    assertThat(dropped)
        .containsExactly(
            new Dropped(FIRST_CHECKUP.minusMonths(1).atDay(1), 2),
            new Dropped(FIRST.minusMonths(2).atDay(1), 6),
            new Dropped(FIRST.minusMonths(1).atDay(1), 6));
    for (String table :
        List.of(
            "expense_notice",
            "medication",
            "treatment",
            "claim",
            "claim_version",
            "claim_number")) {
      assertThat(rows.rows("select distinct month from " + table + " order by 1"))
          .as(table)
          .containsExactly(FIRST.atDay(1).toString(), YearMonth.now(NOW).atDay(1).toString());
      assertThat(exists(table, FIRST.minusMonths(1))).as(table).isFalse();
      assertThat(exists(table, FIRST)).as(table).isTrue();
    }
    assertThat(rows.rows("select distinct examined_on from checkup_item order by 1"))
        .containsExactly(
            FIRST_CHECKUP.atDay(1).toString(), FIRST.minusMonths(1).atDay(1).toString());
    assertThat(rows.count("checkup")).isEqualTo(2);
    assertThat(rows.count("record_set")).as("sets of what is left").isEqualTo(2 + 2);
    assertThat(rows.count("claim_choice")).isEqualTo(2);
    assertThat(
            rows.rows(
                "select actor_id, note from audit_entry where kind = 'RECORDS_EXPIRED' order by note"))
        .containsExactly(
            "retention|month=%s rows=2".formatted(FIRST_CHECKUP.minusMonths(1)),
            "retention|month=%s rows=6".formatted(FIRST.minusMonths(2)),
            "retention|month=%s rows=6".formatted(FIRST.minusMonths(1)));
    assertThat(run(NOW, RetentionWindow.STANDARD)).as("once").isEmpty();
  }

  @Test
  @DisplayName("窓を長く設定すれば、その分だけ残る")
  void keepsALongerWindow() {
    assertThat(run(NOW, new RetentionWindow(37, 6)))
        .containsExactly(new Dropped(FIRST.minusMonths(2).atDay(1), 6));
  }

  @Test
  @DisplayName("時計の進んだノードがいても、データベースの時計で窓の中にある月は消えない")
  void distrustsAClockAhead() {
    Clock ahead = Clock.offset(NOW, java.time.Duration.ofDays(3_000));

    assertThat(run(ahead, RetentionWindow.STANDARD)).hasSize(3);

    assertThat(rows.count("expense_notice")).isEqualTo(2);
    assertThat(rows.count("checkup")).isEqualTo(2);
  }

  @Test
  @DisplayName("多くのノードが同時に始めても、一つの月は一度だけ消えて一件だけ記録される")
  void oneOfManyNodes() {
    List<Future<List<Dropped>>> all =
        IntStream.range(0, 8).mapToObj(i -> job(NOW, RetentionWindow.STANDARD).run()).toList();

    List<Dropped> dropped = all.stream().flatMap(one -> await(one).stream()).toList();
    List<Dropped> rest = run(NOW, RetentionWindow.STANDARD);

    assertThat(Stream.concat(dropped.stream(), rest.stream())).doesNotHaveDuplicates().hasSize(3);
    assertThat(rows.count("audit_entry where kind = 'RECORDS_EXPIRED'")).isEqualTo(3);
  }

  @Test
  @DisplayName("保留・隔離・取込の記録と届かなかった返戻も、長いほうの窓とともに消える")
  void dropsAsides() {
    for (LocalDate day : List.of(FIRST_CHECKUP.atDay(1).minusDays(1), FIRST_CHECKUP.atDay(2))) {
      rows.asOwner(
          """
          insert into held_file (sha256, name, content, received_at) values ('%1$s', 'f', '', '%1$s 12:00+09');
          insert into quarantine (file_name, line, place, code, reason, raw, raw_sha256, quarantined_at)
          values ('f', 1, '', '', '', '', '%1$s', '%1$s 12:00+09');
          insert into import_batch (file_name, began_at) values ('f', '%1$s 12:00+09');
          insert into claim_return (target, processed, withdrawn, brought_in_at)
          values ('%1$s', date_trunc('month', date '%1$s'), false, now())
          """
              .formatted(day));
    }

    run(NOW, RetentionWindow.STANDARD);

    for (String table : List.of("held_file", "quarantine", "import_batch", "claim_return")) {
      assertThat(rows.count(table)).as(table).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("保留のファイルは、その中のいちばん新しい記録の窓とともに消える。進んだ時計では消えない")
  void dropsHeldFiles() {
    LocalDate today = LocalDate.now(NOW);
    hold("PRESCRIPTION", today.minusDays(100));
    hold("PRESCRIPTION", today.minusDays(101));
    for (String kind : List.of("EXPENSE", "MEDICATION")) {
      hold(kind, FIRST.atDay(1));
      hold(kind, FIRST.atDay(1).minusDays(1));
    }
    hold("CHECKUP", FIRST_CHECKUP.atDay(1));
    hold("CHECKUP", FIRST_CHECKUP.atDay(1).minusDays(1));

    run(Clock.offset(NOW, java.time.Duration.ofDays(3_000)), RetentionWindow.STANDARD);
    run(NOW, RetentionWindow.STANDARD);

    assertThat(rows.rows("select kind, last_day from held_file order by 1"))
        .containsExactly(
            "CHECKUP|" + FIRST_CHECKUP.atDay(1),
            "EXPENSE|" + FIRST.atDay(1),
            "MEDICATION|" + FIRST.atDay(1),
            "PRESCRIPTION|" + today.minusDays(100));
  }

  @Test
  @DisplayName("消せない月があっても、電子処方箋と保留のファイルは消える")
  void oneFailureKeepsNothingElse() {
    prescription(LocalDate.now(NOW).minusDays(101));
    hold("PRESCRIPTION", LocalDate.now(NOW).minusDays(101));
    rows.asOwner(
        "create view keeps_the_month as select * from "
            + name("expense_notice", FIRST.minusMonths(2)));

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> run(NOW, RetentionWindow.STANDARD)))
        .isNotNull();
    rows.asOwner("drop view keeps_the_month");

    assertThat(rows.count("record_set where kind = 'PRESCRIPTION'")).isZero();
    assertThat(rows.count("held_file")).isZero();
    assertThat(run(NOW, RetentionWindow.STANDARD)).hasSize(2);
  }

  @Test
  @DisplayName("電子処方箋は100日を過ぎると消え、その記録が一件残る。進んだ時計では消えない")
  void dropsPrescriptions() {
    LocalDate first = LocalDate.now(NOW).minusDays(100);
    Stream.of(first.minusDays(1), first).forEach(this::prescription);

    run(Clock.offset(NOW, java.time.Duration.ofDays(30)), RetentionWindow.STANDARD);
    run(NOW, RetentionWindow.STANDARD);

    assertThat(rows.rows("select dispensed_on from medication where source = 'PRESCRIPTION'"))
        .containsExactly(first.toString());
    assertThat(rows.count("record_set where kind = 'PRESCRIPTION'")).isEqualTo(1);
    assertThat(rows.rows("select note from audit_entry where note like 'prescriptions%'"))
        .singleElement()
        .asString()
        .endsWith(" rows=1");
  }

  @Test
  @DisplayName("保険者の確認は30日を過ぎるか登録が終われば消え、否定は名簿が後から届くまで残る。進んだ時計では消えない")
  void dropsInsurersAnswers() {
    LocalDate today = LocalDate.now(NOW);
    answer("kept-confirmation", "VALID", today.minusDays(30));
    answer("old-confirmation", "VALID", today.minusDays(31));
    answer("old-unregistered", "VALID_UNREGISTERED", today.minusDays(31));
    answer("of-another-version", "?", today.minusDays(31));
    answer("of-an-ended-registration", "VALID", today);
    rows.asOwner(
        """
        insert into registration (person_id, status, ended_on, ended_why)
        select id, 'NOT_REGISTERED', current_date, 'DEREGISTERED' from person where external_id like 'of-an-ended%'
        """);
    answer("kept-denial", "NOT_FOUND", today.minusDays(400));
    answer("contradicted-denial", "INVALID", today.minusDays(2));
    rows.asOwner(
        "update person set brought_in_at = now() - interval '1 day' where external_id = 'contradicted-denial'");

    run(Clock.offset(NOW, java.time.Duration.ofDays(30)), RetentionWindow.STANDARD);
    assertThat(answers()).contains("kept-confirmation", "kept-denial");
    run(NOW, RetentionWindow.STANDARD);

    assertThat(answers()).containsExactly("kept-denial", "kept-confirmation");
  }

  @Test
  @DisplayName("消すのは窓の外だけと決めた関数のほかに、アプリケーションは区画を消せない")
  void cannotDropByItself() throws SQLException {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> rows.asApp("drop table " + name("expense_notice", FIRST))))
        .hasMessageContaining("must be owner");
  }

  private List<Dropped> run(Clock clock, RetentionWindow window) {
    return await(job(clock, window).run());
  }

  private DropExpired job(Clock clock, RetentionWindow window) {
    return new DropExpired(database, new Window(window, clock), new Audit());
  }

  private boolean exists(String table, YearMonth month) {
    return rows.value("select to_regclass('%s') is not null".formatted(name(table, month)))
        .equals("t");
  }

  private static String name(String table, YearMonth month) {
    return table + "_" + month.format(DateTimeFormatter.ofPattern("uuuuMM"));
  }

  private void month(YearMonth month) {
    rows.asOwner(
        """
        select ensure_month('%1$s'), ensure_claim_month('%1$s');
        with s as (insert into record_set (person_id, kind, set_key, made_at, content_sha256, brought_in_at)
                   values ('%2$s', 'CLAIM', '%1$s', now(), '', now()) returning id),
             e as (insert into expense_notice (person_id, month, line, set_id, category, institution, total, insurer,
                                               public_expense, patient)
                   select '%2$s', '%1$s', 1, id, '', '', 0, 0, 0, 0 from s),
             m as (insert into medication (person_id, month, set_id, line, dispensed_on, institution, name, source)
                   select '%2$s', '%1$s', id, 1, '%1$s', '', '', 'CLAIM' from s)
        insert into treatment (person_id, month, set_id, line, day, institution_code, institution, category,
                               service_group, code, name, times)
        select '%2$s', '%1$s', id, 1, '%1$s', '', '', '', '', '', '', 1 from s;
        insert into claim (month, claim_key, treatment_key, kind, symbol_key, number_key, branch_key, sex, name_key,
                           kana_key, brought_in_at)
        values ('%1$s', '%1$s', '', '', '', '', '', 1, '', '', now());
        insert into claim_version (month, claim_key, processed, stage, content_sha256, visible_sha256, split, records,
                                   brought_in_at)
        values ('%1$s', '%1$s', '%1$s', '', '', '', false, '', now());
        insert into claim_number values ('%1$s', '%1$s', '%1$s');
        insert into claim_choice (claim_key, content_sha256) values ('%1$s', '')
        """
            .formatted(month.atDay(1), PERSON));
  }

  private void prescription(LocalDate day) {
    rows.asOwner(
        """
        select ensure_month(date_trunc('month', date '%1$s')::date);
        with s as (insert into record_set (person_id, kind, set_key, made_at, content_sha256, brought_in_at)
                   values ('%2$s', 'PRESCRIPTION', '%1$s|a|b', now(), '', now()) returning id)
        insert into medication (person_id, month, set_id, line, dispensed_on, institution, name, source)
        select '%2$s', date_trunc('month', date '%1$s')::date, id, 1, '%1$s', '', '', 'PRESCRIPTION' from s
        """
            .formatted(day, PERSON));
  }

  private void hold(String kind, LocalDate day) {
    rows.asOwner(
        """
        insert into held_file (sha256, name, content, received_at, kind, last_day)
        values ('%1$s %2$s', 'f', '', now(), '%1$s', '%2$s')
        """
            .formatted(kind, day));
  }

  /** What an insurer answered about a person whose list came long ago. */
  private void answer(String person, String validity, LocalDate day) {
    rows.asOwner(
        """
        with p as (insert into person (id, external_id, name, kana, birthdate, sex, brought_in_at)
                   values (gen_random_uuid(), '%1$s', '架空', 'カクウ', '1980-01-10', 1, now() - interval '500 days')
                   returning id)
        insert into eligibility_answer (person_id, answer, answered_at)
        select id, '{"validity":"%2$s"}', '%3$s 00:00+09' from p
        """
            .formatted(person, validity, day));
  }

  private List<String> answers() {
    return rows.rows(
        "select external_id from eligibility_answer join person on id = person_id order by external_id desc");
  }

  private void checkup(YearMonth month) {
    rows.asOwner(
        """
        select ensure_checkup_month('%1$s');
        with s as (insert into record_set (person_id, kind, set_key, made_at, content_sha256, brought_in_at)
                   values ('%2$s', 'CHECKUP', '%1$s', now(), '', now()) returning id),
             c as (insert into checkup (set_id, person_id, examined_on, institution)
                   select id, '%2$s', '%1$s', '' from s)
        insert into checkup_item (set_id, line, code, name, type, value, examined_on)
        select id, 1, '', '', '', '', '%1$s' from s
        """
            .formatted(month.atDay(1), PERSON));
  }
}
