package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.ISSUER;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.coverage;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.Finding;
import tegata.formats.people.Card;
import tegata.formats.people.Coverage;
import tegata.formats.people.Person;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class PeopleIntakeTest {
  private final TestDatabase database;

  PeopleIntakeTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.clear();
  }

  @Test
  @DisplayName("人は個人IDごとに一件と数え、二度目は変更なし、変わった人だけ置き換える")
  void upsertsPeople() throws SQLException {
    assertThat(database.take(NOW, people(TARO, HANAKO)).counts())
        .isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
    assertThat(database.take(NOW, people(TARO, HANAKO)).counts())
        .isEqualTo(new Counts(0, 0, 0, 2, 0, 0));

    Person moved = with(TARO, "架空 太朗", TARO.coverages(), TARO.cards());
    assertThat(database.take(NOW, people(moved, HANAKO)).counts())
        .isEqualTo(new Counts(0, 0, 1, 1, 0, 0));
    assertThat(database.rows("select name from person order by external_id"))
        .containsExactly("架空 太朗", "架空 花子");
    assertThat(database.rows("select count(*) from audit_entry group by request_id order by 1"))
        .as("one entry for each person and file that changed anything")
        .containsExactly("1", "2");
  }

  @Test
  @DisplayName("資格の喪失日は届けば書き足し、新しい保険者の資格は並べて残す")
  void keepsOldCoverages() throws SQLException {
    database.take(NOW, people(TARO));
    Coverage old = TARO.coverages().get(0);
    Coverage lost =
        new Coverage(
            old.insurerNumber(),
            old.insurerName(),
            old.symbol(),
            old.number(),
            old.branch(),
            old.relation(),
            old.copayPercent(),
            old.acquiredOn(),
            Optional.of(LocalDate.of(2026, 4, 1)),
            Optional.of(Coverage.LossReason.OTHER_COVERAGE));

    FileReport report =
        database.take(
            NOW,
            people(
                with(
                    TARO,
                    TARO.name(),
                    List.of(lost, coverage("138057", "", "77", "01")),
                    TARO.cards())));

    assertThat(report.counts().replaced()).isEqualTo(1);
    assertThat(
            database.rows("select insurer_number, lost_on, loss_reason from coverage order by id"))
        .containsExactly("06130488|2026-04-01|OTHER_COVERAGE", "138057|null|null");
  }

  @Test
  @DisplayName("別の人がもつ保険者番号・記号・番号・枝番の資格は、場所と理由を示して断る")
  void rejectsContradictingCoverage() throws SQLException {
    database.take(NOW, people(TARO));

    FileReport report =
        database.take(
            NOW,
            people(
                person(
                    "P-9", "架空 九郎", "カクウ クロウ", TARO.birthdate(), "06130488", "12-3", "456", "0")));

    assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
    assertThat(report.findings())
        .singleElement()
        .returns("coverage-contradicts", Finding::code)
        .returns("個人ID P-9 番号", Finding::place);
    assertThat(database.count("coverage")).isEqualTo(1);
  }

  @Test
  @DisplayName("同じ個人IDで生年月日の違う人は断り、何も変えない")
  void rejectsAnotherBirthdate() throws SQLException {
    database.take(NOW, people(TARO));
    Person other = person("P-1", "別人", "ベツジン", LocalDate.of(1999, 9, 9), "138057", "", "77", "01");

    FileReport report = database.take(NOW, people(other));

    assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 1));
    assertThat(database.value("select name from person")).isEqualTo("架空 太郎");
    assertThat(database.count("coverage")).isEqualTo(1);
  }

  @Test
  @DisplayName("名の読みが変わった人は、元の行とともに取り分け、確かめたあとに受け入れる。姓の変わった人は受け入れる")
  void holdsBackAnotherName() throws SQLException {
    database.take(NOW, people(TARO));

    assertThat(database.take(NOW, people(named("カクウ ジロウ"))).counts())
        .isEqualTo(new Counts(0, 0, 0, 0, 0, 1));
    assertThat(database.rows("select kana from person")).containsExactly("カクウ タロウ");
    assertThat(database.value("select code || ' ' || raw from quarantine"))
        .startsWith("name-contradicts P-1,")
        .contains("カクウ ジロウ");

    assertThat(database.take(NOW, people(named("テガタ タロウ"))).counts().replaced()).isEqualTo(1);
    try (Intake intake = database.intake(NOW)) {
      intake
          .acceptingNames()
          .importFile("f", people(named("テガタ ジロウ")), Optional.empty(), ImportProgress.SILENT);
    }
    assertThat(database.rows("select kana from person")).containsExactly("テガタ ジロウ");
  }

  private static Person named(String kana) {
    return new Person(
        TARO.externalId(),
        TARO.name(),
        kana,
        TARO.birthdate(),
        TARO.sex(),
        TARO.postalCode(),
        TARO.address(),
        TARO.registration(),
        TARO.coverages(),
        TARO.cards());
  }

  @Test
  @DisplayName("別の人のカードは断り、自分のカードの新しい期限は受け取る")
  void keepsCardsWithTheirHolder() throws SQLException {
    database.take(NOW, people(TARO));
    Card taros = TARO.cards().get(0);
    Card renewed = new Card(taros.serial(), taros.kind(), ISSUER, LocalDate.of(2031, 1, 10));

    assertThat(
            database
                .take(NOW, people(with(HANAKO, HANAKO.name(), HANAKO.coverages(), List.of(taros))))
                .findings())
        .extracting(Finding::code)
        .containsExactly("card-contradicts");
    database.take(NOW, people(with(TARO, TARO.name(), TARO.coverages(), List.of(renewed))));

    assertThat(
            database.rows(
                "select external_id, expires_on from card join person p on p.id = person_id"))
        .containsExactly("P-1|2031-01-10");
  }

  @Test
  @DisplayName("証明書発行者は、空白の入れ方が違っても、証明書の発行者と同じ形で残す")
  void foldsTheIssuer() throws SQLException {
    Card spaced =
        new Card(
            "S-1",
            Card.Kind.CARD,
            "CN=Test Card CA, O=Tegata Tests, C=JP",
            LocalDate.of(2030, 1, 1));
    database.take(NOW, people(with(TARO, TARO.name(), TARO.coverages(), List.of(spaced))));

    assertThat(database.value("select issuer from card")).isEqualTo(ISSUER);

    Card wrong = new Card("S-2", Card.Kind.CARD, "発行者", LocalDate.of(2030, 1, 1));
    assertThat(
            database
                .take(NOW, people(with(TARO, TARO.name(), TARO.coverages(), List.of(wrong))))
                .findings())
        .extracting(Finding::place)
        .containsExactly("個人ID P-1 証明書発行者");
  }

  @Test
  @DisplayName("Tegata で解除された人は、古い人のファイルをもう一度取り込んでも登録済みに戻らない")
  void neverRegistersAgain() throws SQLException {
    database.take(NOW, people(TARO));
    assertThat(database.value("select status, registered_on, route from registration"))
        .isEqualTo("REGISTERED|2024-12-02|READER");
    database.asApp("update registration set status = 'NOT_REGISTERED'");

    database.take(NOW, people(TARO));

    assertThat(database.value("select status from registration")).isEqualTo("NOT_REGISTERED");
  }

  @Test
  @DisplayName("検証番号の合わない保険者番号は、警告して取り込む")
  void warnsOfCheckDigits() throws SQLException {
    FileReport report =
        database.take(
            NOW,
            people(
                person("P-5", "架空 五郎", "カクウ ゴロウ", TARO.birthdate(), "06130489", "1", "2", "00")));

    assertThat(report.counts().accepted()).isEqualTo(1);
    assertThat(report.findings()).extracting(Finding::code).containsExactly("check-digit");
  }

  @Test
  @DisplayName("保険者名のない資格には、保険者のファイルの名前が付く")
  void namesTheInsurer() throws SQLException {
    database.take(NOW, "保険者番号,名称\r\n06130488,架空共済\r\n".getBytes(UTF_8));
    String file = new String(people(TARO), UTF_8).replace("架空健康保険組合", "");

    database.take(NOW, file.getBytes(UTF_8));

    assertThat(database.value("select insurer_name from coverage")).isEqualTo("架空共済");
  }

  private static Person with(Person p, String name, List<Coverage> coverages, List<Card> cards) {
    return new Person(
        p.externalId(),
        name,
        p.kana(),
        p.birthdate(),
        p.sex(),
        p.postalCode(),
        p.address(),
        p.registration(),
        coverages,
        cards);
  }
}
