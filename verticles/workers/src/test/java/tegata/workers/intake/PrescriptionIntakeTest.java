package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.PrescriptionFiles.dispensed;
import static tegata.workers.fixture.PrescriptionFiles.drug;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.clock;
import static tegata.workers.fixture.Samples.people;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.Finding;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.PrescriptionFiles;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class PrescriptionIntakeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 4);
  private static final String PHARMACY = "1341234567";
  private static final String TABLETS = drug("620000001", "架空錠");

  private final TestDatabase database;

  PrescriptionIntakeTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void clear() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
  }

  @Test
  @DisplayName("電子処方箋は、番号と生年月日の合う人に、薬ごとに一件で入る")
  void takesDrugs() throws SQLException {
    FileReport report =
        database.take(
            NOW, PrescriptionFiles.of(TARO, dispensed(DAY, PHARMACY, TABLETS, drug("", "架空散"))));

    assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
    assertThat(report.findings()).isEmpty();
    assertThat(
            database.rows(
                """
                select dispensed_on, institution_code, institution, prescriber, setting, usage_class, name, ingredient,
                       drug_code_kind, drug_code, dose, usage, quantity, source
                  from medication order by line
                """))
        .containsExactly(
            "2026-11-04|1341234567|架空薬局|架空医院|院外|内服|架空錠|架空成分|CLAIM|620000001|3錠|毎食後|7日分|PRESCRIPTION",
            "2026-11-04|1341234567|架空薬局|架空医院|院外|内服|架空散|架空成分|null|null|3錠|毎食後|7日分|PRESCRIPTION");
    assertThat(
            database.rows(
                "select categories from audit_entry where 'MEDICATION' = any (categories)"))
        .containsExactly("{MEDICATION}");
  }

  @Test
  @DisplayName("同じ電文をもう一度、また Shift_JIS で届いても変更なし。訂正は調剤ごとに置き換える")
  void laterArrivalReplaces() throws SQLException {
    byte[] first = PrescriptionFiles.of(TARO, dispensed(DAY, PHARMACY, TABLETS));
    database.take(NOW, first);

    assertThat(database.take(NOW, first).counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0));
    assertThat(database.take(NOW, inShiftJis(first)).counts())
        .isEqualTo(new Counts(0, 0, 0, 1, 0, 0));
    FileReport corrected =
        database.take(
            clock("2026-11-24T09:00:00"),
            PrescriptionFiles.of(TARO, dispensed(DAY, PHARMACY, drug("620000002", "別の架空錠"))));
    assertThat(corrected.counts()).isEqualTo(new Counts(0, 0, 1, 0, 0, 0));
    assertThat(database.rows("select name from medication")).containsExactly("別の架空錠");
  }

  @Test
  @DisplayName("資格のまだない人の電文は保留し、資格が届けば入る")
  void holds() throws SQLException {
    FileReport held =
        database.take(
            NOW,
            PrescriptionFiles.of(
                HANAKO,
                dispensed(DAY, PHARMACY, TABLETS),
                dispensed(DAY.minusDays(7), PHARMACY, TABLETS)));
    assertThat(held.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
    assertThat(database.count("medication")).isZero();
    assertThat(database.rows("select kind, last_day from held_file"))
        .as("when it goes, should nobody come")
        .containsExactly("PRESCRIPTION|" + DAY);

    assertThat(database.take(NOW, people(HANAKO)).released()).hasSize(1);
    assertThat(database.count("medication")).isEqualTo(2);
  }

  @Test
  @DisplayName("100日より前の調剤は入れず、ちょうど100日前の調剤は入れる")
  void keepsAHundredDays() throws SQLException {
    LocalDate first = LocalDate.now(NOW).minusDays(100);
    FileReport report =
        database.take(
            NOW,
            PrescriptionFiles.of(
                TARO,
                dispensed(first.minusDays(1), PHARMACY, TABLETS),
                dispensed(first, PHARMACY, TABLETS)));

    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0));
    assertThat(database.rows("select dispensed_on from medication"))
        .containsExactly(first.toString());
  }

  @Test
  @DisplayName("読めない薬は、場所と理由を付けて隔離し、残りは入れる")
  void quarantines() throws SQLException {
    FileReport report =
        database.take(
            NOW,
            PrescriptionFiles.of(TARO, dispensed(DAY, PHARMACY, TABLETS, drug("620000002", ""))));

    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
    assertThat(report.findings()).extracting(Finding::code).containsExactly("no-drug-name");
    assertThat(database.rows("select place || ' ' || code from quarantine"))
        .containsExactly("CzDiMonthInf[1]/CzDiDateInf[1]/CzDrugInf[2] CzDrugN no-drug-name");
  }

  @Test
  @DisplayName("保険者からは、自分の保険者番号の人の電文だけを受け取る")
  void insurersTellOfTheirOwn() throws SQLException {
    byte[] message = PrescriptionFiles.of(TARO, dispensed(DAY, PHARMACY, TABLETS));
    try (Intake other = database.intake(NOW)) {
      FileReport report =
          other.sentBy("138057").importFile("x", message, Optional.empty(), ImportProgress.SILENT);
      assertThat(report.findings()).extracting(Finding::code).containsExactly("other-insurer");
    }
    assertThat(database.count("medication")).isZero();
  }

  private static byte[] inShiftJis(byte[] message) {
    return new String(message, StandardCharsets.UTF_8)
        .replace("UTF-8", "Shift_JIS")
        .getBytes(Charset.forName("windows-31j"));
  }
}
