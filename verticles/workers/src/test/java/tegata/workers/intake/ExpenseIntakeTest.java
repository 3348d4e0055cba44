package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.clock;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.line;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.subject;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.Finding;
import tegata.formats.myna.ExpenseLine;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestData;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class ExpenseIntakeTest {
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final String ROWS = "select institution from expense_notice order by month, line";

  private final TestDatabase database;

  ExpenseIntakeTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void bringTaroIn() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
  }

  @Test
  @DisplayName("新しい行は取込、同じファイルをもう一度取り込むと変更なしで、記録も増えない")
  void isIdempotent() throws SQLException {
    byte[] file = notice(FEBRUARY, "A医院", "B医院");
    assertThat(database.take(NOW, file).counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));

    String before = state();
    FileReport again = database.take(clock("2026-11-24T09:00:00"), file);

    assertThat(again.counts()).isEqualTo(new Counts(0, 0, 0, 2, 0, 0));
    assertThat(again.findings()).isEmpty();
    assertThat(state()).isEqualTo(before);
  }

  @Test
  @DisplayName("後に作られた訂正ファイルは、その月をまるごと置き換える")
  void correctedFileReplaces() throws SQLException {
    database.take(NOW, notice(FEBRUARY, "A医院", "B医院"));

    FileReport corrected = database.take(NOW, notice(MARCH, "A医院", "C医院", "D医院"));

    assertThat(corrected.counts()).isEqualTo(new Counts(0, 0, 3, 0, 0, 0));
    assertThat(database.rows(ROWS)).containsExactly("A医院", "C医院", "D医院");
    assertThat(database.count("record_set")).isEqualTo(1);
  }

  @Test
  @DisplayName("先に作られたファイルが後から届いても何も変えず、警告が理由を言う")
  void earlierCreationDateLoses() throws SQLException {
    database.take(NOW, notice(MARCH, "A医院"));

    FileReport late = database.take(NOW, notice(FEBRUARY, "B医院"));

    assertThat(late.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0));
    assertThat(late.findings()).extracting(Finding::code).containsExactly("older-than-known");
    assertThat(database.rows(ROWS)).containsExactly("A医院");
  }

  @Test
  @DisplayName("中身が同じでも後の作成日を覚え、間に作られたファイルに負けない")
  void remembersTheLaterDateOfTheSameContent() throws SQLException {
    database.take(NOW, notice(FEBRUARY, "A医院"));
    database.take(NOW, notice(MARCH, "A医院"));

    database.take(NOW, notice(LocalDate.of(2026, 2, 15), "B医院"));

    assertThat(database.rows(ROWS)).containsExactly("A医院");
  }

  @Test
  @DisplayName("作成日が同じなら、後に届いたほうが残る")
  void laterArrivalStandsOnEqualDates() throws SQLException {
    database.take(NOW, notice(MARCH, "A医院"));

    assertThat(database.take(NOW, notice(MARCH, "B医院")).counts().replaced()).isEqualTo(1);
    assertThat(database.rows(ROWS)).containsExactly("B医院");
  }

  @Test
  @DisplayName("範囲に入っていても行のない月は、消したことにならない")
  void absentMonthIsNoDeletion() throws SQLException {
    database.take(NOW, notice(FEBRUARY, "A医院"));

    database.take(NOW, expenses(subject(TARO), MARCH, line(YearMonth.of(2026, 2), "B医院")));

    assertThat(database.rows(ROWS)).containsExactly("A医院", "B医院");
  }

  @Test
  @DisplayName("36か月より前の行は期限切れと数えて保存せず、これから来る月の行は場所を示して断る")
  void cutsTheWindow() throws SQLException {
    FileReport report =
        database.take(
            NOW,
            expenses(
                subject(TARO),
                MARCH,
                line(YearMonth.of(2023, 10), "古い医院"),
                line(YearMonth.of(2023, 11), "最初の月の医院"),
                line(YearMonth.of(2026, 12), "未来の医院")));

    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 1));
    assertThat(report.findings())
        .filteredOn(Finding::isError)
        .singleElement()
        .returns("future", Finding::code)
        .returns("診療年月 2026年12月", Finding::place);
    assertThat(database.rows(ROWS)).containsExactly("最初の月の医院");
  }

  @Test
  @DisplayName("金額の読めない行は場所を示して断り、合計の合わない行は警告して取り込む")
  void rejectsOneLine() throws SQLException {
    String text = new String(notice(MARCH, "A医院", "B医院"), UTF_8);
    int last = text.lastIndexOf("\"1,000\"");
    String broken = text.substring(0, last) + "千円" + text.substring(last + 7);
    String first = broken.replaceFirst("窓口相当負担額（円）,300\r\n診療年月", "窓口相当負担額（円）,299\r\n診療年月");

    FileReport report = database.take(NOW, first.getBytes(UTF_8));

    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
    assertThat(report.findings())
        .extracting(Finding::code)
        .contains("unreadable-amount", "amounts-do-not-add-up");
    assertThat(database.value("select patient from expense_notice")).isEqualTo("299");
  }

  @Test
  @DisplayName("人の記録を変えた取込は、人とファイルごとに一件だけアクセス記録に残る")
  void leavesOneEntry() throws SQLException {
    database.take(NOW, notice(FEBRUARY, "A医院", "B医院"));

    assertThat(
            database.rows(
                """
                select actor_kind, actor_id, categories, basis, note from audit_entry
                 where kind = 'RECORDS_IMPORTED' and 'EXPENSE' = any (categories)
                """))
        .containsExactly("SYSTEM|import|{EXPENSE}|DUTY|format=MYNA_EXPENSES accepted=2 replaced=0");
  }

  @Test
  @DisplayName("マイナポータルの実例は、カードを指定すると 33 行すべて入る")
  void takesTheSampleFile() throws SQLException, IOException {
    byte[] file = TestData.read("myna_iryohi/iryouhi.csv");

    FileReport report = database.take(NOW, file, Optional.of("CARD-P-1"));

    assertThat(report.counts()).isEqualTo(new Counts(33, 0, 0, 0, 0, 0));
    assertThat(report.findings()).extracting(Finding::code).containsOnly("name-differs");
    assertThat(database.value("select sum(total) || '/' || sum(patient) from expense_notice"))
        .isEqualTo("256670/77001");
    assertThat(database.take(NOW, file, Optional.of("CARD-P-1")).counts().unchanged())
        .isEqualTo(33);
  }

  private static byte[] notice(LocalDate madeOn, String... institutions) {
    return expenses(
        subject(TARO),
        madeOn,
        Arrays.stream(institutions)
            .map(institution -> Samples.line(JANUARY, institution))
            .toArray(ExpenseLine[]::new));
  }

  private String state() {
    return String.join(
        "\n",
        database.rows(
            """
            select r.*, e.*, (select count(*) from audit_entry)
              from record_set r join expense_notice e on e.set_id = r.id order by r.id, e.line
            """));
  }
}
