package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Notebooks.inShiftJis;
import static tegata.workers.fixture.Notebooks.notebook;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.clock;
import static tegata.workers.fixture.Samples.people;

import java.io.IOException;
import java.sql.SQLException;
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
class NotebookIntakeTest {
  private static final Optional<String> TAROS_CARD = Optional.of("CARD-P-1");
  private static final String NAMES =
      "select name from medication order by dispensed_on desc, line";

  private final TestDatabase database;

  NotebookIntakeTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void bringTaroIn() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
  }

  @Test
  @DisplayName("お薬手帳は薬ごとに一件で、調剤・処方・用法・コードを残す")
  void takesDrugs() throws SQLException {
    FileReport report = database.take(NOW, notebook("架空錠"), TAROS_CARD);

    assertThat(report.counts()).isEqualTo(new Counts(3, 0, 0, 0, 0, 0));
    assertThat(
            database.rows(
                """
                select dispensed_on, institution, prescriber, usage_class, name, ingredient, drug_code_kind,
                       drug_code, dose, usage, quantity, source
                  from medication order by dispensed_on desc, line
                """))
        .containsExactly(
            "2026-03-12|架空薬局 本店|架空病院|内服|架空錠|【般】架空成分|CLAIM|612170709|1錠|毎食後服用|3日分|NOTEBOOK",
            "2026-03-12|架空薬局 本店|架空病院|内服|架空散|null|null|null|0.5ｇ|毎食後服用|3日分|NOTEBOOK",
            "2026-02-20|架空薬局 南店|null|外用|架空軟膏|null|CLAIM|610406001|10ｇ|患部に塗布|1調剤|NOTEBOOK");
  }

  @Test
  @DisplayName("Shift_JIS で書き直しただけの手帳は変更なし、後から届いた訂正は調剤ごとに置き換える")
  void laterArrivalReplaces() throws SQLException {
    database.take(NOW, notebook("架空錠"), TAROS_CARD);

    assertThat(database.take(NOW, inShiftJis(notebook("架空錠")), TAROS_CARD).counts())
        .isEqualTo(new Counts(0, 0, 0, 3, 0, 0));
    assertThat(database.take(clock("2026-11-24T09:00:00"), notebook("別の架空錠"), TAROS_CARD).counts())
        .isEqualTo(new Counts(0, 0, 2, 1, 0, 0));
    assertThat(database.rows(NAMES)).containsExactly("別の架空錠", "架空散", "架空軟膏");
  }

  @Test
  @DisplayName("手帳には保険者の番号がないので、カードの指定がなければ、氏名と生年月日が合っても保留する")
  void holdsWithoutACard() throws SQLException {
    FileReport report = database.take(NOW, notebook("架空錠"));

    assertThat(report.counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0));
    assertThat(database.take(NOW, people(TARO)).released()).isEmpty();
    assertThat(database.count("medication")).isZero();

    database.take(NOW, notebook("架空錠"), TAROS_CARD);
    assertThat(database.count("held_file")).isZero();
  }

  @Test
  @DisplayName("公開の見本 2 件は薬の数だけ入り、コードのない見本は行を示して断る")
  void takesTheSamples() throws SQLException, IOException {
    assertThat(sample("jahis/tc-minimal-valid.txt").counts().accepted()).isEqualTo(1);
    assertThat(sample("jahis/tc-multi-dispensing.txt").counts().accepted()).isEqualTo(2);

    FileReport refused = sample("jahis/tc-invalid-missing-drug-code.txt");
    assertThat(refused.counts().accepted()).isZero();
    assertThat(refused.counts().rejected()).isPositive();
    assertThat(refused.findings()).filteredOn(Finding::isError).isNotEmpty();
  }

  private FileReport sample(String path) throws SQLException, IOException {
    return database.take(NOW, TestData.read(path), TAROS_CARD);
  }
}
