package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Caller;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.GiveOnPaper;
import tegata.contract.ConsentApi.Given;
import tegata.contract.Fault;
import tegata.domain.consent.Category;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class GivePaperConsentTest {
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

  @ParameterizedTest
  @DisplayName("① と ② の施設は、担当者コードを添えて、書面の同意を登録できる")
  @ValueSource(strings = {ConsentWorld.CLINIC, ConsentWorld.HOME_CARE})
  void entersAConsentOnPaper(String facility) {
    Given given = give(facility);

    assertThat(given.categories()).containsExactly(Category.MEDICATIONS);
    assertThat(sql.rows("select person_id, how, staff_code from consent"))
        .containsExactly(ConsentWorld.TARO + "|PAPER|N-0012");
    assertThat(sql.value("select note from audit_entry where kind = 'CONSENT_GIVEN'"))
        .isEqualTo("consent=%s how=PAPER".formatted(given.id()));
  }

  @Test
  @DisplayName("書面の同意は、すぐに本人へのお知らせになり、そこに医療の内容はない")
  void thePersonIsToldAtOnce() {
    Given given = give(ConsentWorld.CLINIC);

    assertThat(
            sql.rows(
                """
                select person_id, kind, read_at, facts->>'consent', facts->>'facility', facts->>'facilityName',
                       (select count(*) from jsonb_object_keys(facts))
                  from notice
                """))
        .containsExactly(
            "%s|PAPER_CONSENT_GIVEN|null|%s|%s|架空の施設 %s|3"
                .formatted(
                    ConsentWorld.TARO, given.id(), ConsentWorld.CLINIC, ConsentWorld.CLINIC));
  }

  @Test
  @DisplayName("同じ要求がもう一度届いても、同意もお知らせも一つである")
  void theSameRequestIsTheSameConsent() {
    Caller caller = ConsentWorld.facility(ConsentWorld.CLINIC);

    Given first = world.ask(ConsentApi.GIVE_ON_PAPER, caller, question(ConsentWorld.CLINIC));
    Given second = world.ask(ConsentApi.GIVE_ON_PAPER, caller, question(ConsentWorld.CLINIC));

    assertThat(second).isEqualTo(first);
    assertThat(sql.count("notice")).isEqualTo(1);
  }

  @Test
  @DisplayName("③ 資格確認限定型の施設の書面は断り、同意もお知らせも残らない")
  void aFacilityForEligibilityOnlyTakesNoPaper() {
    Fault fault = refused(ConsentWorld.BONESETTER, question(ConsentWorld.BONESETTER));

    assertThat(fault.kind()).isEqualTo(Fault.Kind.FORBIDDEN);
    assertThat(fault.code()).isEqualTo("facility-kind-not-allowed");
    assertThat(sql.count("consent")).isZero();
    assertThat(sql.count("notice")).isZero();
    assertThat(sql.value("select kind || ' ' || result || ' ' || note from audit_entry"))
        .isEqualTo("CONSENT_REFUSED DENIED reason=facility-kind-not-allowed");
  }

  @Test
  @DisplayName("他の施設の ref では、書面の同意を登録できない")
  void theRefOfAnotherFacilityIsUnknown() {
    GiveOnPaper elsewhere = question(ConsentWorld.OTHER_CLINIC);
    GiveOnPaper nowhere = new GiveOnPaper(UUID.randomUUID(), "N-1", elsewhere.categories());

    Fault other = refused(ConsentWorld.CLINIC, elsewhere);
    Fault none = refused(ConsentWorld.CLINIC, nowhere);

    assertThat(other.code()).isEqualTo("ref-unknown").isEqualTo(none.code());
    assertThat(other.getMessage()).isEqualTo(none.getMessage());
    assertThat(sql.count("notice")).isZero();
  }

  @ParameterizedTest
  @DisplayName("担当者コードのない、または形の違う書面は断る")
  @ValueSource(strings = {"", "担当者", "N 1", "123456789012345678901", "a\nb"})
  void aStaffCodeIsNeeded(String staffCode) {
    UUID ref = world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO);

    assertThat(
            refused(
                    ConsentWorld.CLINIC,
                    new GiveOnPaper(ref, staffCode, Set.of(Category.MEDICATIONS)))
                .code())
        .isEqualTo("staff-code-invalid");
  }

  @Test
  @DisplayName("種類を名指さない書面は断る")
  void categoriesAreNeeded() {
    UUID ref = world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO);

    assertThat(refused(ConsentWorld.CLINIC, new GiveOnPaper(ref, "N-1", Set.of())).code())
        .isEqualTo("categories-invalid");
  }

  private Given give(String facility) {
    return world.ask(ConsentApi.GIVE_ON_PAPER, ConsentWorld.facility(facility), question(facility));
  }

  private GiveOnPaper question(String facility) {
    return new GiveOnPaper(
        world.ref(facility, ConsentWorld.TARO), "N-0012", Set.of(Category.MEDICATIONS));
  }

  private Fault refused(String facility, GiveOnPaper question) {
    return world.fault(ConsentApi.GIVE_ON_PAPER, ConsentWorld.facility(facility), question);
  }
}
