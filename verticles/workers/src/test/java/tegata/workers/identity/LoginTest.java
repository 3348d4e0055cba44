package tegata.workers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.identity.CardDesk.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.contract.Caller;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.BeginLogin;
import tegata.contract.IdentityApi.CardReply;
import tegata.contract.IdentityApi.LoginOutcome;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.IdentityApi.SignedIn;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestCard;
import tegata.workers.fixture.TestDatabase;

@ExtendWith({VertxExtension.class, PostgresExtension.class})
class LoginTest {
  private static final String ORIGIN = "https://portal.example";
  private static final String BROWSER = "browser-1";
  private static final String MARK = "a".repeat(64);

  @TempDir Path directory;
  private CardDesk desk;
  private BeginChallenge begin;
  private ReturnLogin<SignedIn> returning;
  private EnterPerson finishing;

  @BeforeEach
  void open(Vertx vertx, TestDatabase rows) throws Exception {
    desk = new CardDesk(vertx, rows, directory);
    begin = new BeginChallenge(desk.database);
    finishing = new EnterPerson(desk.database);
    returning =
        new ReturnLogin<>(
            desk.database, EnterPerson.KIND, finishing::holder, desk.cards(), Samples.NOW);
  }

  @AfterEach
  void close() throws Exception {
    await(desk.database.close());
  }

  @Test
  @DisplayName("カードの署名でログインでき、記録が一件残る")
  void aCardLogsItsPersonIn() throws Exception {
    LoginOutcome outcome = login(CardDesk.card("CARD1"));

    assertThat(outcome.signedIn().orElseThrow().person()).hasToString(CardDesk.TARO);
    assertThat(desk.rows.rows("select kind from audit_entry")).containsExactly("LOGIN");
  }

  @ParameterizedTest
  @CsvSource({"REVOKED, CERTIFICATE_REVOKED", "UNKNOWN, REVOCATION_UNKNOWN"})
  @DisplayName("失効したカードでも、失効を確かめられないときも、ログインできず、理由が分かる")
  void anythingButGoodIsRefused(RevocationStatus status, Refusal refusal) throws Exception {
    desk.authoritySays(status);

    assertThat(login(CardDesk.card("CARD1")).refusal()).contains(refusal);
    assertThat(desk.rows.count("audit_entry")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"GOOD", "UNKNOWN", "REVOKED"})
  @DisplayName("期限の切れたカードは、認証局が何と言おうと期限切れとして断る")
  void anExpiredCardIsToldSo(RevocationStatus status) throws Exception {
    desk.authoritySays(status);

    assertThat(login(CardDesk.expired("CARD1", 1)).refusal()).contains(Refusal.CERTIFICATE_EXPIRED);
  }

  @Test
  @DisplayName("だれのものでもないカードでは、だれにもなれない")
  void anUnknownCardIsNobodys() throws Exception {
    assertThat(login(CardDesk.card("CARD9")).refusal()).contains(Refusal.PERSON_UNKNOWN);
  }

  @Test
  @DisplayName("同じ返事が同時に100回届き、100回同時に仕上げても、ログインは一度だけ")
  void aHundredUsesMakeOneLogin() throws Exception {
    String challenge = challenge();
    CardReply reply = reply(CardDesk.card("CARD1"), challenge);
    List<Future<IdentityApi.LoginHandle>> returned =
        IntStream.range(0, 100).mapToObj(i -> returning.take(reply)).toList();
    await(Future.all(returned));
    String handle = returned.get(0).result().handle();
    List<Future<LoginOutcome>> finished =
        IntStream.range(0, 100).mapToObj(i -> finish(handle, BROWSER)).toList();
    await(Future.all(finished));

    assertThat(finished).filteredOn(f -> f.result().signedIn().isPresent()).hasSize(1);
    assertThat(desk.rows.rows("select kind from audit_entry")).containsExactly("LOGIN");
  }

  @Test
  @DisplayName("断られた返事のあとに、同じチャレンジで正しい返事をしても遅い")
  void aRefusedReplySpendsTheChallenge() throws Exception {
    String challenge = challenge();
    TestCard card = CardDesk.card("CARD1");
    await(
        returning.take(
            new CardReply(
                challenge, Optional.of(card.encoded()), Optional.of("AAAA"), Optional.empty())));
    String handle = await(returning.take(reply(card, challenge))).handle();

    assertThat(await(finish(handle, BROWSER)).refusal()).contains(Refusal.CERTIFICATE_REFUSED);
  }

  @Test
  @DisplayName("始めたのとは別のブラウザーでは仕上げられず、始めたブラウザーではまだできる")
  void anotherBrowserCannotFinish() throws Exception {
    String handle = await(returning.take(reply(CardDesk.card("CARD1"), challenge()))).handle();

    assertThat(await(finish(handle, "browser-2")).refusal()).contains(Refusal.OTHER_BROWSER);
    assertThat(await(finish(handle, BROWSER)).signedIn()).isPresent();
  }

  @Test
  @DisplayName("渡していないチャレンジ、別のオリジンのチャレンジへの署名は、何にもならない")
  void aChallengeOfSomebodyElseIsWorthless() throws Exception {
    String other = challenge().replace(ORIGIN, "https://evil.example");
    String handle = await(returning.take(reply(CardDesk.card("CARD1"), other))).handle();

    assertThat(await(finish(handle, BROWSER)).refusal()).contains(Refusal.CHALLENGE_SPENT);
  }

  @Test
  @DisplayName("60秒より古いチャレンジへの返事も、60秒より古い結果も使えない")
  void everythingEndsAfterAMinute() throws Exception {
    String late = challenge();
    desk.rows.asOwner("update card_challenge set issued_at = issued_at - interval '61 seconds'");
    String handle = await(returning.take(reply(CardDesk.card("CARD1"), late))).handle();
    assertThat(await(finish(handle, BROWSER)).refusal()).contains(Refusal.CHALLENGE_SPENT);

    String kept = await(returning.take(reply(CardDesk.card("CARD1"), challenge()))).handle();
    desk.rows.asOwner(
        "update card_challenge set returned_at = returned_at - interval '61 seconds'");
    assertThat(await(finish(kept, BROWSER)).signedIn()).isEmpty();
  }

  @Test
  @DisplayName("更新されたカードは、新旧の紐付けで本人のものとなり、そのことが一度だけ記録される")
  void aRenewedCardFindsItsPerson() throws Exception {
    desk.renewed("CARD1", "CARD2");
    desk.renewed("CARD2", "CARD3");

    assertThat(login(CardDesk.card("CARD3")).signedIn().orElseThrow().person())
        .hasToString(CardDesk.TARO);
    assertThat(login(CardDesk.card("CARD3")).signedIn()).isPresent();
    assertThat(desk.rows.rows("select kind, subject from audit_entry order by number"))
        .containsExactly(
            "CARD_RENEWED|" + CardDesk.TARO, "LOGIN|" + CardDesk.TARO, "LOGIN|" + CardDesk.TARO);
  }

  @Test
  @DisplayName("失効した、または確かめられないカードは、紐付けがあっても本人につながない")
  void aCardThatIsNotGoodIsNotLinked() throws Exception {
    desk.renewed("CARD1", "CARD2");
    desk.authoritySays(RevocationStatus.REVOKED);
    login(CardDesk.card("CARD2"));
    desk.authoritySays(RevocationStatus.UNKNOWN);
    login(CardDesk.card("CARD2"));

    assertThat(desk.rows.rows("select serial from card")).containsExactly("CARD1");
  }

  @Test
  @DisplayName("たがいを指す紐付けを追いつづけない")
  void aCircleOfRenewalsEnds() throws Exception {
    desk.renewed("CARD8", "CARD9");
    desk.renewed("CARD9", "CARD8");

    assertThat(login(CardDesk.card("CARD9")).refusal()).contains(Refusal.PERSON_UNKNOWN);
  }

  @Test
  @DisplayName("はじめての端末は知らせず、次の新しい端末は一度だけ知らせる。同時でも、二つのうち一つである")
  void aNewDeviceIsToldOnce() throws Exception {
    NewDevice devices = new NewDevice();
    Promise<Void> second = Promise.promise();
    await(
        desk.database.inTransaction(
            tx ->
                devices
                    .loggedIn(tx, UUID.fromString(CardDesk.TARO), by("a"))
                    .compose(
                        x -> {
                          in(devices, "b").onComplete(second);
                          return waitsOrIsDone(tx, second.future());
                        })));
    await(second.future());
    assertThat(desk.rows.count("notice")).isEqualTo(1);

    await(in(devices, "a"));
    await(in(devices, "b"));
    assertThat(desk.rows.count("notice")).isEqualTo(1);

    await(in(devices, "c"));
    assertThat(desk.rows.rows("select kind from notice"))
        .containsExactly("DEVICE_NEW", "DEVICE_NEW");
  }

  @Test
  @DisplayName("ログインすると、端末が本人のものとして覚えられる")
  void aLoginRemembersTheDevice() throws Exception {
    login(CardDesk.card("CARD1"));

    assertThat(desk.rows.rows("select person_id, mark from known_device"))
        .containsExactly(CardDesk.TARO + "|" + MARK);
  }

  private Future<Void> in(NewDevice devices, String mark) {
    return desk.database.inTransaction(
        tx -> devices.loggedIn(tx, UUID.fromString(CardDesk.TARO), by(mark)));
  }

  private static IdentityApi.FinishLogin by(String mark) {
    return new IdentityApi.FinishLogin(
        "", BROWSER, mark.repeat(64), Optional.of("Firefox (Windows)"));
  }

  /**
   * Goes on once the other waits for us, or has not waited. The locks are told as they are;
   * pg_stat_activity stays as a transaction first saw it.
   */
  private static Future<Void> waitsOrIsDone(SqlConnection tx, Future<Void> other) {
    return tx.query("select from pg_locks where not granted")
        .execute()
        .compose(
            rows ->
                rows.size() > 0 || other.isComplete()
                    ? Future.succeededFuture()
                    : waitsOrIsDone(tx, other));
  }

  private LoginOutcome login(TestCard card) throws Exception {
    String handle = await(returning.take(reply(card, challenge()))).handle();
    return await(finish(handle, BROWSER));
  }

  private String challenge() throws Exception {
    return await(begin.forLogin(EnterPerson.KIND, new BeginLogin(BROWSER, ORIGIN))).challenge();
  }

  private Future<LoginOutcome> finish(String handle, String browser) {
    return finishing.enter(
        Caller.anonymous(UUID.randomUUID()),
        new IdentityApi.FinishLogin(handle, browser, MARK, Optional.empty()));
  }

  private static CardReply reply(TestCard card, String challenge) {
    return new CardReply(
        challenge,
        Optional.of(card.encoded()),
        Optional.of(card.sign(challenge)),
        Optional.empty());
  }
}
