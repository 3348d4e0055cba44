package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.ClaimFiles.NOVEMBER;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.passedOn;
import static tegata.workers.fixture.ClaimFiles.returned;
import static tegata.workers.fixture.ClaimFiles.returnedClaim;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.coverage;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Caller;
import tegata.contract.IntakeDeskApi.Choose;
import tegata.formats.Finding;
import tegata.formats.people.Person;
import tegata.workers.audit.Audit;
import tegata.workers.fixture.ClaimFiles;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class ClaimIntakeTest {
  private static final String NUMBER = "13150810000000001";

  private final TestDatabase database;

  ClaimIntakeTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void begin() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, HANAKO));
  }

  @Test
  @DisplayName("医療費・お薬・診療の行になり、同じファイルは何も変えない")
  void showsAClaim() throws SQLException {
    byte[] file = medical(OCTOBER, visit(TARO, 1, ""), visit(HANAKO, 2, ""));

    FileReport report = database.take(NOW, file);

    assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
    assertThat(report.findings()).isEmpty();
    assertThat(expenses()).containsExactly("P-1|3800|2660|1140|null", "P-2|4550|3185|1365|null");
    assertThat(
            database.rows(
                "select p.external_id, dispensed_on, institution, setting, usage_class, drug_code, dose, quantity"
                    + " from medication m join person p on p.id = m.person_id order by 1"))
        .first()
        .isEqualTo("P-1|2026-09-01|架空内科医院|院内|内服|699999901|1日 3錠|7日分");
    assertThat(database.count("treatment")).isEqualTo(4);
    assertThat(database.count("audit_entry where 'TREATMENT' = any (categories)")).isEqualTo(2);

    assertThat(database.take(NOW, file).counts().unchanged()).isEqualTo(2);
    assertThat(database.count("audit_entry where 'TREATMENT' = any (categories)")).isEqualTo(2);
  }

  @Test
  @DisplayName("再請求が代わりになり、訂正ありと分かり、前の版は残る")
  void replaces() throws SQLException {
    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "")));

    FileReport report = database.take(NOW, medical(NOVEMBER, visit(TARO, 3, NUMBER)));

    assertThat(report.counts().replaced()).isEqualTo(1);
    assertThat(expenses()).containsExactly("P-1|5300|3710|1590|2026-11-01");
    assertThat(database.rows("select distinct corrected from medication"))
        .containsExactly("2026-11-01");
    assertThat(database.count("claim_version")).isEqualTo(2);
  }

  @Test
  @DisplayName("返戻は隠し、その後の請求は立つ。前に届いた返戻は、レセプトを待つ")
  void returns() throws SQLException {
    FileReport early = database.take(NOW, returned(OCTOBER, "1", NUMBER));
    assertThat(early.findings()).extracting(Finding::code).containsExactly("claim-unknown");

    database.take(NOW, passedOn(1, OCTOBER, NUMBER, visit(TARO, 1, "")));
    assertThat(expenses()).isEmpty();
    assertThat(states()).containsExactly("RETURNED");

    database.take(NOW, medical(NOVEMBER, visit(TARO, 2, NUMBER)));
    assertThat(expenses()).containsExactly("P-1|4550|3185|1365|2026-11-01");

    database.take(NOW, returned(NOVEMBER, "9", NUMBER));
    assertThat(expenses()).isEmpty();
    assertThat(database.count("medication") + database.count("treatment")).isZero();
    assertThat(states()).containsExactly("WITHDRAWN");
  }

  @Test
  @DisplayName("返戻のファイルに入ったレセプトそのものも、返戻になる")
  void returnsByTheClaimItself() throws SQLException {
    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "")));

    database.take(NOW, returnedClaim(OCTOBER, visit(TARO, 1, "")));

    assertThat(expenses()).isEmpty();
    assertThat(states()).containsExactly("RETURNED");
  }

  @Test
  @DisplayName("同じ月の食い違う請求は、どちらも見せず、警告する")
  void waitsInConflict() throws SQLException {
    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "")));

    FileReport report = database.take(NOW, medical(OCTOBER, visit(TARO, 2, "")));

    assertThat(report.findings()).extracting(Finding::code).containsExactly("claim-conflict");
    assertThat(states()).containsExactly("CONFLICT");
    assertThat(expenses()).isEmpty();
    database.take(NOW, medical(NOVEMBER, visit(TARO, 3, NUMBER)));
    assertThat(expenses()).containsExactly("P-1|5300|3710|1590|2026-11-01");
  }

  @Test
  @DisplayName("食い違いは一覧に出て、選べば立ち、選び直せる。ない版は選べない")
  void letsAnOperatorChoose(@TempDir Path config) throws SQLException {
    DecideClaim decide = new DecideClaim(database.config(config), config, NOW, new Audit());
    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "")));
    database.take(NOW, medical(OCTOBER, visit(TARO, 2, "")));
    database.take(NOW, returned(OCTOBER, "1", "13150810000000009"));

    try (Intake intake = database.intake(NOW)) {
      OpenMatters open = intake.openMatters();
      assertThat(open.conflicts())
          .hasSize(2)
          .allMatch(c -> c.month().equals(ClaimFiles.SEPTEMBER) && c.processed().equals(OCTOBER));
      assertThat(open.waitingReturns())
          .containsExactly(new OpenMatters.WaitingReturn("13150810000000009", OCTOBER, false));

      OpenMatters.Conflict one = open.conflicts().get(0);
      OpenMatters.Conflict other = open.conflicts().get(1);
      assertThat(choose(decide, one.claim(), "0".repeat(64))).isFalse();
      assertThat(choose(decide, "0".repeat(64), one.version())).isFalse();
      assertThat(expenses()).isEmpty();

      assertThat(choose(decide, one.claim(), one.version())).isTrue();
      List<String> first = expenses();
      assertThat(first).hasSize(1);
      assertThat(intake.openMatters().conflicts()).isEmpty();
      assertThat(choose(decide, other.claim(), other.version())).isTrue();
      assertThat(expenses()).hasSize(1).isNotEqualTo(first);

      database.take(NOW, medical(NOVEMBER, visit(TARO, 3, "")));
      String later =
          database.value(
              "select encode(content_sha256, 'hex') from claim_version where processed = '2026-11-01'");
      assertThat(choose(decide, one.claim(), one.version())).as("no longer disputed").isFalse();
      assertThat(choose(decide, one.claim(), later)).as("contradicts none").isFalse();
    }
    assertThat(
            database.rows(
                "select actor_kind, actor_id, actor_name from audit_entry where kind = 'CLAIM_CONFLICT_DECIDED'"))
        .containsExactly("SYSTEM|intake|intake", "SYSTEM|intake|intake");
    assertThat(database.count("audit_entry where 'TREATMENT' = any (categories)")).isEqualTo(5);
  }

  private static boolean choose(DecideClaim decide, String claim, String version)
      throws SQLException {
    return decide.chooseAgain(
        Caller.system("intake", UUID.randomUUID()), new Choose(claim, version));
  }

  @Test
  @DisplayName("振替は、新しい保険者の資格が届いたときに、その人の中で移る")
  void moves() throws SQLException {
    database.take(NOW, passedOn(1, OCTOBER, NUMBER, visit(TARO, 1, "")));
    database.take(NOW, passedOn(2, OCTOBER, NUMBER, visit(TARO, "04", "01130012", 1, "")));
    assertThat(expenses()).as("新しい保険者の資格がまだない").hasSize(1);

    database.take(NOW, people(changed(TARO)));

    assertThat(database.rows("select insurer_number, state from claim order by 1"))
        .containsExactly("01130012|ACTIVE", "06130488|MOVED");
    assertThat(expenses()).hasSize(1);
  }

  @Test
  @DisplayName("別の保険者の別の人のレセプトは、同じ検索番号・同じ日に生まれた人のものでも、隠せず、返せない")
  void neverMovesAnotherInsurersClaim() throws SQLException {
    var stranger =
        person("P-8", "架空 他人", "カクウ タニン", TARO.birthdate(), "01130012", "９", "８７６", "00");
    database.take(NOW, people(stranger));
    database.take(NOW, passedOn(1, OCTOBER, NUMBER, visit(TARO, 1, "")));
    List<String> before = expenses();

    String alien = "13150810000000077";
    database.take(NOW, passedOn(4, NOVEMBER, NUMBER, visit(stranger, "04", "", 2, "")));
    database.take(NOW, passedOn(4, NOVEMBER, alien, visit(stranger, "04", "", 2, "")));
    database.take(NOW, returned(NOVEMBER, "9", alien));

    assertThat(expenses()).containsExactlyElementsOf(before);
    assertThat(database.rows("select insurer_number, state from claim order by 1"))
        .containsExactly("01130012|WITHDRAWN", "06130488|ACTIVE");
  }

  /** The same person, who has changed to another insurer as well. */
  private static Person changed(Person p) {
    return new Person(
        p.externalId(),
        p.name(),
        p.kana(),
        p.birthdate(),
        p.sex(),
        p.postalCode(),
        p.address(),
        p.registration(),
        List.of(p.coverages().get(0), coverage("01130012", "１２－３", "４５６", "00")),
        p.cards());
  }

  @Test
  @DisplayName("人の分からないレセプトは保留し、資格が届いたときに見せる")
  void holdsUntilTheCoverageArrives() throws SQLException {
    database.clear();
    FileReport held = database.take(NOW, medical(OCTOBER, visit(TARO, 1, "")));
    assertThat(held.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
    assertThat(database.count("expense_notice")).isZero();

    FileReport arrived = database.take(NOW, people(TARO));

    assertThat(arrived.released())
        .extracting(FileReport::counts)
        .containsExactly(new Counts(1, 0, 0, 0, 0, 0));
    assertThat(expenses()).containsExactly("P-1|3800|2660|1140|null");
  }

  @Test
  @DisplayName("枝番のないレセプトは、氏名も合う人だけに結び付ける")
  void neverGuessesBetweenTwins() throws SQLException {
    database.clear();
    var twin = person("P-7", "架空 双子", "カクウ フタゴ", TARO.birthdate(), "06130488", "１２－３", "４５６", "05");
    database.take(NOW, people(twin));

    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "").replace(",,,00,,\n", ",,,,,\n")));
    assertThat(expenses()).isEmpty();

    database.take(NOW, medical(OCTOBER, visit(twin, 1, "").replace(",,,05,,\n", ",,,,,\n")));
    assertThat(expenses()).containsExactly("P-7|3800|2660|1140|null");
  }

  @Test
  @DisplayName("窓より前は入れず、先の年月は断り、読めないレセプトだけを断って残りを入れる")
  void leavesOutWhatMayNotBe() throws SQLException {
    FileReport report =
        database.take(
            NOW,
            medical(
                OCTOBER,
                visit(TARO, 1, "").replace(",202609,", ",202310,"),
                visit(TARO, 1, "").replace(",202609,", ",202612,"),
                visit(TARO, 1, "").replace(",291,1,", ",二百,1,"),
                visit(HANAKO, 1, "")));

    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 2));
    assertThat(report.findings())
        .filteredOn(Finding::isError)
        .extracting(Finding::code)
        .containsExactlyInAnyOrder("future", "not-a-number");
    assertThat(expenses()).hasSize(1);
  }

  @Test
  @DisplayName("点数の合わないレセプトは、警告して取り込む")
  void warnsOfPoints() throws SQLException {
    FileReport report =
        database.take(NOW, medical(OCTOBER, visit(TARO, 1, "").replace(",380\n", ",999\n")));

    assertThat(report.counts().accepted()).isEqualTo(1);
    assertThat(report.findings()).extracting(Finding::code).containsExactly("points-mismatch");
  }

  @Test
  @DisplayName("大きなファイルも少しずつ確定し、途中で断たれてもやり直せば同じになる")
  void goesOnAfterACrash() throws SQLException {
    StringBuilder claims = new StringBuilder();
    for (int i = 0; i < 450; i++) {
      claims.append(visit(TARO, 1, "").replace("４５６", String.valueOf(1_000 + i)));
    }
    byte[] file = medical(OCTOBER, claims.toString());
    ImportProgress kill =
        new ImportProgress() {
          private int seen;

          @Override
          public void rows(int more) {
            seen += more;
            if (seen > 300) {
              database.cutConnections();
            }
          }
        };

    try (Intake intake = database.intake(NOW).inChunksOf(200)) {
      intake.importFile("claims", file, java.util.Optional.empty(), kill);
    } catch (SQLException | AssertionError cut) { // the driver asserts where it is cut
      assertThat(database.count("claim")).isEqualTo(200);
    }
    FileReport again = database.take(NOW, file);

    assertThat(again.counts()).isEqualTo(new Counts(250, 250, 0, 200, 0, 0));
    assertThat(database.count("claim_version")).isEqualTo(450);
  }

  private List<String> states() {
    return database.rows("select state from claim order by state");
  }

  private List<String> expenses() {
    return database.rows(
        """
        select p.external_id, total, insurer, patient, corrected
          from expense_notice e join person p on p.id = e.person_id order by 1, 2
        """);
  }
}
