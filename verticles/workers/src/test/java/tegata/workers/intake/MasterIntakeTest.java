package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Ms932;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestData;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class MasterIntakeTest {
  private static final String CODE = "699999977";

  private final TestDatabase database;

  MasterIntakeTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.clear();
  }

  @ParameterizedTest(name = "{0}: {2} 行、{3} は{4}")
  @CsvSource({
    "y, DRUG, 4, 620000237, 生理食塩液　１．３Ｌ",
    "s, SERVICE, 5, 111000110, 初診料",
    "b, DISEASE, 5, 4375001, もやもや病",
    "z, MODIFIER, 8, 4001, 亜急性"
  })
  @DisplayName("公表されているマスターを読み、二度目は変更なし")
  void loadsTheMasters(String file, String kind, int rows, String code, String name)
      throws IOException, SQLException {
    byte[] content = TestData.read("uke/master2022_subset_" + file + ".csv");

    FileReport report = database.take(NOW, content);

    assertThat(report.findings()).isEmpty();
    assertThat(report.counts()).isEqualTo(new Counts(rows, 0, 0, 0, 0, 0));
    assertThat(
            database.value(
                "select kind || ' ' || name from master_entry where code = '%s'".formatted(code)))
        .isEqualTo(kind + " " + name);
    assertThat(database.take(NOW, content).counts().unchanged()).isEqualTo(rows);
  }

  @Test
  @DisplayName("名称は診療日に有効なもの。後から届いたマスターで、コードだけの行に名が付く")
  void namesByTheDay() throws SQLException {
    database.take(NOW, people(TARO));
    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "").replace("699999901", CODE)));
    assertThat(shown()).isEqualTo("名称未登録の医薬品（コード 699999977）|null|1日 3");

    FileReport report =
        database.take(
            NOW,
            drugs(
                drug("古い名の錠", "20200401", 35),
                drug("新しい名の錠", "20260401", 42),
                drug("先の名の錠", "20261001", 42)));

    assertThat(report.counts().accepted()).isEqualTo(3);
    assertThat(shown()).isEqualTo("新しい名の錠|一般名の錠|1日 3錠");
  }

  @Test
  @DisplayName("コメントマスターは、決まりの列から読む（公表の例のない種別なので、架空の行で）")
  void loadsComments() throws SQLException {
    String[] row = new String[23];
    Arrays.fill(row, "");
    put(row, 1, "0");
    put(row, 2, "C");
    put(row, 7, "架空のコメント");
    put(row, 21, "20260401");
    put(row, 22, "99999999");
    put(row, 23, "810000001");

    assertThat(database.take(NOW, drugs(quoted(row))).counts())
        .isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
    assertThat(database.value("select kind || ' ' || code || ' ' || name from master_entry"))
        .isEqualTo("COMMENT 810000001 架空のコメント");
  }

  @Test
  @DisplayName("短い行、知らない種別、コードのない行は、行を示して断り、残りを入れる")
  void refusesBadRows() throws SQLException {
    FileReport report =
        database.take(
            NOW,
            drugs(
                drug("よい錠", "20200401", 42),
                drug("短い錠", "20200401", 20),
                drug("よい錠", "20200401", 42).replace("\"Y\"", "\"Q\""),
                drug("", "20200401", 42)));

    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 3));
    assertThat(report.findings())
        .extracting(Finding::place, Finding::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2行目", "missing-columns"),
            org.assertj.core.groups.Tuple.tuple("3行目 マスター種別", "unknown-value"),
            org.assertj.core.groups.Tuple.tuple("4行目", "malformed-value"));
  }

  private String shown() {
    return database.value("select name, ingredient, dose from medication");
  }

  private static byte[] drugs(String... rows) {
    return (String.join("\r\n", rows) + "\r\n").getBytes(Ms932.CHARSET);
  }

  private static String drug(String name, String changed, int width) {
    String[] row = new String[width];
    Arrays.fill(row, "");
    put(row, 1, "0");
    put(row, 2, "Y");
    put(row, 3, CODE);
    put(row, 5, name);
    put(row, 10, "錠");
    put(row, 11, "1");
    put(row, 28, "1");
    put(row, 30, changed);
    put(row, 31, "99999999");
    put(row, 38, "一般名の錠");
    return quoted(row);
  }

  private static String quoted(String[] row) {
    return Arrays.stream(row).map(cell -> '"' + cell + '"').collect(Collectors.joining(","));
  }

  private static void put(String[] row, int column, String value) {
    if (column <= row.length) {
      row[column - 1] = value;
    }
  }
}
