package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.Consents;
import tegata.contract.ConsentApi.Found;
import tegata.contract.ConsentApi.Given;
import tegata.contract.ConsentApi.OfFacility;
import tegata.contract.ConsentApi.OfPerson;
import tegata.contract.ConsentApi.OnePersons;
import tegata.contract.ConsentApi.Own;
import tegata.contract.Fault;
import tegata.domain.consent.Category;
import tegata.domain.consent.Consent;
import tegata.domain.consent.Consent.Revocation;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class ConsentsOfBothSidesTest {
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
  @DisplayName("施設は、自分への同意を見て、終えられる")
  void aFacilitySeesAndEndsItsConsent() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);

    assertThat(show(ConsentWorld.CLINIC, given.id())).isEqualTo(given);
    assertThat(end(ConsentWorld.CLINIC, given.id()).state()).isEqualTo(Consent.State.REVOKED);
    assertThat(show(ConsentWorld.CLINIC, given.id()).state()).isEqualTo(Consent.State.REVOKED);
    assertThat(sql.rows("select revoked_by, revoked_at is not null from consent"))
        .containsExactly("FACILITY|t");
    assertThat(revocations())
        .containsExactly(
            "FACILITY|{MEDICATION}|CONSENT|consent=%s facility=%s"
                .formatted(given.id(), ConsentWorld.CLINIC));
  }

  @Test
  @DisplayName("もう一度終えても変わらず、記録も増えない")
  void endingTwiceChangesNothing() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    end(ConsentWorld.CLINIC, given.id());
    String revokedAt = sql.value("select revoked_at from consent");

    end(ConsentWorld.CLINIC, given.id());

    assertThat(sql.value("select revoked_at from consent")).isEqualTo(revokedAt);
    assertThat(revocations()).hasSize(1);
  }

  @Test
  @DisplayName("他の施設への同意は、存在しない番号と同じ答えになり、終えられない")
  void anotherFacilitysConsentDoesNotExist() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    OfFacility others = new OfFacility(given.id());
    OfFacility none = new OfFacility(UUID.randomUUID());
    var caller = ConsentWorld.facility(ConsentWorld.OTHER_CLINIC);

    Fault expected = world.fault(ConsentApi.SHOW_TO_FACILITY, caller, none);
    for (var address : List.of(ConsentApi.SHOW_TO_FACILITY, ConsentApi.END)) {
      Fault fault = world.fault(address, caller, others);
      assertThat(fault.kind()).isEqualTo(Fault.Kind.NOT_FOUND).isEqualTo(expected.kind());
      assertThat(fault.code()).isEqualTo("consent-unknown").isEqualTo(expected.code());
      assertThat(fault.getMessage()).isEqualTo(expected.getMessage());
    }
    assertThat(show(ConsentWorld.CLINIC, given.id()).state()).isEqualTo(Consent.State.STANDING);
  }

  @Test
  @DisplayName("本人は、自分の同意を新しい順に、施設名・種類・方法・状態とともに見て、それが記録に残る")
  void aPersonSeesTheirConsents() {
    Given older = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    world.age(older.id(), "25 hours");
    Given newer = world.taroConsents(ConsentWorld.HOME_CARE, Category.CHECKUPS);

    Consents consents = list(ConsentWorld.TARO);

    assertThat(consents.consents())
        .extracting(own -> own.consent().id())
        .containsExactly(newer.id(), older.id());
    assertThat(consents.consents())
        .extracting(Own::facilityName)
        .containsExactly("架空訪問診療所", "架空内科");
    assertThat(consents.consents())
        .extracting(Own::state)
        .containsExactly(Consent.State.STANDING, Consent.State.EXPIRED);
    assertThat(consents.consents())
        .extracting(own -> own.consent().how())
        .containsExactly(Consent.How.MOBILE, Consent.How.READER);
    assertThat(consents.next()).isEmpty();
    assertThat(
            sql.rows(
                "select kind, subject, categories from audit_entry where actor_kind = 'PATIENT'"))
        .containsExactly("RECORDS_VIEWED|" + ConsentWorld.TARO + "|{CONSENT}");
  }

  @Test
  @DisplayName("多くの同意は、続きから、漏れも重なりもなく見られる")
  void aLongListHasPages() {
    Given one = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    sql.asOwner(
        """
        insert into consent (id, facility_code, person_id, categories, how, given_at, valid_until, request_id)
        select gen_random_uuid(), facility_code, person_id, categories, how, given_at - n * interval '1 day',
               valid_until - n * interval '1 day', gen_random_uuid()
          from consent, generate_series(1, 50) n
        """);

    Consents first = list(ConsentWorld.TARO);
    Consents second =
        world.ask(
            ConsentApi.LIST,
            ConsentWorld.person(ConsentWorld.TARO),
            new OfPerson(ConsentWorld.TARO, first.next().orElseThrow()));

    assertThat(first.consents()).hasSize(50);
    assertThat(first.consents().get(0).consent().id()).isEqualTo(one.id());
    assertThat(second.consents()).hasSize(1);
    assertThat(second.next()).isEmpty();
    assertThat(first.consents()).doesNotContainAnyElementsOf(second.consents());
  }

  @Test
  @DisplayName("本人が取り消すと、取消の時と本人によることが見え、記録が一件残る")
  void aPersonRevokesTheirConsent() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);

    Own revoked = revoke(ConsentWorld.TARO, given.id()).consent().orElseThrow();

    assertThat(revoked.state()).isEqualTo(Consent.State.REVOKED);
    assertThat(revoked.consent().revocation().map(Revocation::by)).contains(Revocation.By.PATIENT);
    assertThat(show(ConsentWorld.CLINIC, given.id()).state()).isEqualTo(Consent.State.REVOKED);
    assertThat(revocations())
        .containsExactly(
            "PATIENT|{MEDICATION}|SELF|consent=%s facility=%s"
                .formatted(given.id(), ConsentWorld.CLINIC));
  }

  @Test
  @DisplayName("24 時間を過ぎた同意を取り消そうとしても、期限切れのままで、記録は増えない")
  void anExpiredConsentIsLeftAsItWas() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    world.age(given.id(), "24 hours");

    assertThat(revoke(ConsentWorld.TARO, given.id()).consent().map(Own::state))
        .contains(Consent.State.EXPIRED);
    assertThat(revocations()).isEmpty();
  }

  @Test
  @DisplayName("他の人の同意は、見えず、取り消せない")
  void anotherPersonsConsentIsNeitherSeenNorRevoked() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);

    assertThat(revoke(ConsentWorld.HANAKO, given.id()).consent()).isEmpty();
    assertThat(
            world
                .ask(
                    ConsentApi.SHOW,
                    ConsentWorld.person(ConsentWorld.HANAKO),
                    new OnePersons(ConsentWorld.HANAKO, given.id()))
                .consent())
        .isEmpty();
    assertThat(
            world
                .fault(
                    ConsentApi.REVOKE,
                    ConsentWorld.person(ConsentWorld.HANAKO),
                    new OnePersons(ConsentWorld.TARO, given.id()))
                .code())
        .isEqualTo("not-yours");
    assertThat(
            world
                .fault(
                    ConsentApi.LIST,
                    ConsentWorld.person(ConsentWorld.HANAKO),
                    new OfPerson(ConsentWorld.TARO, 0))
                .code())
        .isEqualTo("not-yours");
    assertThat(show(ConsentWorld.CLINIC, given.id()).state()).isEqualTo(Consent.State.STANDING);
  }

  @ParameterizedTest
  @DisplayName("アプリケーションの役割は、同意を延ばすことも、広げることも、消すこともできない")
  @ValueSource(
      strings = {
        "update consent set valid_until = valid_until + interval '1 hour'",
        "update consent set given_at = clock_timestamp()",
        "update consent set categories = '{TREATMENTS}'",
        "delete from consent",
        "truncate consent cascade"
      })
  void theApplicationCannotChangeAConsent(String statement) {
    world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);

    assertThatThrownBy(() -> sql.asApp(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  private Given show(String facility, UUID id) {
    return world.ask(
        ConsentApi.SHOW_TO_FACILITY, ConsentWorld.facility(facility), new OfFacility(id));
  }

  private Given end(String facility, UUID id) {
    return world.ask(ConsentApi.END, ConsentWorld.facility(facility), new OfFacility(id));
  }

  private Found revoke(UUID person, UUID id) {
    return world.ask(ConsentApi.REVOKE, ConsentWorld.person(person), new OnePersons(person, id));
  }

  private Consents list(UUID person) {
    return world.ask(ConsentApi.LIST, ConsentWorld.person(person), new OfPerson(person, 0));
  }

  private List<String> revocations() {
    return sql.rows(
        "select actor_kind, categories, basis, note from audit_entry where kind = 'CONSENT_REVOKED'");
  }
}
