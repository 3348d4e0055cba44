package tegata.workers.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Caller;
import tegata.contract.ConsentApi;
import tegata.contract.ConsentApi.GiveByCard;
import tegata.contract.ConsentApi.GiveOnPaper;
import tegata.contract.ConsentApi.Given;
import tegata.contract.ConsentApi.OfFacility;
import tegata.contract.Fault;
import tegata.contract.IdempotencyKey;
import tegata.domain.consent.Category;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.idempotency.IdempotencyVerticle;
import tegata.workers.idempotency.OnceOnly;

/** Idempotency-Key — 番号の付いた書き込みは、何度送られても一度だけ効く. */
@ExtendWith(PostgresExtension.class)
class NumberedConsentTest {
  private static final String ONE_BODY = "a".repeat(64);
  private static final String OTHER_BODY = "b".repeat(64);

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
  @DisplayName("同じ番号で同じ内容なら、新しい要求でも、前と同じ答えになり、効くのは一度だけ")
  void theSameWriteIsAnsweredAgain() {
    GiveByCard question = byCard();

    Given first = world.ask(ConsentApi.GIVE_BY_CARD, numbered("k-1", ONE_BODY), question);
    Given again = world.ask(ConsentApi.GIVE_BY_CARD, numbered("k-1", ONE_BODY), question);

    assertThat(again).isEqualTo(first);
    assertThat(sql.count("consent")).isEqualTo(1);
    assertThat(sql.rows("select kind from audit_entry")).containsExactly("CONSENT_GIVEN");
  }

  @Test
  @DisplayName("同じ番号で違う内容は 422 で断り、何も起きない")
  void anotherWriteUnderTheSameNumberIsRefused() {
    world.ask(ConsentApi.GIVE_ON_PAPER, numbered("k-1", ONE_BODY), onPaper(Category.MEDICATIONS));

    Fault fault =
        world.fault(
            ConsentApi.GIVE_ON_PAPER, numbered("k-1", OTHER_BODY), onPaper(Category.CHECKUPS));

    assertThat(fault.kind()).isEqualTo(Fault.Kind.UNPROCESSABLE);
    assertThat(fault.code()).isEqualTo("idempotency-key-reused");
    assertThat(sql.count("consent")).isEqualTo(1);
  }

  @Test
  @DisplayName("ほかの施設の同じ番号は、別の番号である")
  void numbersOfOthersAreTheirs() {
    Given first =
        world.ask(
            ConsentApi.GIVE_ON_PAPER, numbered("k-1", ONE_BODY), onPaper(Category.MEDICATIONS));
    GiveOnPaper elsewhere =
        new GiveOnPaper(
            world.ref(ConsentWorld.OTHER_CLINIC, ConsentWorld.TARO),
            "N-1",
            Set.of(Category.MEDICATIONS));

    Given other =
        world.ask(
            ConsentApi.GIVE_ON_PAPER,
            ConsentWorld.facility(ConsentWorld.OTHER_CLINIC).with(key("k-1", OTHER_BODY)),
            elsewhere);

    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(sql.count("consent")).isEqualTo(2);
  }

  @Test
  @DisplayName("同じものが 50 同時に届いても、効くのは一度で、ほかは同じ答えか 409")
  void fiftyAtOnceHaveOneEffect() {
    GiveOnPaper question = onPaper(Category.MEDICATIONS);

    List<Future<Object>> all =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    world
                        .bus
                        .ask(ConsentApi.GIVE_ON_PAPER, numbered("k-1", ONE_BODY), question)
                        .<Object>map(given -> given)
                        .otherwise(Fault::of))
            .toList();
    ConsentWorld.await(Future.join(all));

    List<Object> outcomes = all.stream().map(Future::result).distinct().toList();
    assertThat(outcomes.stream().filter(Given.class::isInstance).distinct()).hasSize(1);
    assertThat(outcomes.stream().filter(Fault.class::isInstance).map(Fault.class::cast))
        .allSatisfy(fault -> assertThat(fault.code()).isEqualTo("idempotency-key-in-use"));
    assertThat(sql.count("consent")).isEqualTo(1);
    assertThat(sql.count("notice")).isEqualTo(1);
    assertThat(sql.count("idempotency_key")).isEqualTo(1);
  }

  @Test
  @DisplayName("番号がほかの取引に使われている間は 409、その取引が終われば通る")
  void waitsForNobody() {
    Caller caller = numbered("k-1", ONE_BODY);
    GiveOnPaper question = onPaper(Category.MEDICATIONS);

    Fault meanwhile =
        ConsentWorld.await(
            world.database.inTransaction(
                tx ->
                    new OnceOnly()
                        .before(tx, caller, Given.class)
                        .compose(held -> world.bus.ask(ConsentApi.GIVE_ON_PAPER, caller, question))
                        .map(
                            given -> {
                              throw new AssertionError("answered " + given);
                            })
                        .otherwise(Fault::of)
                        .map(Fault.class::cast)));

    assertThat(meanwhile.kind()).isEqualTo(Fault.Kind.CONFLICT);
    assertThat(meanwhile.code()).isEqualTo("idempotency-key-in-use");
    assertThat(sql.count("consent")).isZero();
    world.ask(ConsentApi.GIVE_ON_PAPER, caller, question);
    assertThat(sql.count("consent")).isEqualTo(1);
  }

  @Test
  @DisplayName("途中で落ちれば、効果も番号も残らず、送り直せば一度だけ効く")
  void aCrashInBetweenLeavesNothing() {
    Caller caller = numbered("k-1", ONE_BODY);
    GiveByCard question = byCard();
    // The answer cannot be kept: effect and entry are written by then, and all of it ends.
    sql.asOwner("alter table idempotency_key add constraint crash check (false) not valid");
    try {
      assertThat(world.fault(ConsentApi.GIVE_BY_CARD, caller, question).kind().status())
          .isGreaterThanOrEqualTo(500);
    } finally {
      sql.asOwner("alter table idempotency_key drop constraint crash");
    }
    assertThat(sql.count("consent")).isZero();
    assertThat(sql.count("audit_entry")).isZero();

    Given given = world.ask(ConsentApi.GIVE_BY_CARD, caller, question);

    assertThat(sql.rows("select id from consent")).containsExactly(given.id().toString());
  }

  @Test
  @DisplayName("記録した断りも残り、同じ番号には同じ断りが返る")
  void aRecordedRefusalIsToldAgain() {
    world.authority.says(RevocationStatus.REVOKED);
    GiveByCard question = byCard();
    Fault first = world.fault(ConsentApi.GIVE_BY_CARD, numbered("k-1", ONE_BODY), question);
    Fault again = world.fault(ConsentApi.GIVE_BY_CARD, numbered("k-1", ONE_BODY), question);

    assertThat(first.code()).isEqualTo("card-revoked");
    assertThat(again.code()).isEqualTo("card-revoked");
    assertThat(again.getMessage()).isEqualTo(first.getMessage());
    assertThat(sql.count("audit_entry")).isEqualTo(1);
  }

  @Test
  @DisplayName("失効を確かめられなかった断りは残さず、確かめられるようになれば、同じ番号で改めて決まる")
  void aPassingRefusalIsJudgedAgain() {
    world.authority.says(RevocationStatus.UNKNOWN);
    Fault passing = world.fault(ConsentApi.GIVE_BY_CARD, numbered("k-1", ONE_BODY), byCard());
    world.authority.says(RevocationStatus.GOOD);

    Given given = world.ask(ConsentApi.GIVE_BY_CARD, numbered("k-1", OTHER_BODY), byCard());

    assertThat(passing.code()).isEqualTo("revocation-unknown");
    assertThat(sql.rows("select id from consent")).containsExactly(given.id().toString());
    assertThat(sql.rows("select kind from audit_entry order by number"))
        .containsExactly("CONSENT_REFUSED", "CONSENT_GIVEN");
  }

  @Test
  @DisplayName("終了も、番号ごとに一度だけ効く")
  void endingIsNumberedToo() {
    Given given = world.taroConsents(ConsentWorld.CLINIC, Category.MEDICATIONS);
    OfFacility consent = new OfFacility(given.id());

    Given ended = world.ask(ConsentApi.END, numbered("k-1", ONE_BODY), consent);
    Given again = world.ask(ConsentApi.END, numbered("k-1", ONE_BODY), consent);

    assertThat(again).isEqualTo(ended);
    assertThat(
            world
                .fault(
                    ConsentApi.END, numbered("k-1", OTHER_BODY), new OfFacility(UUID.randomUUID()))
                .code())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  @DisplayName("7 日を過ぎた番号は新しい番号であり、番号そのものは残さない")
  void forgetsAfterSevenDays() {
    world.ask(ConsentApi.GIVE_ON_PAPER, numbered("k-1", ONE_BODY), onPaper(Category.MEDICATIONS));
    assertThat(sql.value("select row_to_json(k)::text from idempotency_key k"))
        .doesNotContain("k-1");
    age("6 days 23 hours 59 minutes");
    assertThat(
            world
                .fault(
                    ConsentApi.GIVE_ON_PAPER,
                    numbered("k-1", OTHER_BODY),
                    onPaper(Category.MEDICATIONS))
                .code())
        .isEqualTo("idempotency-key-reused");
    age("2 minutes");

    world.ask(ConsentApi.GIVE_ON_PAPER, numbered("k-1", OTHER_BODY), onPaper(Category.CHECKUPS));

    assertThat(sql.count("consent")).isEqualTo(2);
  }

  @Test
  @DisplayName("古い番号は消える")
  void oldNumbersGo() {
    world.ask(ConsentApi.GIVE_ON_PAPER, numbered("k-1", ONE_BODY), onPaper(Category.MEDICATIONS));
    age("8 days");
    world.ask(ConsentApi.GIVE_ON_PAPER, numbered("k-2", ONE_BODY), onPaper(Category.MEDICATIONS));

    ConsentWorld.await(new IdempotencyVerticle(world.database).forgetOld());

    assertThat(sql.count("idempotency_key")).isEqualTo(1);
  }

  private void age(String interval) {
    sql.asOwner("update idempotency_key set kept_at = kept_at - interval '%s'".formatted(interval));
  }

  private GiveByCard byCard() {
    return new GiveByCard(
        world.proof(ConsentWorld.CLINIC, ConsentWorld.TAROS_CARD),
        Set.of(Category.MEDICATIONS),
        false);
  }

  private GiveOnPaper onPaper(Category category) {
    return new GiveOnPaper(
        world.ref(ConsentWorld.CLINIC, ConsentWorld.TARO), "N-1", Set.of(category));
  }

  /** A request of its own each time, as a caller's retry is. */
  private static Caller numbered(String key, String fingerprint) {
    return ConsentWorld.facility(ConsentWorld.CLINIC).with(key(key, fingerprint));
  }

  private static IdempotencyKey key(String key, String fingerprint) {
    return new IdempotencyKey("POST /v1/consents", key, fingerprint);
  }
}
