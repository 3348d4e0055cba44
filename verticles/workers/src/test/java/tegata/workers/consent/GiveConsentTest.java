package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Caller;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.GiveByCard;
import tegata.contract.ConsentApi.Given;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.Fault;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class GiveConsentTest {
  private ConsentWorld world;
  private TestDatabase sql;

  @BeforeEach
  void open(TestDatabase database) {
    sql = database;
    world = new ConsentWorld(database);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("カードの署名による同意は、一つの番号で、24 時間有効である")
  void aCardGivesAConsentForTwentyFourHours() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS, Category.CHECKUPS);

    assertThat(given.categories())
        .containsExactlyInAnyOrder(Category.MEDICATIONS, Category.CHECKUPS);
    assertThat(Duration.between(given.givenAt(), given.validUntil()))
        .isEqualTo(Duration.ofHours(24));
    assertThat(given.state()).isEqualTo(Consent.State.STANDING);
    assertThat(given.ref()).isEqualTo(world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO));
    assertThat(sql.rows("select person_id, facility_code, how from consent"))
        .containsExactly(ConsentWorld.TARO + "|" + ConsentWorld.CLINIC + "|READER");
  }

  @Test
  @DisplayName("同意には、その種類を告げる記録が一件残る")
  void aConsentLeavesOneEntry() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.SPECIFIC_DISEASES);

    assertThat(entries())
        .containsExactly(
            "CONSENT_GIVEN|%s|%s|{SPECIFIC_DISEASE}|DONE|consent=%s how=READER"
                .formatted(ConsentWorld.TARO, ConsentWorld.CLINIC, given.id()));
  }

  @Test
  @DisplayName("居宅同意取得型の施設での同意は、居宅の端末によるものになる")
  void aHomeVisitTakesTheConsentByMobile() {
    world.taroConsents(ConsentWorld.HOME_CARE, Category.MEDICATIONS);

    assertThat(sql.value("select how from consent")).isEqualTo("MOBILE");
  }

  @Test
  @DisplayName("答えが失われて同じ要求がもう一度届いても、同意は一つで、同じ答えになる")
  void theSameRequestIsTheSameConsent() {
    Caller caller = ConsentWorld.facility(ConsentWorld.CLINIC);
    GiveByCard question = byCard(ConsentWorld.CLINIC, Category.MEDICATIONS);

    Given first = world.ask(ConsentApi.GIVE_BY_CARD, caller, question);
    Given second = world.ask(ConsentApi.GIVE_BY_CARD, caller, question);

    assertThat(second).isEqualTo(first);
    assertThat(sql.count("consent")).isEqualTo(1);
    assertThat(sql.count("audit_entry")).isEqualTo(1);
  }

  @Test
  @DisplayName("一度使った署名では、二度目の同意は作れず、断ったことが記録に残る")
  void aChallengeServesOnce() {
    GiveByCard question = byCard(ConsentWorld.CLINIC, Category.MEDICATIONS);
    world.ask(ConsentApi.GIVE_BY_CARD, ConsentWorld.facility(ConsentWorld.CLINIC), question);

    assertRefused(ConsentWorld.CLINIC, question, Fault.Kind.UNPROCESSABLE, "challenge-spent");
    assertThat(refusals()).containsExactly("null|reason=challenge-spent");
  }

  @Test
  @DisplayName("他の施設に出した署名は、この施設の同意にならない")
  void aChallengeServesItsFacilityOnly() {
    CardProof elsewhere = world.proof(ConsentWorld.OTHER_CLINIC, ConsentWorld.TAROS_CARD);

    assertRefused(
        ConsentWorld.CLINIC,
        new GiveByCard(elsewhere, Set.of(Category.MEDICATIONS), false),
        Fault.Kind.UNPROCESSABLE,
        "challenge-spent");
  }

  @Test
  @DisplayName("資格確認のための署名は、同意にならない")
  void aSignatureForEligibilityIsNoConsent() {
    CardProof proof =
        world.proof(
            ConsentWorld.CLINIC,
            Purpose.ELIGIBILITY,
            ConsentWorld.TAROS_CARD,
            ConsentWorld.today().plusYears(1));

    assertRefused(
        ConsentWorld.CLINIC,
        new GiveByCard(proof, Set.of(Category.MEDICATIONS), false),
        Fault.Kind.UNPROCESSABLE,
        "challenge-spent");
  }

  @Test
  @DisplayName("合わない署名は断り、その文字列はもう使えない")
  void aWrongSignatureSpendsTheChallenge() {
    CardProof right = world.proof(ConsentWorld.CLINIC, ConsentWorld.TAROS_CARD);
    CardProof other = world.proof(ConsentWorld.CLINIC, ConsentWorld.TAROS_CARD);
    CardProof wrong = new CardProof(right.challenge(), right.certificate(), other.signature());

    assertRefused(
        ConsentWorld.CLINIC,
        new GiveByCard(wrong, Set.of(Category.MEDICATIONS), false),
        Fault.Kind.UNPROCESSABLE,
        "card-refused");
    assertRefused(
        ConsentWorld.CLINIC,
        new GiveByCard(right, Set.of(Category.MEDICATIONS), false),
        Fault.Kind.UNPROCESSABLE,
        "challenge-spent");
  }

  @ParameterizedTest(name = "期限が今日から {0} 日、{1} か月: {2}")
  @DisplayName("期限の日までは同意でき、猶予の 3 か月も、その後も、同意できない")
  @CsvSource({"0, 0, true", "-1, 0, false", "0, -3, false", "-1, -3, false"})
  void anExpiredCertificateConsentsToNothing(int days, int months, boolean given) {
    LocalDate expiresOn = ConsentWorld.today().plusMonths(months).plusDays(days);
    CardProof proof =
        world.proof(ConsentWorld.CLINIC, Purpose.CONSENT, ConsentWorld.TAROS_CARD, expiresOn);
    GiveByCard question = new GiveByCard(proof, Set.of(Category.MEDICATIONS), false);

    if (given) {
      assertThat(
              world
                  .ask(
                      ConsentApi.GIVE_BY_CARD, ConsentWorld.facility(ConsentWorld.CLINIC), question)
                  .state())
          .isEqualTo(Consent.State.STANDING);
    } else {
      assertRefused(ConsentWorld.CLINIC, question, Fault.Kind.FORBIDDEN, "certificate-expired");
      assertThat(refusals()).containsExactly(ConsentWorld.TARO + "|reason=certificate-expired");
    }
  }

  @ParameterizedTest
  @DisplayName("失効したカードでも、失効を確かめられないときも、同意できず、署名はもう使えない")
  @CsvSource({"REVOKED, FORBIDDEN, card-revoked", "UNKNOWN, UNAVAILABLE, revocation-unknown"})
  void aCardThatMayBeRevokedConsentsToNothing(
      RevocationStatus status, Fault.Kind kind, String code) {
    GiveByCard question = byCard(ConsentWorld.CLINIC, Category.MEDICATIONS);
    world.authority.says(status);
    assertRefused(ConsentWorld.CLINIC, question, kind, code);

    world.authority.says(RevocationStatus.GOOD);
    assertRefused(ConsentWorld.CLINIC, question, Fault.Kind.UNPROCESSABLE, "challenge-spent");
  }

  @Test
  @DisplayName("③ 資格確認限定型の施設は、有効な署名があっても同意を受けられない")
  void aFacilityForEligibilityOnlyReceivesNoConsent() {
    assertRefused(
        ConsentWorld.BONESETTER,
        byCard(ConsentWorld.BONESETTER, Category.MEDICATIONS),
        Fault.Kind.FORBIDDEN,
        "facility-kind-not-allowed");
    assertThat(refusals()).containsExactly("null|reason=facility-kind-not-allowed");
  }

  @Test
  @DisplayName("誰のものか知らないカードは断る")
  void aCardOfNobodyIsRefused() {
    CardProof proof = world.proof(ConsentWorld.CLINIC, "NOBODY0000001");

    assertRefused(
        ConsentWorld.CLINIC,
        new GiveByCard(proof, Set.of(Category.MEDICATIONS), false),
        Fault.Kind.NOT_FOUND,
        "card-unknown");
  }

  @Test
  @DisplayName("保険証として登録していない人の同意は受けない")
  void aPersonWithoutRegistrationGivesNoConsent() {
    sql.asOwner("update registration set status = 'NOT_REGISTERED'");

    assertRefused(
        ConsentWorld.CLINIC,
        byCard(ConsentWorld.CLINIC, Category.MEDICATIONS),
        Fault.Kind.FORBIDDEN,
        "not-registered");
    assertThat(refusals()).containsExactly(ConsentWorld.TARO + "|reason=not-registered");
  }

  @Test
  @DisplayName("種類を一つも名指さない同意も、同意の要らない種類への同意も、署名を使わずに断る")
  void categoriesAreChecked() {
    GiveByCard none = byCard(ConsentWorld.CLINIC);
    GiveByCard limits = byCard(ConsentWorld.CLINIC, Category.LIMITS);
    GiveByCard both = new GiveByCard(none.card(), Set.of(Category.MEDICATIONS), true);

    assertRefused(ConsentWorld.CLINIC, none, Fault.Kind.INVALID, "categories-invalid");
    assertRefused(ConsentWorld.CLINIC, limits, Fault.Kind.INVALID, "categories-invalid");
    assertRefused(ConsentWorld.CLINIC, both, Fault.Kind.INVALID, "categories-invalid");
    assertThat(sql.value("select count(*) from card_challenge where returned_at is not null"))
        .isEqualTo("0");
  }

  @Test
  @DisplayName("患者は、施設の名で同意を作れない")
  void aPatientIsNoFacility() {
    Fault fault =
        world.fault(
            ConsentApi.GIVE_BY_CARD,
            ConsentWorld.person(ConsentWorld.TARO),
            byCard(ConsentWorld.CLINIC, Category.MEDICATIONS));

    assertThat(fault.code()).isEqualTo("facility-only");
  }

  private GiveByCard byCard(String facility, Category... categories) {
    return new GiveByCard(
        world.proof(facility, ConsentWorld.TAROS_CARD), Set.of(categories), false);
  }

  private void assertRefused(String facility, GiveByCard question, Fault.Kind kind, String code) {
    int before = sql.count("consent");
    Fault fault = world.fault(ConsentApi.GIVE_BY_CARD, ConsentWorld.facility(facility), question);

    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(sql.count("consent")).isEqualTo(before);
  }

  private List<String> entries() {
    return sql.rows(
        "select kind, subject, actor_id, categories, result, note from audit_entry order by number");
  }

  private List<String> refusals() {
    return sql.rows(
        "select subject, note from audit_entry where kind = 'CONSENT_REFUSED' and result = 'DENIED' order by number");
  }
}
