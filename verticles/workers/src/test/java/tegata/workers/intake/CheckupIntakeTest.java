package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Notebooks.notebook;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.clock;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.Finding;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestData;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class CheckupIntakeTest {
  private static final String SAMPLE = "fhir/Bundle-Bundle-eCheckupReport-Sample-01.json";

  private final TestDatabase database;

  CheckupIntakeTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void bringTaroIn() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
  }

  @Test
  @DisplayName("健診は報告書ごとに一件で、保険者番号・記号・番号・枝番と生年月日で人に合わせる")
  void takesAReport() throws SQLException, IOException {
    FileReport report = database.take(NOW, report());

    assertThat(report.findings()).isEmpty();
    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
    assertThat(database.rows("select examined_on, institution from checkup"))
        .containsExactly("2026-05-03|架空健診センター");
    assertThat(database.rows("select code, value, unit from checkup_item order by line"))
        .containsExactly("9N001000000000001|171.5|cm", "9N006000000000001|68.0|kg");
    assertThat(database.take(NOW, report()).counts().unchanged()).isEqualTo(1);
  }

  @Test
  @DisplayName("文書の日時が後のものが残り、前のものが後から届いても変えない")
  void laterDocumentStands() throws SQLException, IOException {
    database.take(NOW, report("171.5", "172.0", "2026-06-01T", "2026-06-02T"));

    FileReport late = database.take(NOW, report());
    assertThat(late.findings()).extracting(Finding::code).containsExactly("older-than-known");

    FileReport newer = database.take(NOW, report("171.5", "172.5", "2026-06-01T", "2026-06-03T"));
    assertThat(newer.counts().replaced()).isEqualTo(1);
    assertThat(database.rows("select value from checkup_item order by line"))
        .containsExactly("172.5", "68.0");
  }

  @Test
  @DisplayName("まだ来ていない日の健診と調剤は、わけを言って断る")
  void refusesTheFuture() throws SQLException, IOException {
    FileReport checkup = database.take(NOW, report("2026-05-03", "2027-05-03"));
    FileReport drugs =
        database.take(
            NOW,
            new String(notebook("架空錠"), UTF_8).replace("5,20260312", "5,20270312").getBytes(UTF_8),
            Optional.of("CARD-P-1"));

    assertThat(checkup.counts().rejected()).isEqualTo(1);
    assertThat(checkup.findings()).extracting(Finding::code).contains("future");
    assertThat(drugs.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 2));
    assertThat(drugs.findings()).extracting(Finding::code).contains("future");
  }

  @Test
  @DisplayName("保存できない文字（NUL）のある文書は断り、何も残さない")
  void refusesNul() throws SQLException, IOException {
    FileReport report = database.take(NOW, report("\"身長\"", "\"身\\u0000長\""));

    assertThat(report.counts().rejected()).isEqualTo(1);
    assertThat(database.count("record_set")).isZero();
  }

  @Test
  @DisplayName("公開の見本は保険の番号の合う人に入り、5 年を過ぎれば期限切れと数える")
  void takesTheSample() throws SQLException, IOException {
    byte[] sample = TestData.read(SAMPLE);
    database.take(
        NOW,
        people(
            person(
                "P-7",
                "健診 太郎",
                "ケンシン タロウ",
                LocalDate.of(1950, 5, 4),
                "06123456",
                "12345",
                "67890",
                "01")));

    assertThat(database.take(clock("2024-04-06T09:00:00"), sample).counts())
        .isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
    assertThat(database.count("checkup_item")).isGreaterThan(40);
    assertThat(database.rows("select choice_oid from checkup_item where code like '9N736%'"))
        .containsExactly("1.2.392.200119.6.24060");
    assertThat(database.rows("select 1 from checkup_item where type = 'PQ' and choice_oid <> ''"))
        .isEmpty();
    assertThat(database.take(NOW, sample).counts()).isEqualTo(new Counts(0, 0, 0, 0, 1, 0));

    String table = "urn:oid:1.2.392.200119.6.24060";
    byte[] foreign =
        new String(sample, UTF_8).replace(table, "https://codes.example/smoking").getBytes(UTF_8);
    assertThat(database.take(clock("2024-04-06T10:00:00"), foreign).counts().replaced()).isOne();
    assertThat(database.rows("select choice_oid from checkup_item where code like '9N736%'"))
        .as("what is no OID is not told as one")
        .containsExactly("null");
  }

  private static byte[] report(String... replacements) throws IOException {
    try (InputStream in = CheckupIntakeTest.class.getResourceAsStream("fictitious-checkup.json")) {
      String text = new String(in.readAllBytes(), UTF_8);
      for (int i = 0; i < replacements.length; i += 2) {
        text = text.replace(replacements[i], replacements[i + 1]);
      }
      return text.getBytes(UTF_8);
    }
  }
}
