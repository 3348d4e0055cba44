package tegata.workers.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Caller;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Hints;
import tegata.domain.medication.SameIngredient.Overlap;
import tegata.domain.medication.Supply;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.ClaimFiles;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameIngredientHintsTest {
  private static final String NOTEBOOK =
      """
      JAHISTC08,1
      1,架空 太郎,1,19800110,,,,,,,カクウ タロウ
      5,20260905,1
      11,架空薬局 本店,13,4,1234567,,,,1
      51,架空歯科,13,3,7654321,1
      201,1,架空の後発錠,1,錠,4,9999001F1999,1
      301,1,毎食後服用,10,日分,1,1,,1
      201,2,架空の頓服,1,錠,4,9999005F1999,1
      301,2,痛い時,5,回分,3,1,,1
      """;

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;

  SameIngredientHintsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start() {
    workers = new RunningWorkers(database, NOW);
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @BeforeEach
  void bringInAPerson() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO));
    taro = UUID.fromString(database.value("select id from person where external_id = 'P-1'"));
    database.take(NOW, notebook(), Optional.of("CARD-P-1"));
  }

  @Test
  @DisplayName("レセプトとお薬手帳のように書き方が違っても、成分が同じ薬の重なりを一件の記録で見つける")
  void findsTheSameIngredient() throws SQLException {
    database.take(NOW, claim("699999901"));

    Hints hints = hints();

    assertThat(hints.possible()).isTrue();
    assertThat(hints.compared()).isEqualTo(2);
    assertThat(hints.notCompared()).containsExactly("架空の頓服");
    assertThat(hints.overlaps())
        .singleElement()
        .returns("架空錠Ａ５ｍｇ", o -> o.earlier().name())
        .returns("架空の後発錠", o -> o.later().name())
        .returns(LocalDate.of(2026, 9, 5), Overlap::first)
        .extracting(Overlap::earlier)
        .returns(LocalDate.of(2026, 9, 1), Supply::first);
    assertThat(database.rows("select categories from audit_entry where kind = 'RECORDS_VIEWED'"))
        .containsExactly("{MEDICATION}");
  }

  @Test
  @DisplayName("マスターがなく、レセプトの薬の成分が分からなければ、何も言わない")
  void saysNothingWithoutAMaster() throws SQLException {
    database.take(NOW, claim("699999977"));

    assertThat(hints())
        .returns(false, Hints::possible)
        .returns(0, Hints::compared)
        .satisfies(hints -> assertThat(hints.overlaps()).isEmpty());
  }

  @Test
  @DisplayName("マスターにあれば成分が分かる")
  void asksTheMaster() throws SQLException {
    knowFromMaster("699999977");
    database.take(NOW, claim("699999977"));
    assertThat(hints().overlaps()).hasSize(1);
  }

  @Test
  @DisplayName("マスターにない薬は、調べられなかったものとして名を挙げる")
  void namesWhatCouldNotBeCompared() throws SQLException {
    knowFromMaster("699999977");
    database.take(NOW, claim("699999978"));
    assertThat(hints())
        .returns(true, Hints::possible)
        .satisfies(hints -> assertThat(hints.overlaps()).isEmpty())
        .satisfies(
            hints ->
                assertThat(hints.notCompared())
                    .containsExactly("名称未登録の医薬品（コード 699999978）", "架空の頓服"));
  }

  private void knowFromMaster(String code) {
    database.asOwner(
        """
        insert into master_entry
          (kind, code, valid_from, name, ingredient, unit, form, reduction, price_code)
        values ('DRUG', '%s', '2020-04-01', '架空の先発錠', '', '錠', '1', false, '9999001F1777')
        """
            .formatted(code));
  }

  private Hints hints() {
    return workers.ask(
        MedicationApi.HINTS_OF,
        Caller.patient(taro, "", UUID.randomUUID()),
        new MedicationApi.HintsOf(taro));
  }

  /** Seven days from the first of September on. */
  private static byte[] claim(String drug) {
    return ClaimFiles.medical(
        ClaimFiles.OCTOBER, ClaimFiles.visit(TARO, 1, "").replace("699999901", drug));
  }

  private static byte[] notebook() {
    return NOTEBOOK.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
