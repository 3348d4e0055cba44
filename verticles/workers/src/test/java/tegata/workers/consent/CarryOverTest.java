package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.CarryOver;
import tegata.contract.ConsentApi.GiveByCard;
import tegata.contract.ConsentApi.GiveOnPaper;
import tegata.contract.ConsentApi.Given;
import tegata.contract.ConsentApi.OfFacility;
import tegata.contract.ConsentApi.OfPerson;
import tegata.contract.ConsentApi.OnePersons;
import tegata.contract.ConsentApi.SetCarryOver;
import tegata.domain.consent.Category;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class CarryOverTest {
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
  @DisplayName("本人が許した施設では、新しい署名で、前回と同じ種類の同意を引き継げる")
  void carriesTheLastCategoriesOver() {
    Given last = world.taroConsents(ConsentWorld.CLINIC, Category.CHECKUPS, Category.TREATMENTS);
    world.age(last.id(), "30 days");
    set(ConsentWorld.CLINIC, true);

    Given given =
        world.ask(
            ConsentApi.GIVE_BY_CARD,
            ConsentWorld.facility(ConsentWorld.CLINIC),
            carryOver(ConsentWorld.CLINIC));

    assertThat(given.categories()).isEqualTo(last.categories());
    assertThat(given.id()).isNotEqualTo(last.id());
    assertThat(given.validUntil()).isAfter(last.validUntil());
  }

  @Test
  @DisplayName("本人が許していないとき、やめたとき、他の施設では、引き継げない")
  void carriesNothingOverUnlessAllowedHere() {
    world.taroConsents(ConsentWorld.CLINIC, Category.CHECKUPS);
    world.taroConsents(ConsentWorld.OTHER_CLINIC, Category.CHECKUPS);

    assertNothingToCarryOver(ConsentWorld.CLINIC);
    set(ConsentWorld.CLINIC, true);
    assertNothingToCarryOver(ConsentWorld.OTHER_CLINIC);
    set(ConsentWorld.CLINIC, false);
    assertNothingToCarryOver(ConsentWorld.CLINIC);
  }

  @Test
  @DisplayName("本人が取り消した同意は引き継げないが、施設が終えた同意は引き継げる")
  void whatThePersonRevokedIsNotCarriedOver() {
    Given ended = world.taroConsents(ConsentWorld.CLINIC, Category.CHECKUPS);
    set(ConsentWorld.CLINIC, true);
    world.ask(
        ConsentApi.END, ConsentWorld.facility(ConsentWorld.CLINIC), new OfFacility(ended.id()));
    Given again =
        world.ask(
            ConsentApi.GIVE_BY_CARD,
            ConsentWorld.facility(ConsentWorld.CLINIC),
            carryOver(ConsentWorld.CLINIC));
    assertThat(again.categories()).containsExactly(Category.CHECKUPS);

    world.ask(
        ConsentApi.REVOKE,
        ConsentWorld.person(ConsentWorld.TARO),
        new OnePersons(ConsentWorld.TARO, again.id()));
    assertNothingToCarryOver(ConsentWorld.CLINIC);
  }

  @Test
  @DisplayName("書面の同意は、カードの署名がないので、引き継げない")
  void aConsentOnPaperIsNotCarriedOver() {
    UUID ref = world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO);
    world.ask(
        ConsentApi.GIVE_ON_PAPER,
        ConsentWorld.facility(ConsentWorld.CLINIC),
        new GiveOnPaper(ref, "N-1", Set.of(Category.CHECKUPS)));
    set(ConsentWorld.CLINIC, true);

    assertNothingToCarryOver(ConsentWorld.CLINIC);
  }

  @Test
  @DisplayName("引き継ぎの設定は、同意したことのある施設ごとに見え、変えると一件の記録が残る")
  void showsAndRecordsTheSetting() {
    world.taroConsents(ConsentWorld.CLINIC, Category.CHECKUPS);

    CarryOver on = set(ConsentWorld.CLINIC, true);
    set(ConsentWorld.CLINIC, true);

    assertThat(on).isEqualTo(new CarryOver(ConsentWorld.CLINIC, "架空内科", true));
    assertThat(
            world
                .ask(
                    ConsentApi.LIST,
                    ConsentWorld.person(ConsentWorld.TARO),
                    new OfPerson(ConsentWorld.TARO, 0))
                .carryOvers())
        .containsExactly(on);
    assertThat(
            sql.rows("select subject, note from audit_entry where kind = 'CONSENT_CARRY_OVER_SET'"))
        .containsExactly(ConsentWorld.TARO + "|facility=" + ConsentWorld.CLINIC + " carry-over=on");
  }

  @Test
  @DisplayName("同意したことのない施設の設定は変えられず、他の人の設定にも触れられない")
  void onlyWhereThePersonHasConsented() {
    world.taroConsents(ConsentWorld.CLINIC, Category.CHECKUPS);

    assertThat(
            world
                .fault(
                    ConsentApi.SET_CARRY_OVER,
                    ConsentWorld.person(ConsentWorld.TARO),
                    new SetCarryOver(ConsentWorld.TARO, ConsentWorld.OTHER_CLINIC, true))
                .code())
        .isEqualTo("facility-unknown");
    assertThat(
            world
                .fault(
                    ConsentApi.SET_CARRY_OVER,
                    ConsentWorld.person(ConsentWorld.HANAKO),
                    new SetCarryOver(ConsentWorld.TARO, ConsentWorld.CLINIC, true))
                .code())
        .isEqualTo("not-yours");
    assertThat(sql.count("consent_carry_over")).isZero();
  }

  private CarryOver set(String facility, boolean on) {
    return world.ask(
        ConsentApi.SET_CARRY_OVER,
        ConsentWorld.person(ConsentWorld.TARO),
        new SetCarryOver(ConsentWorld.TARO, facility, on));
  }

  private GiveByCard carryOver(String facility) {
    return new GiveByCard(world.proof(facility, ConsentWorld.TAROS_CARD), Set.of(), true);
  }

  private void assertNothingToCarryOver(String facility) {
    assertThat(
            world
                .fault(
                    ConsentApi.GIVE_BY_CARD, ConsentWorld.facility(facility), carryOver(facility))
                .code())
        .isEqualTo("nothing-to-carry-over");
  }
}
