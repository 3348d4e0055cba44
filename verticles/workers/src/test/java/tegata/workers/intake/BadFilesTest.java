package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.line;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.subject;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tegata.formats.Finding;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class BadFilesTest {
  private static final byte[] GOOD =
      expenses(
          subject(TARO),
          LocalDate.of(2026, 3, 1),
          line(YearMonth.of(2026, 1), "A医院"),
          line(YearMonth.of(2026, 2), "B医院"));

  private final TestDatabase database;

  BadFilesTest(TestDatabase database) {
    this.database = database;
  }

  static Stream<Arguments> files() {
    String good = new String(GOOD, UTF_8);
    return Stream.of(
        Arguments.of("空のファイル", new byte[0], "unknown-format"),
        Arguments.of("UTF-16 のファイル", good.getBytes(UTF_16), "unknown-format"),
        Arguments.of("知らない形式", "col1,col2\n1,2\n".getBytes(UTF_8), "unknown-format"),
        Arguments.of("バイナリ", new byte[] {0, 1, 2, (byte) 0xff, 4}, "unknown-format"),
        Arguments.of("半分で切れた通知", Arrays.copyOf(GOOD, GOOD.length / 2), null),
        Arguments.of(
            "末尾の保険者情報の欠けた通知",
            good.substring(0, good.indexOf("保険者情報")).getBytes(UTF_8),
            "truncated"),
        Arguments.of("作成日のない通知", good.replace("作成日,", "印刷日,").getBytes(UTF_8), "no-creation-date"),
        Arguments.of(
            "壊れた JSON", "{\"resourceType\": \"Bundle\", ".getBytes(UTF_8), "malformed-json"),
        Arguments.of("患者のない手帳", "JAHISTC08,1\r\n5,20260312,1\r\n".getBytes(UTF_8), "no-patient"),
        Arguments.of("必要な列のない人の CSV", "個人ID,氏名\r\nP-1,架空\r\n".getBytes(UTF_8), "missing-column"),
        Arguments.of("大きすぎるファイル", new byte[Intake.MAX_BYTES + 1], "too-large"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  @DisplayName("使えないファイルは場所と理由を示して断り、何も残さない")
  void refuses(String what, byte[] content, String code) throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
    String before = state();

    FileReport report = database.take(NOW, content);

    assertThat(report.counts().rejected()).isPositive();
    assertThat(report.counts().accepted() + report.counts().replaced()).isZero();
    assertThat(report.findings())
        .filteredOn(Finding::isError)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.place()).isNotBlank())
        .allSatisfy(finding -> assertThat(finding.message()).isNotBlank());
    if (code != null) {
      assertThat(report.findings()).extracting(Finding::code).contains(code);
    }
    assertThat(state()).isEqualTo(before);
  }

  @Test
  @DisplayName("途中のどのバイトで切れた通知も、全部入るか、何も入らないかのどちらか")
  void neverHalf() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
    try (Intake intake = database.intake(NOW)) {
      for (int length = 0; length < GOOD.length; length += 97) {
        intake.importFile(
            "cut", Arrays.copyOf(GOOD, length), java.util.Optional.empty(), ImportProgress.SILENT);
        assertThat(database.count("expense_notice")).as("cut at %d", length).isIn(0, 2);
      }
    }
  }

  private String state() {
    return database.value(
        """
        select concat_ws('/', (select count(*) from record_set), (select count(*) from held_file),
                         (select count(*) from expense_notice), (select count(*) from medication),
                         (select count(*) from checkup), (select count(*) from person),
                         (select count(*) from coverage), (select count(*) from audit_entry))
        """);
  }
}
