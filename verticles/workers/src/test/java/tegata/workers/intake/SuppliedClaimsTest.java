package tegata.workers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.clock;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.Finding;
import tegata.formats.people.Person;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestData;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class SuppliedClaimsTest {
  private static final Person TARO = insured("T", LocalDate.of(1985, 4, 1), "１２３", "４５６７", "00");
  private static final Person JIRO = insured("J", LocalDate.of(1955, 1, 1), "８", "９", "00");
  private static final Person HANAKO =
      woman(insured("H", LocalDate.of(1990, 2, 15), "１２３", "４５６７", "01"));

  private final TestDatabase database;

  SuppliedClaimsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void begin() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, JIRO, HANAKO));
  }

  @Test
  @DisplayName("医科・DPC・歯科・調剤が、点数から計算した医療費と、薬になる")
  void showsEachKind() throws IOException, SQLException {
    for (String file :
        List.of(
            "RECEIPTC_202610.UKE",
            "RECEIPTD_202610.UKE",
            "RECEIPTS_202610.UKE",
            "RECEIPTY_202610_first.CYO")) {
      FileReport report = database.take(NOW, TestData.read("uke/" + file));
      assertThat(report.counts()).as(file).isEqualTo(new Counts(1, 0, 0, 0, 0, 0));
      assertThat(report.findings()).as(file).isEmpty();
    }

    assertThat(
            database.rows(
                "select category, days, institution, total, insurer, public_expense, patient"
                    + " from expense_notice order by 1"))
        .containsExactly(
            "医科入院|5|架空病院|131730|68010|0|63720",
            "医科外来|2|架空内科医院|3980|2786|398|796",
            "歯科外来|1|架空歯科医院|2750|1925|0|825",
            "調剤|1|架空薬局|2050|1435|0|615");
    assertThat(
            database.rows(
                "select dispensed_on, setting, usage_class, drug_code, dose, usage, quantity"
                    + " from medication order by 1, 2, 3"))
        .containsExactlyInAnyOrder(
            "2026-09-03|院内|内服|620009461|1日 3|null|7日分",
            "2026-09-17|院内|屯服|620456601|1回 1|null|3回分",
            "2026-09-17|院内|注射|620007344|1.2|null|1回分",
            "2026-09-05|入院|注射|620007344|4|null|1回分",
            "2026-09-06|入院|内服|620009461|1日 3|null|3日分",
            "2026-09-03|院内|内服|620009461|1日 3|null|4日分",
            "2026-09-10|院外|内服|620009461|1日 3|1日3回 食後|14日分",
            "2026-09-10|院外|外用|620003851|18|１日２回　患部に塗布|1調剤");
  }

  @Test
  @DisplayName("調剤の再請求で、14 日分が 28 日分になり、外用が消え、訂正ありになる。逆の順に届いても同じ")
  void resubmits() throws IOException, SQLException {
    byte[] first = TestData.read("uke/RECEIPTY_202610_first.CYO");
    byte[] again = TestData.read("uke/RECEIPTY_202612_resubmission.CYO");

    database.take(NOW, first);
    database.take(NOW, again);
    assertResubmitted();
    begin();
    database.take(NOW, again);
    database.take(NOW, first);
    assertResubmitted();
  }

  @Test
  @DisplayName("医科の見本は 75 件、すべて人を待ち、総件数の警告だけがある")
  void takesTheSample() throws IOException, SQLException {
    byte[] sample = TestData.read("uke/RECEIPTC_GAIRAI_SAMPLE.UKE");
    var thatYear = clock("2021-12-01T09:00:00");

    FileReport report = database.take(thatYear, sample);

    assertThat(report.findings()).extracting(Finding::code).containsExactly("total-mismatch");
    assertThat(report.counts()).isEqualTo(new Counts(75, 75, 0, 0, 0, 0));
    assertThat(database.take(thatYear, sample).counts().unchanged()).isEqualTo(75);
  }

  private void assertResubmitted() {
    assertThat(database.rows("select quantity, corrected from medication"))
        .containsExactly("28日分|2026-12-01");
    assertThat(database.rows("select total, corrected from expense_notice"))
        .containsExactly("2260|2026-12-01");
  }

  private static Person insured(
      String id, LocalDate birthdate, String symbol, String number, String branch) {
    return person(id, "架空 者", "カクウ モノ", birthdate, "06132013", symbol, number, branch);
  }

  private static Person woman(Person p) {
    return new Person(
        p.externalId(),
        p.name(),
        p.kana(),
        p.birthdate(),
        Person.Sex.FEMALE,
        p.postalCode(),
        p.address(),
        p.registration(),
        p.coverages(),
        p.cards());
  }
}
