package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.ConsentApi.Given;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Consented;
import tegata.contract.EligibilityApi.Forwarded;
import tegata.contract.EligibilityApi.Outcome;
import tegata.contract.TreatmentApi;
import tegata.contract.TreatmentApi.ForFacility;
import tegata.domain.consent.Category;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.Validity;
import tegata.domain.treatment.Treatment;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** 診療・手術・特定疾病: each under a consent of its own. */
@ExtendWith(PostgresExtension.class)
class TreatmentsForFacilityTest {
  private ConsentWorld world;
  private TestDatabase sql;

  @BeforeEach
  void open(TestDatabase database) {
    sql = database;
    world = new ConsentWorld(sql);
    LocalDate month = ConsentWorld.today().minusMonths(2).withDayOfMonth(1);
    row(month, 1, "初診", "初診料");
    row(month, 2, "手術", "架空手術");
    row(month, 3, "麻酔", "架空麻酔");
    row(month, 4, "処置・手術", "歯の処置または手術");
    row(month, 5, "検査・病理", "架空検査");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("診療の同意では、手術と分かる行を見せない")
  void treatmentsHoldNoOperation() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.TREATMENTS);

    assertThat(names(consent.ref(), Category.TREATMENTS)).containsExactly("初診料", "架空検査");
    assertThat(entries())
        .containsExactly("RECORDS_PROVIDED|{TREATMENT}|CONSENT|DONE|consent=" + consent.id());
    assertThat(refusal(ConsentWorld.CLINIC, consent.ref(), Category.OPERATIONS))
        .isEqualTo("consent-missing");
  }

  @Test
  @DisplayName("手術の同意では、手術と分かる行だけを見せる")
  void operationsHoldNothingElse() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.OPERATIONS);

    assertThat(names(consent.ref(), Category.OPERATIONS))
        .containsExactly("架空手術", "架空麻酔", "歯の処置または手術");
    assertThat(entries())
        .containsExactly("RECORDS_PROVIDED|{OPERATION}|CONSENT|DONE|consent=" + consent.id());
  }

  @ParameterizedTest
  @EnumSource(
      value = Category.class,
      names = {"TREATMENTS", "OPERATIONS"})
  @DisplayName("同意のない施設・③の施設・知らない ref は、理由の符号だけで断る")
  void refusesByReasonAlone(Category category) {
    UUID ref = world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO);

    assertThat(refusal(ConsentWorld.CLINIC, ref, category)).isEqualTo("consent-missing");
    assertThat(refusal(ConsentWorld.CLINIC, UUID.randomUUID(), category))
        .isEqualTo("consent-missing");
    assertThat(refusal(ConsentWorld.BONESETTER, ref, category))
        .isEqualTo("facility-kind-not-allowed");
  }

  @Test
  @DisplayName("保存期間より前の行は見せない")
  void showsWhatIsKept() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.TREATMENTS);
    row(ConsentWorld.today().minusYears(6).withDayOfMonth(1), 9, "再診", "昔の再診");

    assertThat(names(consent.ref(), Category.TREATMENTS)).doesNotContain("昔の再診");
  }

  @ParameterizedTest(name = "{0} への同意 → 特定疾病 {1}")
  @CsvSource({"SPECIFIC_DISEASES, true", "MEDICATIONS, false"})
  @DisplayName("資格確認の答えに特定疾病を含めてよいのは、その同意があるときだけで、記録にも残る")
  void specificDiseasesNeedTheirConsent(Category category, boolean shown) {
    world.taroConsents(ConsentWorld.CLINIC, category);

    List<Consented> consented = recorded(ConsentWorld.CLINIC);

    assertThat(consented).extracting(Consented::category).containsExactly(category);
    assertThat(consented.get(0).until()).isEqualTo(consented.get(0).from().plusSeconds(86_400));
    assertThat(categories())
        .containsExactly(shown ? "{ELIGIBILITY,SPECIFIC_DISEASE}" : "{ELIGIBILITY}");
    assertThat(recorded(ConsentWorld.OTHER_CLINIC)).as("another facility").isEmpty();
  }

  @Test
  @DisplayName("猶予にある証明書の人・取り消した人の特定疾病は、同意があっても見せない")
  void graceAndRevocationEndIt() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.SPECIFIC_DISEASES);
    world.cardExpires(ConsentWorld.TAROS_CARD, ConsentWorld.today().minusDays(1));
    assertThat(recorded(ConsentWorld.CLINIC)).isEmpty();

    world.cardExpires(ConsentWorld.TAROS_CARD, ConsentWorld.today().plusDays(1));
    assertThat(recorded(ConsentWorld.CLINIC)).hasSize(1);
    world.age(consent.id(), "24 hours");
    assertThat(recorded(ConsentWorld.CLINIC)).isEmpty();
  }

  private List<Consented> recorded(String facility) {
    ByNumber number =
        new ByNumber(
            new InsuredNumber("06130488", Optional.empty(), "1", Optional.empty()),
            LocalDate.of(1970, 1, 1));
    Admitted admitted =
        new Admitted(
            ConsentWorld.today(), number, Optional.of(ConsentWorld.TARO), Optional.empty());
    return world
        .ask(
            EligibilityApi.RECORD,
            ConsentWorld.facility(facility),
            new Outcome(admitted, Forwarded.ANSWERED, Optional.of(Validity.VALID), true))
        .consented();
  }

  private List<String> names(UUID ref, Category category) {
    return world
        .ask(
            TreatmentApi.FOR_FACILITY,
            ConsentWorld.facility(ConsentWorld.CLINIC),
            new ForFacility(ref, category, 0))
        .treatments()
        .rows()
        .stream()
        .map(Treatment::name)
        .toList();
  }

  private String refusal(String facility, UUID ref, Category category) {
    return world
        .fault(
            TreatmentApi.FOR_FACILITY,
            ConsentWorld.facility(facility),
            new ForFacility(ref, category, 0))
        .code();
  }

  private List<String> entries() {
    return sql.rows(
        """
        select kind, categories, basis, result, note from audit_entry
         where kind = 'RECORDS_PROVIDED' order by number
        """);
  }

  private List<String> categories() {
    return sql.rows(
        "select categories from audit_entry where kind = 'ELIGIBILITY_CHECKED' order by number");
  }

  private void row(LocalDate month, int line, String group, String name) {
    sql.asOwner("select ensure_partitions(array['treatment'], '%s')".formatted(month));
    sql.asOwner(
        """
        insert into treatment (person_id, month, set_id, line, day, institution_code, institution,
                               category, service_group, code, name, times)
        values ('%s', '%s', 1, %d, '%s', '1310000011', '架空内科', '医科外来', '%s', '111000110', '%s', 1)
        """
            .formatted(ConsentWorld.TARO, month, line, month, group, name));
  }
}
