package tegata.workers.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.JAPAN;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.AccessApi;
import tegata.contract.AccessApi.History;
import tegata.contract.Address;
import tegata.contract.Caller;
import tegata.contract.CheckupApi;
import tegata.contract.DraftApi;
import tegata.contract.HomeApi;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.SessionRecord;
import tegata.contract.PersonApi;
import tegata.contract.ProxyApi;
import tegata.contract.ProxyApi.Accept;
import tegata.contract.ProxyApi.Accepted;
import tegata.contract.ProxyApi.End;
import tegata.contract.ProxyApi.Invite;
import tegata.contract.ProxyApi.Proxies;
import tegata.contract.ProxyApi.Refusal;
import tegata.contract.ProxyApi.StopAll;
import tegata.contract.RegistrationApi;
import tegata.contract.Use;
import tegata.domain.access.Access;
import tegata.domain.audit.Entry;
import tegata.domain.proxy.Proxy.Level;
import tegata.workers.RunningWorkers;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyWorkersTest {
  private static final UUID GRANNY = id("a1");
  private static final UUID TARO = id("a2");
  private static final UUID CHILD = id("a3");
  private static final UUID STRANGER = id("a4");
  private static final LocalDate TODAY = LocalDate.now(JAPAN);

  private final TestDatabase rows;
  private RunningWorkers workers;
  private Database database;

  ProxyWorkersTest(TestDatabase rows) {
    this.rows = rows;
  }

  @BeforeAll
  void start(@TempDir Path directory) {
    workers = new RunningWorkers(rows, Clock.system(JAPAN));
    database = await(Database.open(workers.vertx(), rows.config(directory), directory));
  }

  @AfterAll
  void stop() {
    await(database.close());
    workers.close();
  }

  @BeforeEach
  void people() {
    rows.clear();
    person(GRANNY, "架空 ウメ", TODAY.minusYears(80));
    person(TARO, "架空 太郎", TODAY.minusYears(40));
    person(CHILD, "架空 健太", TODAY.minusYears(9));
    person(STRANGER, "架空 花子", TODAY.minusYears(40));
  }

  @Test
  @DisplayName("コードを渡された人だけが見られ、やめた次の問いから拒まれる")
  void standsFromTheCodeToTheEnd() {
    assertThat(refusalToSee(TARO, GRANNY)).isEqualTo("not-yours");
    UUID proxy = begin(GRANNY, TARO, Level.SEE);

    assertThat(workers.ask(PersonApi.IDENTITY, by(TARO), new PersonApi.Of(GRANNY)).name())
        .isEqualTo("架空 ウメ");
    assertThat(refusalToSee(STRANGER, GRANNY)).isEqualTo("not-yours");
    assertThat(refusalToSee(GRANNY, TARO)).isEqualTo("not-yours");

    workers.ask(ProxyApi.END, by(GRANNY), new End(GRANNY, proxy));
    assertThat(refusalToSee(TARO, GRANNY)).isEqualTo("not-yours");
    assertThat(noticesOf(TARO)).containsExactly("PROXY_ENDED");
  }

  @Test
  @DisplayName("代理人の側からも、相手の同意なしにやめられる。ほかの人はやめさせられない")
  void endsByEitherSideOnly() {
    UUID proxy = begin(GRANNY, TARO, Level.SEE);

    assertThat(
            workers.refused(ProxyApi.END, by(STRANGER), new End(STRANGER, proxy)).kind().status())
        .isEqualTo(404);
    workers.ask(ProxyApi.END, by(TARO), new End(TARO, proxy));
    assertThat(list(GRANNY).seeMe()).isEmpty();
  }

  @Test
  @DisplayName("見るだけの代理人は手続きできない。最後の日を過ぎた代理は、片付けの前でも通らない")
  void levelAndPeriodHold() {
    begin(GRANNY, TARO, Level.SEE);
    var draft = new DraftApi.Save(GRANNY, "deregistration", "x");
    assertThat(workers.refused(DraftApi.SAVE, by(TARO), draft).code())
        .isEqualTo("proxy-may-only-see");
    assertThat(workers.refused(RegistrationApi.DEREGISTER, by(TARO), order()).code())
        .isEqualTo("proxy-may-only-see");

    begin(GRANNY, TARO, Level.ACT);
    workers.ask(DraftApi.SAVE, by(TARO), draft);
    assertThat(workers.refused(RegistrationApi.DEREGISTER, by(TARO), order()).code())
        .isEqualTo("not-registered");

    rows.asOwner("update proxy set begun_on = begun_on - 9, ends_on = '%s'".formatted(TODAY));
    assertThat(refusalToSee(TARO, GRANNY)).isEqualTo("seen");
    rows.asOwner("update proxy set ends_on = '%s'".formatted(TODAY.minusDays(1)));
    assertThat(refusalToSee(TARO, GRANNY)).isEqualTo("not-yours");
  }

  @Test
  @DisplayName("代理人が見たことは、二人の履歴に載る。本人の履歴を見る代理人に、よその人のことは見せない")
  void bothHistoriesTell() {
    begin(CHILD, TARO, Level.SEE);
    begin(TARO, STRANGER, Level.SEE);
    workers.ask(CheckupApi.ALL, by(TARO), new CheckupApi.All(CHILD, Use.VIEW, 0));

    assertThat(kinds(history(CHILD, CHILD)))
        .contains("RECORDS_VIEWED PROXY 架空 太郎", "PROXY_STARTED PROXY 架空 太郎");
    assertThat(kinds(history(TARO, TARO))).contains("RECORDS_VIEWED PROXY 架空 太郎");
    assertThat(history(TARO, TARO))
        .filteredOn(a -> a.kind() == Entry.Kind.RECORDS_VIEWED)
        .extracting(a -> a.principal().orElse("nobody"))
        .containsExactly(nameOf(CHILD));
    assertThat(history(CHILD, CHILD)).allMatch(a -> a.principal().isEmpty());
    var proxies =
        new AccessApi.Only(
            Optional.empty(), Optional.empty(), Optional.of(Entry.Basis.PROXY), Optional.empty());
    assertThat(history(CHILD, CHILD, proxies)).isNotEmpty();
    assertThat(history(CHILD, CHILD, proxies)).allMatch(a -> a.basis() == Entry.Basis.PROXY);
    assertThat(kinds(history(STRANGER, TARO))).doesNotContain("RECORDS_VIEWED PROXY 架空 太郎");
    assertThat(rows.count("audit_entry where kind = 'RECORDS_VIEWED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("コードは一度だけ。同時に20人が使っても、代理は一つ")
  void aCodeIsUsedOnce() {
    String code = invite(GRANNY, Level.SEE);
    List<UUID> many = IntStream.range(0, 20).mapToObj(i -> id("b" + (10 + i))).toList();
    many.forEach(one -> person(one, "架空 多数", TODAY.minusYears(30)));

    List<Accepted> answers =
        await(
            Future.all(
                    many.stream()
                        .map(
                            one ->
                                workers.bus().ask(ProxyApi.ACCEPT, by(one), new Accept(one, code)))
                        .toList())
                .map(all -> all.<Accepted>list()));

    assertThat(answers.stream().filter(a -> a.held().isPresent())).hasSize(1);
    assertThat(answers.stream().flatMap(a -> a.refusal().stream()))
        .hasSize(19)
        .containsOnly(Refusal.CODE_UNKNOWN);
    assertThat(rows.count("proxy")).isEqualTo(1);
  }

  @Test
  @DisplayName("自分のコード、30日を過ぎたコード、取り消したコードでは代理にならない")
  void refusedCodes() {
    String own = invite(TARO, Level.SEE);
    assertThat(accept(TARO, own).refusal()).contains(Refusal.OWN_CODE);

    rows.asOwner(
        "update proxy_invitation set issued_at = issued_at - interval '30 days', valid_until = valid_until - interval '30 days'");
    assertThat(accept(GRANNY, own).refusal()).contains(Refusal.CODE_EXPIRED);

    String taken = invite(TARO, Level.SEE);
    UUID open = list(TARO).invitations().get(0).id();
    workers.ask(ProxyApi.WITHDRAW, by(GRANNY), new ProxyApi.Withdraw(GRANNY, open));
    assertThat(list(TARO).invitations()).hasSize(1);
    workers.ask(ProxyApi.WITHDRAW, by(TARO), new ProxyApi.Withdraw(TARO, open));
    assertThat(accept(GRANNY, taken).refusal()).contains(Refusal.CODE_UNKNOWN);
  }

  @Test
  @DisplayName("コードはハッシュだけで持ち、画面を送り直しても招待は一つ")
  void codesAreNotKept() {
    Invite form = new Invite(GRANNY, UUID.randomUUID(), Level.SEE, TODAY.plusYears(1));
    String code = workers.ask(ProxyApi.INVITE, by(GRANNY), form).code().orElseThrow();

    assertThat(workers.ask(ProxyApi.INVITE, by(GRANNY), form).code()).isEmpty();
    assertThat(rows.rows("select to_jsonb(i)::text from proxy_invitation i"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row).doesNotContain(code, code.replace("-", "")));
    assertThat(rows.rows("select to_jsonb(e)::text from audit_entry e"))
        .allSatisfy(row -> assertThat(row).doesNotContain(code, code.replace("-", "")));
  }

  @Test
  @DisplayName("違うコードは一時間に10回まで。その後は正しいコードも通らず、一時間後に通る")
  void triesAreLimited() {
    String code = invite(GRANNY, Level.SEE);
    for (int i = 0; i < 10; i++) {
      assertThat(accept(TARO, "0000-0000-0000-0000-0000").refusal()).contains(Refusal.CODE_UNKNOWN);
    }
    assertThat(accept(TARO, code).refusal()).contains(Refusal.TOO_MANY_TRIES);

    rows.asOwner("update proxy_code_try set since = since - interval '61 minutes'");
    assertThat(accept(TARO, code).held()).isPresent();
  }

  @Test
  @DisplayName("大人の代理は5年まで、子の代理は18歳の誕生日の前日まで")
  void periodsAreBounded() {
    Invite longer =
        new Invite(GRANNY, UUID.randomUUID(), Level.SEE, TODAY.plusYears(5).plusDays(1));
    Invite past = new Invite(GRANNY, UUID.randomUUID(), Level.SEE, TODAY.minusDays(1));
    assertThat(workers.refused(ProxyApi.INVITE, by(GRANNY), longer).code())
        .isEqualTo("proxy-period");
    assertThat(workers.refused(ProxyApi.INVITE, by(GRANNY), past).code()).isEqualTo("proxy-period");

    Invite child = new Invite(CHILD, UUID.randomUUID(), Level.ACT, TODAY.plusYears(40));
    assertThat(workers.ask(ProxyApi.INVITE, by(CHILD), child).endsOn())
        .isEqualTo(TODAY.plusYears(9).minusDays(1));
  }

  @Test
  @DisplayName("15歳で二人に一度だけ知らせ、そこから子がやめられる。前の日まではやめられない")
  void at15TheChildDecides() {
    UUID proxy = begin(CHILD, TARO, Level.ACT);
    End end = new End(CHILD, proxy);
    born(CHILD, TODAY.minusYears(15).plusDays(1));
    turnOnTwoNodes();
    assertThat(noticesOf(TARO)).isEmpty();
    assertThat(workers.refused(ProxyApi.END, by(CHILD), end).code()).isEqualTo("child-below-15");

    born(CHILD, TODAY.minusYears(15));
    turnOnTwoNodes();
    turnOnTwoNodes();
    assertThat(noticesOf(TARO)).containsExactly("PROXY_CHILD_IS_15");
    assertThat(noticesOf(CHILD)).containsExactly("PROXY_STARTED", "PROXY_CHILD_IS_15");
    workers.ask(ProxyApi.END, by(CHILD), end);
    assertThat(refusalToSee(TARO, CHILD)).isEqualTo("not-yours");
  }

  @Test
  @DisplayName("18歳で親の代理は終わり、二人に一度だけ知らせる")
  void at18AParentsEnds() {
    begin(CHILD, TARO, Level.ACT);
    rows.asOwner("update proxy set told_at_15 = true");
    born(CHILD, TODAY.minusYears(18).plusDays(1));
    turnOnTwoNodes();
    assertThat(refusalToSee(TARO, CHILD)).isEqualTo("seen");

    born(CHILD, TODAY.minusYears(18));
    turnOnTwoNodes();
    assertThat(refusalToSee(TARO, CHILD)).isEqualTo("not-yours");
    assertThat(noticesOf(TARO)).containsExactly("PROXY_CHILD_IS_18");
    assertThat(noticesOf(CHILD)).containsExactly("PROXY_STARTED", "PROXY_CHILD_IS_18");
    assertThat(rows.count("audit_entry where kind = 'PROXY_ENDED' and basis = 'DUTY'"))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("緊急停止は、両方向の代理・招待・ログインをすべて終わらせ、相手には何も知らせない")
  void stopsEverything() {
    begin(TARO, STRANGER, Level.ACT);
    begin(GRANNY, TARO, Level.ACT);
    UUID others = begin(GRANNY, STRANGER, Level.SEE);
    String code = invite(TARO, Level.SEE);
    session("a", TARO);
    session("b", TARO);
    session("c", STRANGER);
    int before = rows.count("notice");

    var stopped = workers.ask(ProxyApi.STOP_ALL, by(TARO), new StopAll(TARO));

    assertThat(stopped).isEqualTo(new ProxyApi.Stopped(2, 2));
    assertThat(refusalToSee(STRANGER, TARO)).isEqualTo("not-yours");
    assertThat(refusalToSee(TARO, GRANNY)).isEqualTo("not-yours");
    assertThat(rows.rows("select id from session")).containsExactly("c");
    assertThat(accept(GRANNY, code).refusal()).contains(Refusal.CODE_UNKNOWN);
    assertThat(list(STRANGER).iSee()).extracting(h -> h.proxy().id()).containsExactly(others);
    assertThat(rows.count("notice")).isEqualTo(before);
    assertThat(kinds(history(STRANGER, STRANGER))).noneMatch(k -> k.startsWith("ALL_STOPPED"));
    assertThat(kinds(history(GRANNY, GRANNY))).noneMatch(k -> k.startsWith("ALL_STOPPED"));
    assertThat(kinds(history(TARO, TARO))).anyMatch(k -> k.startsWith("ALL_STOPPED"));
  }

  @Test
  @DisplayName("緊急停止とコードの使用が同時でも、代理は残らない")
  void stopAndCodeAtOnce() {
    for (int round = 0; round < 10; round++) {
      String code = invite(TARO, Level.SEE);
      Future<Accepted> accepted =
          workers.bus().ask(ProxyApi.ACCEPT, by(STRANGER), new Accept(STRANGER, code));
      await(
          Future.all(accepted, workers.bus().ask(ProxyApi.STOP_ALL, by(TARO), new StopAll(TARO))));
      assertThat(rows.count("proxy where ended_at is null")).isZero();
    }
  }

  @Test
  @DisplayName("代理人は、本人の代理・端末・緊急停止にはさわれない")
  void aProxyPassesNothingOn() {
    begin(GRANNY, TARO, Level.ACT);

    Invite invite = new Invite(GRANNY, UUID.randomUUID(), Level.SEE, TODAY.plusDays(9));
    assertThat(refusal(ProxyApi.INVITE, TARO, invite)).isEqualTo("not-yours");
    assertThat(refusal(ProxyApi.LIST, TARO, new ProxyApi.Of(GRANNY))).isEqualTo("not-yours");
    assertThat(refusal(ProxyApi.STOP_ALL, TARO, new StopAll(GRANNY))).isEqualTo("not-yours");
    assertThat(
            refusal(IdentityApi.LOG_OUT_EVERYWHERE, TARO, new IdentityApi.LogOutEverywhere(GRANNY)))
        .isEqualTo("not-yours");
  }

  private <Q> String refusal(Address<Q, ?> address, UUID who, Q question) {
    return workers.refused(address, by(who), question).code();
  }

  private String refusalToSee(UUID who, UUID whose) {
    return await(
        workers
            .bus()
            .ask(HomeApi.STANDING, by(who), new HomeApi.Of(whose))
            .map("seen")
            .recover(e -> Future.succeededFuture(tegata.contract.Fault.of(e).code())));
  }

  private void turnOnTwoNodes() {
    TurnProxies one = new TurnProxies(database, new Audit(), Clock.system(JAPAN));
    TurnProxies other = new TurnProxies(database, new Audit(), Clock.system(JAPAN));
    await(Future.all(one.turn(), other.turn()));
  }

  private UUID begin(UUID principal, UUID proxy, Level level) {
    return accept(proxy, invite(principal, level)).held().orElseThrow().proxy().id();
  }

  private String invite(UUID principal, Level level) {
    Invite question = new Invite(principal, UUID.randomUUID(), level, TODAY.plusYears(1));
    return workers.ask(ProxyApi.INVITE, by(principal), question).code().orElseThrow();
  }

  private Accepted accept(UUID who, String code) {
    return workers.ask(ProxyApi.ACCEPT, by(who), new Accept(who, code));
  }

  private Proxies list(UUID who) {
    return workers.ask(ProxyApi.LIST, by(who), new ProxyApi.Of(who));
  }

  private String nameOf(UUID person) {
    return rows.value("select name from person where id = '%s'".formatted(person));
  }

  private List<Access> history(UUID who, UUID whose) {
    return history(who, whose, AccessApi.Only.EVERYTHING);
  }

  private List<Access> history(UUID who, UUID whose, AccessApi.Only only) {
    return workers
        .ask(
            AccessApi.HISTORY,
            by(who),
            new History(whose, TODAY.minusDays(1), TODAY, only, Optional.empty(), Use.VIEW))
        .rows();
  }

  private static List<String> kinds(List<Access> history) {
    return history.stream().map(a -> a.kind() + " " + a.basis() + " " + a.actor().name()).toList();
  }

  private List<String> noticesOf(UUID person) {
    return rows.rows(
        "select kind from notice where person_id = '%s' order by created_at".formatted(person));
  }

  private void session(String id, UUID person) {
    var session =
        new SessionRecord(
            id, Optional.of(person), "", 60_000, 0, Optional.empty(), Optional.empty());
    workers.ask(IdentityApi.SAVE_SESSION, Caller.system("portal", UUID.randomUUID()), session);
  }

  private static RegistrationApi.Deregister order() {
    return new RegistrationApi.Deregister(GRANNY, UUID.randomUUID(), Optional.empty());
  }

  private void person(UUID id, String name, LocalDate birthdate) {
    rows.asOwner(
        "insert into person (id, external_id, name, kana, birthdate, sex) values ('%s', '%s', '%s', 'カクウ', '%s', 1)"
            .formatted(id, id, name, birthdate));
  }

  private void born(UUID id, LocalDate birthdate) {
    rows.asOwner("update person set birthdate = '%s' where id = '%s'".formatted(birthdate, id));
  }

  private static Caller by(UUID person) {
    String name = person.equals(TARO) ? "架空 太郎" : "架空 だれか";
    return Caller.patient(person, name, UUID.randomUUID());
  }

  private static UUID id(String last) {
    return UUID.fromString("00000000-0000-4000-8000-" + "0".repeat(12 - last.length()) + last);
  }
}
