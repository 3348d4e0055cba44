package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.CheckupApi.Checkups;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.GiveOnPaper;
import tegata.contract.ConsentApi.Given;
import tegata.contract.ConsentApi.OfFacility;
import tegata.contract.Fault;
import tegata.contract.MedicationApi;
import tegata.contract.MedicationApi.Medicines;
import tegata.domain.checkup.Checkup;
import tegata.domain.consent.Category;
import tegata.domain.medication.Medicine;
import tegata.domain.person.Subject;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class RecordsForFacilityTest {
  private ConsentWorld world;
  private TestDatabase sql;

  @BeforeEach
  void open(TestDatabase database) {
    sql = database;
    open(Clock.system(ConsentWorld.JAPAN));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("薬剤の同意があれば、施設は薬剤情報を新しい順に見られる")
  void consentShowsMedications() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    medicines("架空錠A", "架空錠B");

    assertThat(medications(consent.ref()).rows())
        .extracting(Medicine::name)
        .containsExactly("架空錠B", "架空錠A");
    assertThat(reads())
        .containsExactly(
            "RECORDS_PROVIDED|%s|%s|{MEDICATION}|CONSENT|DONE|consent=%s"
                .formatted(ConsentWorld.TARO, ConsentWorld.CLINIC, consent.id()));
  }

  @Test
  @DisplayName("はじめての施設に記録を見せると、本人に一度だけ知らせる")
  void tellsOfANewFacilityOnce() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    assertThat(sql.rows("select 1 from notice where kind = 'FACILITY_NEW'")).isEmpty();

    medications(consent.ref());
    medications(consent.ref());

    assertThat(sql.rows("select person_id from notice where kind = 'FACILITY_NEW'"))
        .containsExactly(ConsentWorld.TARO.toString());
  }

  @Test
  @DisplayName("健診の同意があれば、施設は健診の結果を項目まで見られる")
  void consentShowsCheckups() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.CHECKUPS);
    checkup(1, ConsentWorld.today().minusMonths(2));
    checkup(2, ConsentWorld.today().minusMonths(14));

    Checkups checkups = checkups(ConsentWorld.CLINIC, consent.ref());

    assertThat(checkups.rows())
        .extracting(Checkup::examinedOn)
        .containsExactly(ConsentWorld.today().minusMonths(2), ConsentWorld.today().minusMonths(14));
    assertThat(checkups.rows().get(0).items())
        .extracting(item -> item.value())
        .containsExactly("62", "118");
    assertThat(reads()).hasSize(1).first().asString().contains("{CHECKUP}|CONSENT|DONE");
  }

  @Test
  @DisplayName("期間を求めればその間のものだけを、頁に分かれても漏れなく、一件の記録で見せる")
  void rangesAndPagesAreOneEntry() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.CHECKUPS);
    LocalDate newest = ConsentWorld.today().minusDays(1);
    for (int i = 0; i < 8; i++) {
      checkup(i + 1, newest.minusMonths(i));
    }
    Caller caller = ConsentWorld.facility(ConsentWorld.CLINIC);
    Optional<LocalDate> from = Optional.of(newest.minusMonths(6));

    Checkups first =
        world
            .ask(
                CheckupApi.FOR_FACILITY,
                caller,
                new CheckupApi.ForFacility(consent.ref(), from, Optional.of(newest), 0))
            .checkups();
    Checkups second =
        world
            .ask(
                CheckupApi.FOR_FACILITY,
                caller,
                new CheckupApi.ForFacility(
                    consent.ref(), from, Optional.of(newest), first.next().orElseThrow()))
            .checkups();

    assertThat(first.rows()).hasSize(5);
    assertThat(second.rows()).hasSize(2);
    assertThat(second.next()).isEmpty();
    assertThat(reads()).hasSize(1);
  }

  @Test
  @DisplayName("月を求めれば、その月の薬だけを見せる")
  void aRangeOfMonths() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    medicines("架空錠A");
    YearMonth month = YearMonth.from(ConsentWorld.today());

    assertThat(medications(consent.ref(), Optional.of(month), Optional.of(month)).rows())
        .hasSize(1);
    assertThat(
            medications(consent.ref(), Optional.of(month.plusMonths(1)), Optional.empty()).rows())
        .isEmpty();
    assertThat(
            medications(consent.ref(), Optional.empty(), Optional.of(month.minusMonths(1))).rows())
        .isEmpty();
  }

  @Test
  @DisplayName("同意がなければ見せず、断ったことが本人の記録に残る")
  void withoutConsentNothingIsShown() {
    UUID ref = world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO);
    medicines("架空錠A");

    Fault fault = refused(ConsentWorld.CLINIC, ref);

    assertThat(fault.kind()).isEqualTo(Fault.Kind.FORBIDDEN);
    assertThat(fault.code()).isEqualTo("consent-missing");
    assertThat(reads())
        .containsExactly(
            "RECORDS_REFUSED|%s|%s|{MEDICATION}|CONSENT|DENIED|reason=consent-missing"
                .formatted(ConsentWorld.TARO, ConsentWorld.CLINIC));
  }

  @Test
  @DisplayName("知らない ref、他の施設の ref への答えは、同意のない人への答えと変わらない")
  void anUnknownRefLooksLikeAMissingConsent() {
    Given elsewhere = world.taroConsents(ConsentWorld.OTHER_CLINIC, Category.MEDICATIONS);
    Fault missing = refused(ConsentWorld.CLINIC, world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO));

    for (UUID ref : List.of(UUID.randomUUID(), elsewhere.ref())) {
      Fault fault = refused(ConsentWorld.CLINIC, ref);
      assertThat(fault.kind()).isEqualTo(missing.kind());
      assertThat(fault.code()).isEqualTo(missing.code());
      assertThat(fault.getMessage()).isEqualTo(missing.getMessage());
    }
    assertThat(
            sql.rows(
                "select note from audit_entry where kind = 'RECORDS_REFUSED' and subject is null"))
        .hasSize(2)
        .containsOnly("reason=consent-missing");
  }

  @Test
  @DisplayName("他の施設への同意では見られない")
  void aConsentToAnotherFacilityDoesNotCount() {
    world.taroConsents(ConsentWorld.OTHER_CLINIC, Category.MEDICATIONS);

    assertThat(
            refused(ConsentWorld.CLINIC, world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO)).code())
        .isEqualTo("consent-missing");
  }

  @Test
  @DisplayName("薬剤の同意で、健診は見られない")
  void aConsentIsNotWidened() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);

    assertThat(refusedCheckups(ConsentWorld.CLINIC, consent.ref()).code())
        .isEqualTo("consent-missing");
  }

  @Test
  @DisplayName("③ になった施設は、有効な同意があっても見られない")
  void theRegistersKindComesFirst() {
    Given consent =
        world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS, Category.CHECKUPS);
    sql.asOwner(
        "update facility set kind = 'ELIGIBILITY_ONLY' where code = '" + ConsentWorld.CLINIC + "'");

    assertThat(refused(ConsentWorld.CLINIC, consent.ref()).code())
        .isEqualTo("facility-kind-not-allowed");
    assertThat(refusedCheckups(ConsentWorld.CLINIC, consent.ref()).code())
        .isEqualTo("facility-kind-not-allowed");
    assertThat(refused(ConsentWorld.BONESETTER, UUID.randomUUID()).code())
        .isEqualTo("facility-kind-not-allowed");
  }

  @ParameterizedTest(name = "期限が今日から {0} 日: {1}")
  @DisplayName("証明書の期限の日までは見せ、猶予に入れば、同意があっても見せない")
  @CsvSource({"0, true", "-1, false", "-100, false"})
  void inTheGraceOfTheCertificateNothingIsShown(int days, boolean shown) {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    world.cardExpires(ConsentWorld.TAROS_CARD, ConsentWorld.today().plusDays(days));

    if (shown) {
      assertThat(medications(consent.ref()).rows()).isEmpty();
    } else {
      assertThat(refused(ConsentWorld.CLINIC, consent.ref()).code())
          .isEqualTo("certificate-expired");
    }
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("24 時間は、施設の側の機械の時計が 1 時間ずれていても、データベースの時計で数える")
  @EnumSource(Skew.class)
  void onlyTheDatabasesClockCounts(Skew skew) {
    world.close();
    open(Clock.offset(Clock.system(ConsentWorld.JAPAN), skew.by));
    Given consent = paper();

    world.age(consent.id(), "23 hours 59 minutes 50 seconds");
    assertThat(medications(consent.ref()).rows()).isEmpty();
    world.age(consent.id(), "24 hours");
    assertThat(refused(ConsentWorld.CLINIC, consent.ref()).code()).isEqualTo("consent-expired");
  }

  enum Skew {
    NONE(Duration.ZERO),
    AN_HOUR_FAST(Duration.ofHours(1)),
    AN_HOUR_SLOW(Duration.ofHours(-1));

    private final Duration by;

    Skew(Duration by) {
      this.by = by;
    }
  }

  @Test
  @DisplayName("取り消された同意では見られず、改めて同意すれば見られる")
  void aRevokedConsentShowsNothing() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    world.ask(
        ConsentApi.END, ConsentWorld.facility(ConsentWorld.CLINIC), new OfFacility(consent.id()));

    assertThat(refused(ConsentWorld.CLINIC, consent.ref()).code()).isEqualTo("consent-revoked");
    world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    assertThat(medications(consent.ref()).rows()).isEmpty();
  }

  @Test
  @DisplayName("利用登録が終われば、その前の同意では見られず、断ったことが本人の記録に残る")
  void aConsentEndsWithTheRegistration() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    assertThat(medications(consent.ref()).rows()).isEmpty();
    sql.asOwner("update registration set status = 'NOT_REGISTERED'");

    assertThat(refused(ConsentWorld.CLINIC, consent.ref()).code()).isEqualTo("not-registered");
    assertThat(refusedCheckups(ConsentWorld.CLINIC, consent.ref()).code())
        .isEqualTo("consent-missing");
    assertThat(
            sql.rows(
                "select subject, note from audit_entry where kind = 'RECORDS_REFUSED' order by number"))
        .containsExactly(
            ConsentWorld.TARO + "|reason=not-registered",
            ConsentWorld.TARO + "|reason=consent-missing");
  }

  @Test
  @DisplayName("二日を過ぎれば、かつて同意があったことも施設に告げない")
  void anOldConsentIsForgottenOutwardly() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    world.age(consent.id(), "49 hours");

    assertThat(refused(ConsentWorld.CLINIC, consent.ref()).code()).isEqualTo("consent-missing");
  }

  @Test
  @DisplayName("記録には、誰のものかが添えられる")
  void tellsWhoseTheyAre() {
    Given consent = world.taroConsents(ConsentWorld.CLINIC, Category.CHECKUPS);

    Subject subject =
        world
            .ask(
                CheckupApi.FOR_FACILITY,
                ConsentWorld.facility(ConsentWorld.CLINIC),
                checkupsOf(consent.ref()))
            .subject();

    assertThat(subject.name())
        .isEqualTo(
            sql.value("select name from person where id = '%s'".formatted(ConsentWorld.TARO)));
    assertThat(subject.birthdate())
        .hasToString(
            sql.value("select birthdate from person where id = '%s'".formatted(ConsentWorld.TARO)));
  }

  @Test
  @DisplayName("患者も、登録のない施設も、施設のための窓口からは読めない")
  void onlyRegisteredFacilitiesMayAsk() {
    UUID ref = world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO);
    MedicationApi.ForFacility question = medicationsOf(ref);

    assertThat(
            world
                .fault(MedicationApi.FOR_FACILITY, ConsentWorld.person(ConsentWorld.TARO), question)
                .code())
        .isEqualTo("facility-only");
    assertThat(
            world
                .fault(MedicationApi.FOR_FACILITY, ConsentWorld.facility("9999999999"), question)
                .code())
        .isEqualTo("facility-only");
  }

  private void open(Clock clock) {
    world = new ConsentWorld(sql, clock);
  }

  private Given paper() {
    return world.ask(
        ConsentApi.GIVE_ON_PAPER,
        ConsentWorld.facility(ConsentWorld.CLINIC),
        new GiveOnPaper(
            world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO),
            "N-1",
            Set.of(Category.MEDICATIONS)));
  }

  private Medicines medications(UUID ref) {
    return medications(ref, Optional.empty(), Optional.empty());
  }

  private Medicines medications(UUID ref, Optional<YearMonth> from, Optional<YearMonth> to) {
    return world
        .ask(
            MedicationApi.FOR_FACILITY,
            ConsentWorld.facility(ConsentWorld.CLINIC),
            new MedicationApi.ForFacility(ref, from, to, 0))
        .medicines();
  }

  private Checkups checkups(String facility, UUID ref) {
    return world
        .ask(CheckupApi.FOR_FACILITY, ConsentWorld.facility(facility), checkupsOf(ref))
        .checkups();
  }

  private Fault refused(String facility, UUID ref) {
    return world.fault(
        MedicationApi.FOR_FACILITY, ConsentWorld.facility(facility), medicationsOf(ref));
  }

  private Fault refusedCheckups(String facility, UUID ref) {
    return world.fault(CheckupApi.FOR_FACILITY, ConsentWorld.facility(facility), checkupsOf(ref));
  }

  private static MedicationApi.ForFacility medicationsOf(UUID ref) {
    return new MedicationApi.ForFacility(ref, Optional.empty(), Optional.empty(), 0);
  }

  private static CheckupApi.ForFacility checkupsOf(UUID ref) {
    return new CheckupApi.ForFacility(ref, Optional.empty(), Optional.empty(), 0);
  }

  private List<String> reads() {
    return sql.rows(
        """
        select kind, subject, actor_id, categories, basis, result, note from audit_entry
         where kind like 'RECORDS_%' order by number
        """);
  }

  /** One medicine a day, the last one today. */
  private void medicines(String... names) {
    LocalDate month = ConsentWorld.today().withDayOfMonth(1);
    sql.asOwner("select ensure_month('%s')".formatted(month));
    for (int i = 0; i < names.length; i++) {
      sql.asOwner(
          """
          insert into medication (person_id, month, set_id, line, dispensed_on, institution, name, source)
          values ('%s', '%s', %d, 1, '%s', '架空薬局', '%s', 'CLAIM')
          """
              .formatted(ConsentWorld.TARO, month, i + 1, month.plusDays(i), names[i]));
    }
  }

  private void checkup(int set, LocalDate day) {
    sql.asOwner(
        """
        insert into record_set (id, person_id, kind, set_key, made_at, content_sha256, brought_in_at)
        overriding system value values (%1$d, '%2$s', 'CHECKUP', '%3$s', now(), '', now());
        select ensure_checkup_month(date_trunc('month', date '%3$s')::date);
        insert into checkup values (%1$d, '%2$s', '%3$s', '架空健診センター');
        insert into checkup_item (set_id, examined_on, line, code, name, type, value)
        values (%1$d, '%3$s', 1, '9N006000000000001', '体重', 'PQ', '62'),
               (%1$d, '%3$s', 2, '9A751000000000001', '収縮期血圧', 'PQ', '118')
        """
            .formatted(set, ConsentWorld.TARO, day));
  }
}
