package tegata.formats.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.formats.Finding;
import tegata.formats.Ms932;
import tegata.formats.Parsed;

class PeopleCsvTest {
  private static final Coverage OLD =
      coverage("06130488", LocalDate.of(2020, 4, 1), Optional.of(LocalDate.of(2026, 3, 31)));
  private static final Coverage NEW =
      coverage("138057", LocalDate.of(2026, 3, 31), Optional.empty());
  private static final Card CARD =
      new Card(
          "00000001架空", Card.Kind.SMARTPHONE, "CN=架空 CA, O=架空, C=JP", LocalDate.of(2030, 1, 10));
  private static final Person PERSON =
      new Person(
          "P-1",
          "架空 花子",
          "カクウ ハナコ",
          LocalDate.of(1981, 1, 1),
          Person.Sex.FEMALE,
          "100-0001",
          "東京都千代田区\"1\"",
          Optional.of(new Person.Registration(LocalDate.of(2024, 12, 2), "顔認証付きカードリーダー")),
          List.of(OLD, NEW),
          List.of(CARD));
  private static final Person WITHOUT_ANYTHING =
      new Person(
          "P-2",
          "架空 次郎",
          "カクウ ジロウ",
          LocalDate.of(2001, 2, 3),
          Person.Sex.UNSET,
          "",
          "",
          Optional.empty(),
          List.of(),
          List.of());

  @Test
  @DisplayName("書いたものを読むと、複数の資格もカードのない人も元に戻る")
  void survivesTheRoundTrip() {
    Parsed<List<Person>> parsed =
        PeopleCsv.read(PeopleCsv.write(List.of(PERSON, WITHOUT_ANYTHING)));

    assertThat(parsed.findings()).isEmpty();
    assertThat(parsed.value().get()).containsExactly(PERSON, WITHOUT_ANYTHING);
  }

  @Test
  @DisplayName("列の順が違っても、表計算ソフトの日付でも、Shift_JIS でも読む")
  void readsByColumnName() {
    String text =
        """
        生年月日,個人ID,氏名,氏名カナ,性別,保険者番号,記号,番号,枝番,本人家族,負担割合,資格取得日,資格喪失日,カード発行番号,証明書発行者,証明書有効期限
        1981/1/1,P-9,架空 髙子,カクウ タカコ,女,０６１３０４８８,１２－３４,4260,01,本人,３割,20200401,,,,
        """;
    Person person = PeopleCsv.read(text.getBytes(Ms932.CHARSET)).value().get().get(0);

    assertThat(person.birthdate()).isEqualTo("1981-01-01");
    assertThat(person.cards()).isEmpty();
    assertThat(person.coverages())
        .singleElement()
        .returns("06130488", Coverage::insurerNumber)
        .returns("１２－３４", Coverage::symbol)
        .returns(Optional.of(30), Coverage::copayPercent)
        .returns(LocalDate.of(2020, 4, 1), Coverage::acquiredOn);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "P-1, 123456789018, my-number, 個人ID",
    "1981-01-01, 1981-02-30, unreadable-date, 生年月日",
    "女, F, unknown-value, 性別",
    "06130488, 6130, malformed-value, 保険者番号",
    "2020-04-01, 2027-04-01, lost-before-acquired, 資格喪失日",
    "2020-04-01, '', missing-value, 資格取得日",
    "3割, 3倍, malformed-value, 負担割合",
    "2030-01-10, いつか, unreadable-date, 証明書有効期限"
  })
  @DisplayName("読めない行だけを、行と列を示して断る")
  void rejectsOneRow(String from, String to, String code, String column) {
    Parsed<List<Person>> parsed = read(text(PERSON).replaceFirst(from, to));

    assertThat(parsed.errors())
        .first()
        .returns(code, Finding::code)
        .returns("2行目 " + column, Finding::place);
    assertThat(parsed.value().get())
        .singleElement()
        .satisfies(person -> assertThat(person.coverages()).containsExactly(NEW));
  }

  @Test
  @DisplayName("同じ個人IDで氏名の違う行は断り、値を指摘の文に書かない")
  void rejectsContradictions() {
    String text = text(PERSON);
    int second = text.lastIndexOf("架空 花子");
    Parsed<List<Person>> parsed =
        read(text.substring(0, second) + "架空 良子" + text.substring(second + 5));

    assertThat(parsed.errors())
        .singleElement()
        .returns("contradicting-rows", Finding::code)
        .satisfies(finding -> assertThat(finding.message()).doesNotContain("良子"));
    assertThat(parsed.value().get().get(0).coverages()).containsExactly(OLD);
  }

  @Test
  @DisplayName("知らない列は警告だけ、必要な列がなければ・二重ならファイルごと断る")
  void checksTheHeader() {
    String text = text(WITHOUT_ANYTHING);

    assertThat(read(text.replaceFirst("住所", "住所２")).findings())
        .singleElement()
        .returns(Finding.Severity.WARNING, Finding::severity)
        .returns("unknown-column", Finding::code);
    assertThat(read(text.replaceFirst("氏名カナ", "カナ")).errors())
        .extracting(Finding::code)
        .containsExactly("missing-column");
    assertThat(read(text.replaceFirst("住所", "氏名")).errors())
        .extracting(Finding::code)
        .containsExactly("repeated-column");
    assertThat(PeopleCsv.read(new byte[0]).value()).isEmpty();
  }

  @Test
  @DisplayName("見出しより項目の多い行は、列がずれているかもしれないので断る")
  void rejectsShiftedRows() {
    String text = text(WITHOUT_ANYTHING).replace("架空 次郎", "架空, 次郎").stripTrailing();

    assertThat(read(text + "\r\n").errors()).extracting(Finding::code).contains("too-many-fields");
  }

  private static Coverage coverage(String insurer, LocalDate from, Optional<LocalDate> to) {
    return new Coverage(
        insurer,
        "架空健康保険組合",
        "１２－３４",
        "4260",
        "01",
        Coverage.Relation.INSURED,
        Optional.of(30),
        from,
        to,
        to.map(date -> Coverage.LossReason.OTHER_COVERAGE));
  }

  private static String text(Person person) {
    return new String(PeopleCsv.write(List.of(person)), UTF_8);
  }

  private static Parsed<List<Person>> read(String text) {
    return PeopleCsv.read(text.getBytes(UTF_8));
  }
}
