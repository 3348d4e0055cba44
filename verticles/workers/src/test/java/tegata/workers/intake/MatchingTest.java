package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.clock;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;
import static tegata.workers.fixture.Samples.subject;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.Finding;
import tegata.formats.myna.Subject;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class MatchingTest {
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final Counts ONE_HELD = new Counts(1, 1, 0, 0, 0, 0);
  private static final Counts ONE_TAKEN = new Counts(1, 0, 0, 0, 0, 0);

  private final TestDatabase database;

  MatchingTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.clear();
  }

  @Test
  @DisplayName("家族は枝番と生年月日で見分ける")
  void tellsAFamilyApart() throws SQLException {
    database.take(NOW, people(TARO, HANAKO));

    assertThat(database.take(NOW, notice(subject(HANAKO))).counts()).isEqualTo(ONE_TAKEN);
    assertThat(owners()).isEqualTo("P-2");
  }

  @Test
  @DisplayName("全角・ハイフンの書き方と、0で8桁にした国保の番号が違っても、同じ人に合わせる")
  void foldsSpellings() throws SQLException {
    database.take(
        NOW, people(person("P-3", "架空 三郎", "カクウ サブロウ", MARCH, "138057", "国－１", "００７", "1")));
    Subject stated =
        new Subject(
            "カクウサブロウ", "架空三郎", Optional.of(MARCH), "男", "0歳", "00138057", "国-1", "007", "０１");

    FileReport report = database.take(NOW, notice(stated));

    assertThat(report.counts()).isEqualTo(ONE_TAKEN);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  @DisplayName("人の届く前の記録は保留し、人が届いたときに取り込む")
  void holdsUntilThePersonArrives() throws SQLException {
    byte[] file = notice(subject(TARO));

    FileReport held = database.take(NOW, file);
    assertThat(held.counts()).isEqualTo(ONE_HELD);
    assertThat(held.findings()).extracting(Finding::code).containsExactly("person-unknown");
    assertThat(database.take(NOW, file).counts().unchanged()).isEqualTo(1);

    FileReport arrived = database.take(clock("2026-11-24T09:00:00"), people(TARO));

    assertThat(arrived.released()).extracting(FileReport::counts).containsExactly(ONE_TAKEN);
    assertThat(owners()).isEqualTo("P-1");
    assertThat(database.count("held_file")).isZero();
  }

  @Test
  @DisplayName("保留していた古い通知は、その間に入った新しい通知を上書きしない")
  void releasedFileKeepsItsArrival() throws SQLException {
    database.take(NOW, notice(subject(TARO)));
    database.take(NOW, people(withoutCoverage(TARO)));
    database.take(
        clock("2026-11-24T09:00:00"),
        expenses(subject(TARO), MARCH, Samples.line(YearMonth.of(2026, 1), "新しい医院")),
        Optional.of("CARD-P-1"));

    database.take(clock("2026-11-25T09:00:00"), people(TARO));

    assertThat(database.value("select institution from expense_notice")).isEqualTo("新しい医院");
    assertThat(database.count("held_file")).isZero();
  }

  @Test
  @DisplayName("生年月日の違う人、氏名だけが同じ人には合わせず、保留する")
  void neverMatchesByLess() throws SQLException {
    database.take(NOW, people(TARO));
    Subject s = subject(TARO);

    assertThat(database.take(NOW, notice(with(s, MARCH, s.insurerNumber(), s.number()))).counts())
        .isEqualTo(ONE_HELD);
    assertThat(
            database
                .take(NOW, notice(with(s, TARO.birthdate(), s.insurerNumber(), "999")))
                .counts())
        .isEqualTo(ONE_HELD);
    assertThat(database.count("expense_notice")).isZero();
  }

  @Test
  @DisplayName("枝番のない通知は、同じ番号・同じ生年月日の人が二人いれば保留する")
  void holdsForTwins() throws SQLException {
    database.take(
        NOW,
        people(
            TARO,
            person("P-4", "架空 次郎", "カクウ ジロウ", TARO.birthdate(), "06130488", "１２－３", "４５６", "02")));
    Subject s = subject(TARO);
    Subject withoutBranch =
        new Subject(
            s.kana(),
            s.name(),
            s.birthdate(),
            "男",
            "",
            s.insurerNumber(),
            s.symbol(),
            s.number(),
            "");

    assertThat(database.take(NOW, notice(withoutBranch)).counts()).isEqualTo(ONE_HELD);
  }

  @Test
  @DisplayName("隠された番号のファイルは保留し、カードを指定すれば、隠された値を比べずに取り込む")
  void masksAreNotCompared() throws SQLException {
    database.take(NOW, people(TARO));
    Subject masked =
        new Subject(
            TARO.kana(),
            TARO.name(),
            Optional.of(TARO.birthdate()),
            "男",
            "46歳",
            "0XXXXXXX",
            "X",
            "＊＊＊",
            "00");

    assertThat(database.take(NOW, notice(masked)).counts()).isEqualTo(ONE_HELD);

    FileReport report = database.take(NOW, notice(masked), Optional.of("CARD-P-1"));
    assertThat(report.counts()).isEqualTo(ONE_TAKEN);
    assertThat(report.findings()).isEmpty();
    assertThat(database.count("held_file")).isZero();
  }

  @Test
  @DisplayName("カードを指定したとき、氏名・生年月日・保険者の違いは警告し、それでも取り込む")
  void warnsOfDifferences() throws SQLException {
    database.take(NOW, people(TARO, HANAKO));
    Subject s = subject(HANAKO);

    FileReport report =
        database.take(
            NOW,
            notice(with(s, HANAKO.birthdate(), "138057", s.number())),
            Optional.of("CARD-P-1"));

    assertThat(report.counts()).isEqualTo(ONE_TAKEN);
    assertThat(report.findings())
        .extracting(Finding::code)
        .containsExactly("name-differs", "birthdate-differs", "insurer-differs");
    assertThat(owners()).isEqualTo("P-1");
  }

  @Test
  @DisplayName("氏名の空白、かな・カナ、半角カナの違いは、違いではない")
  void foldsNames() throws SQLException {
    database.take(NOW, people(TARO));
    Subject s = subject(TARO);
    Subject spelled =
        new Subject(
            "ｶｸｳﾀﾛｳ",
            "架空　太郎",
            s.birthdate(),
            "男",
            "",
            s.insurerNumber(),
            s.symbol(),
            s.number(),
            s.branch());

    assertThat(database.take(NOW, notice(spelled)).findings()).isEmpty();
  }

  @Test
  @DisplayName("知らないカードを指定したファイルは、行数だけ断り、保留もしない")
  void rejectsAnUnknownCard() throws SQLException {
    database.take(NOW, people(TARO));

    FileReport report = database.take(NOW, notice(subject(TARO)), Optional.of("CARD-P-9"));

    assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 1));
    assertThat(report.findings()).extracting(Finding::code).containsExactly("card-unknown");
    assertThat(database.count("expense_notice") + database.count("held_file")).isZero();
  }

  private static tegata.formats.people.Person withoutCoverage(tegata.formats.people.Person p) {
    return new tegata.formats.people.Person(
        p.externalId(),
        p.name(),
        p.kana(),
        p.birthdate(),
        p.sex(),
        p.postalCode(),
        p.address(),
        p.registration(),
        java.util.List.of(),
        p.cards());
  }

  private static Subject with(Subject s, LocalDate birthdate, String insurer, String number) {
    return new Subject(
        s.kana(),
        s.name(),
        Optional.of(birthdate),
        "男",
        "",
        insurer,
        s.symbol(),
        number,
        s.branch());
  }

  private static byte[] notice(Subject subject) {
    return expenses(subject, MARCH, Samples.line(YearMonth.of(2026, 1), "A医院"));
  }

  private String owners() {
    return database.value(
        "select p.external_id from expense_notice e join person p on p.id = e.person_id");
  }
}
