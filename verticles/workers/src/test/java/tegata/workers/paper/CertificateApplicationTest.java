package tegata.workers.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.Caller;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.Decide;
import tegata.contract.CertificateApi.Enter;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.OpenOrder;
import tegata.contract.CertificateApi.Order;
import tegata.contract.CertificateApi.Waiting;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.CertificateApplicationApi.Accept;
import tegata.contract.CertificateApplicationApi.Application;
import tegata.contract.CertificateApplicationApi.Apply;
import tegata.contract.CertificateApplicationApi.ByNumber;
import tegata.contract.CertificateApplicationApi.Of;
import tegata.contract.CertificateApplicationApi.Return;
import tegata.contract.CertificateApplicationApi.Withdraw;
import tegata.contract.HomeApi;
import tegata.contract.HomeApi.PaperApplication;
import tegata.contract.Use;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.registration.ReturnReason;
import tegata.domain.staff.StaffRole;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** Persons, staff and insurers are fictitious (架空). */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateApplicationTest {
  private static final String INSURER = "06130488";
  private static final LocalDate TODAY = LocalDate.now(NOW);

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private UUID hanako;
  private Caller clerk;
  private Caller approver;
  private Caller elsewhere;

  CertificateApplicationTest(TestDatabase database) {
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
  void begin() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, HANAKO));
    taro = UUID.fromString(database.value("select id from person where external_id = 'P-1'"));
    hanako = UUID.fromString(database.value("select id from person where external_id = 'P-2'"));
    clerk = staff(StaffRole.INSURER_CLERK, INSURER);
    approver = staff(StaffRole.INSURER_APPROVER, INSURER);
    elsewhere = staff(StaffRole.INSURER_CLERK, "31130008");
  }

  @Test
  @DisplayName("申し込むと保険者の机に届き、受理と交付のたびに本人に知らせ、交付された紙の番号が見える")
  void fromApplicationToPaper() {
    Application made = apply(CertificateGround.SUPPORT_NEEDED);
    assertThat(made.number()).startsWith("C-");
    assertThat(made.progress()).isEqualTo(CertificateProgress.RECEIVED);

    Order waiting = onlyWaiting();
    assertThat(waiting.application())
        .hasValueSatisfying(
            one -> {
              assertThat(one.number()).isEqualTo(made.number());
              assertThat(one.note()).isEmpty();
            });
    assertThat(opened(waiting).application().orElseThrow().note()).contains("車いすを使っています");

    accept(clerk, waiting);
    assertThat(status(made).progress()).isEqualTo(CertificateProgress.ACCEPTED);
    Order done = decide(waiting);

    Application issued = status(made);
    assertThat(issued.progress()).isEqualTo(CertificateProgress.ISSUED);
    assertThat(issued.certificate().orElseThrow().number()).isEqualTo(done.paper().orElseThrow());
    assertThat(database.rows("select kind, facts->>'number' from notice order by created_at, kind"))
        .containsExactlyInAnyOrder(
            "APPLICATION_RECEIVED|" + made.number(),
            "APPLICATION_ACCEPTED|" + made.number(),
            "APPLICATION_CERTIFICATE_ISSUED|" + made.number());
    assertThat(
            database.rows(
                "select kind, note from audit_entry where kind like 'CERTIFICATE_%' order by number"))
        .containsExactly(
            "CERTIFICATE_REQUESTED|number=" + made.number(),
            "CERTIFICATE_DECIDED|number=" + made.number() + " step=ACCEPT");
    assertThat(workers.ask(CertificateApi.WAITING, approver, new Waiting()).orders()).isEmpty();
  }

  @Test
  @DisplayName("受理されるまで交付できず、受理した人は交付できない")
  void twoEyes() {
    apply(CertificateGround.CARD_LOST);
    Order waiting = onlyWaiting();
    Decide yes = new Decide(waiting.id(), true, Optional.of(TODAY.plusYears(1)));
    assertThat(workers.refused(CertificateApi.DECIDE, approver, yes).code())
        .isEqualTo("not-accepted");
    assertThat(refusedAccept(approver, waiting)).isEqualTo("not-on-duty");
    assertThat(refusedAccept(elsewhere, waiting)).isEqualTo("no-such-order");
    accept(clerk, waiting);
    accept(clerk, waiting);
    assertThat(refusedAccept(staff(StaffRole.INSURER_CLERK, INSURER), waiting))
        .isEqualTo("decided-before");
    database.asOwner(
        "update staff set role = 'INSURER_APPROVER' where id = '%s'".formatted(clerk.id()));
    assertThat(workers.refused(CertificateApi.DECIDE, clerk, yes).code())
        .isEqualTo("entered-by-same");
    assertThat(database.count("paper")).isZero();
    assertThat(database.count("notice where kind = 'APPLICATION_ACCEPTED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("返すには理由がいり、返されたら本人に知らせ、もう一度申し込める")
  void returns() {
    Application made = apply(CertificateGround.CARD_RENEWING);
    Order waiting = onlyWaiting();
    accept(clerk, waiting);
    assertThat(
            workers
                .refused(
                    CertificateApi.DECIDE,
                    approver,
                    new Decide(waiting.id(), false, Optional.empty()))
                .code())
        .isEqualTo("reason-missing");
    Return back = new Return(waiting.id(), ReturnReason.ADDRESS_UNKNOWN, Optional.of("転居先を。"));
    assertThat(workers.refused(CertificateApplicationApi.RETURN, elsewhere, back).code())
        .isEqualTo("no-such-order");

    workers.ask(CertificateApplicationApi.RETURN, approver, back);

    Application returned = status(made);
    assertThat(returned.progress()).isEqualTo(CertificateProgress.RETURNED);
    assertThat(returned.returned().orElseThrow().reason()).isEqualTo(ReturnReason.ADDRESS_UNKNOWN);
    assertThat(returned.returned().orElseThrow().comment()).contains("転居先を。");
    assertThat(database.count("notice where kind = 'CERTIFICATE_APPLICATION_RETURNED'"))
        .isEqualTo(1);
    workers.ask(CertificateApplicationApi.RETURN, approver, back);
    assertThat(workers.refused(CertificateApplicationApi.RETURN, clerk, back).code())
        .isEqualTo("decided-before");
    assertThat(database.count("notice where kind = 'CERTIFICATE_APPLICATION_RETURNED'"))
        .isEqualTo(1);
    assertThat(apply(CertificateGround.CARD_RENEWING).number()).isNotEqualTo(made.number());
  }

  @ParameterizedTest
  @CsvSource({"true, ISSUED, 13, 15", "false, RETURNED, 59, 61"})
  @DisplayName("ホームには、手続き中の申し込みと、しばらくのあいだは交付・差し戻しも出る。ほかの人には出ない")
  void toldOnHome(boolean issue, CertificateProgress end, int still, int noMore) {
    assertThat(onHome(taro)).isEmpty();
    Application made = apply(CertificateGround.CARD_LOST);
    assertThat(onHome(taro))
        .contains(new PaperApplication(made.number(), CertificateProgress.RECEIVED));
    Order waiting = onlyWaiting();
    accept(clerk, waiting);
    assertThat(onHome(taro))
        .contains(new PaperApplication(made.number(), CertificateProgress.ACCEPTED));

    if (issue) {
      decide(waiting);
    } else {
      workers.ask(
          CertificateApplicationApi.RETURN,
          approver,
          new Return(waiting.id(), ReturnReason.ADDRESS_UNKNOWN, Optional.empty()));
    }

    decidedDaysAgo(still);
    assertThat(onHome(taro)).contains(new PaperApplication(made.number(), end));
    assertThat(onHome(hanako)).isEmpty();
    decidedDaysAgo(noMore);
    assertThat(onHome(taro)).isEmpty();
    Application again = apply(CertificateGround.CARD_LOST);
    assertThat(onHome(taro).orElseThrow().number()).isEqualTo(again.number());
    withdraw(again);
    assertThat(onHome(taro)).isEmpty();
  }

  private Optional<PaperApplication> onHome(UUID person) {
    return workers
        .ask(HomeApi.STANDING, patient(person), new HomeApi.Of(person))
        .paperApplication();
  }

  private void decidedDaysAgo(int days) {
    Instant at = NOW.instant().minus(days, ChronoUnit.DAYS);
    database.asOwner(
        "update certificate_order set decided_at = '%s', entered_at = '%s'".formatted(at, at));
  }

  @Test
  @DisplayName("交付されるまで取り下げられ、取り下げたものは受理も交付もできず、二度取り下げても一度")
  void withdraws() {
    Application made = apply(CertificateGround.CARD_LOST);
    Order waiting = onlyWaiting();
    accept(clerk, waiting);

    assertThat(withdraw(made).progress()).isEqualTo(CertificateProgress.WITHDRAWN);
    assertThat(withdraw(made).progress()).isEqualTo(CertificateProgress.WITHDRAWN);

    assertThat(database.count("notice where kind = 'CERTIFICATE_APPLICATION_WITHDRAWN'"))
        .isEqualTo(1);
    assertThat(
            workers
                .refused(
                    CertificateApi.DECIDE,
                    approver,
                    new Decide(waiting.id(), true, Optional.of(TODAY.plusYears(1))))
                .code())
        .isEqualTo("withdrawn");
    assertThat(refusedAccept(clerk, waiting)).isEqualTo("withdrawn");

    Application again = apply(CertificateGround.CARD_LOST);
    accept(clerk, onlyWaiting());
    decide(onlyWaiting());
    assertThat(
            workers
                .refused(
                    CertificateApplicationApi.WITHDRAW,
                    patient(taro),
                    new Withdraw(taro, again.number()))
                .code())
        .isEqualTo("step-not-possible");
  }

  @Test
  @DisplayName("同じ用紙は二度送っても一つで、二つ目の申し込みは断る")
  void oneAtATime() {
    Apply form = new Apply(taro, UUID.randomUUID(), CertificateGround.CARD_LOST, Optional.empty());
    Application made = workers.ask(CertificateApplicationApi.APPLY, patient(taro), form);
    assertThat(workers.ask(CertificateApplicationApi.APPLY, patient(taro), form)).isEqualTo(made);
    assertThat(database.count("certificate_order")).isEqualTo(1);
    assertThat(database.count("notice")).isEqualTo(1);

    assertThat(refused(patient(taro), taro, CertificateGround.CARD_LOST))
        .isEqualTo("already-applied");
    assertThat(
            workers
                .refused(
                    CertificateApi.ENTER,
                    clerk,
                    new Enter(
                        UUID.randomUUID(),
                        taro,
                        Kind.ISSUE,
                        Optional.of(CertificateGround.CARD_LOST),
                        Optional.empty()))
                .code())
        .isEqualTo("order-waiting");
  }

  @Test
  @DisplayName("加入先が変わったら、前の保険者に残った申し込みがあっても、新しい保険者に申し込める")
  void changesTheInsurer() {
    Application before = apply(CertificateGround.CARD_LOST);
    database.asOwner(
        "update coverage set insurer_number = '31130008' where person_id = '%s'".formatted(taro));

    Application after = apply(CertificateGround.CARD_LOST);

    assertThat(after.insurer().number()).isEqualTo("31130008");
    assertThat(refusedAccept(clerk, onlyWaiting())).isEqualTo("no-such-member");
    workers.ask(
        CertificateApplicationApi.RETURN,
        clerk,
        new Return(onlyWaiting().id(), ReturnReason.NOT_INSURED_HERE, Optional.empty()));
    assertThat(status(before).progress()).isEqualTo(CertificateProgress.RETURNED);
  }

  @Test
  @DisplayName("一人が受理も交付もしてよい所でも、受理していない申し込みは交付できない")
  void acceptsFirstAtOneDesk() {
    apply(CertificateGround.CARD_LOST);
    Decide yes = new Decide(onlyWaiting().id(), true, Optional.of(TODAY.plusYears(1)));
    try (RunningWorkers one = RunningWorkers.withOneDesk(database, NOW)) {
      assertThat(one.refused(CertificateApi.DECIDE, clerk, yes).code()).isEqualTo("not-accepted");
      one.ask(CertificateApplicationApi.ACCEPT, clerk, new Accept(yes.id()));
      assertThat(one.ask(CertificateApi.DECIDE, clerk, yes).paper()).isPresent();
    }
  }

  @Test
  @DisplayName("職員の申し込みが承認を待つあいだは、本人は申し込めない")
  void aClerkWasFaster() {
    workers.ask(
        CertificateApi.ENTER,
        clerk,
        new Enter(
            UUID.randomUUID(),
            taro,
            Kind.ISSUE,
            Optional.of(CertificateGround.CARD_LOST),
            Optional.empty()));
    assertThat(refused(patient(taro), taro, CertificateGround.CARD_LOST))
        .isEqualTo("order-waiting");
  }

  @ParameterizedTest
  @EnumSource(
      value = CertificateGround.class,
      names = {"NOT_REGISTERED", "CERTIFICATE_LAPSED", "ELDERLY"})
  @DisplayName("職権の理由では申し込めない")
  void notOnAuthority(CertificateGround ground) {
    assertThat(refused(patient(taro), taro, ground)).isEqualTo("ground-not-open");
  }

  @Test
  @DisplayName("いまの保険者が分からない人は申し込めず、保険者が変われば受理できない")
  void needsAnInsurer() {
    apply(CertificateGround.CARD_LOST);
    Order waiting = onlyWaiting();
    database.asOwner(
        "update coverage set lost_on = '%s' where person_id = '%s'"
            .formatted(TODAY.minusDays(1), taro));
    assertThat(refusedAccept(clerk, waiting)).isEqualTo("no-such-member");
    workers.ask(
        CertificateApplicationApi.RETURN,
        clerk,
        new Return(waiting.id(), ReturnReason.NOT_INSURED_HERE, Optional.empty()));
    assertThat(refused(patient(taro), taro, CertificateGround.CARD_LOST))
        .isEqualTo("coverage-unknown");
  }

  @Test
  @DisplayName("ほかの人は、申し込みも見ることも取り下げることもできず、手続きのできる代理人ならできる")
  void onlyWhoMayAct() {
    Application made = apply(CertificateGround.CARD_LOST);
    assertThat(refused(patient(hanako), taro, CertificateGround.CARD_LOST)).isEqualTo("not-yours");
    assertThat(
            workers
                .ask(
                    CertificateApplicationApi.APPLICATION,
                    patient(hanako),
                    new ByNumber(hanako, made.number(), Use.VIEW))
                .application())
        .isEmpty();
    assertThat(
            workers
                .refused(
                    CertificateApplicationApi.WITHDRAW,
                    patient(hanako),
                    new Withdraw(hanako, made.number()))
                .code())
        .isEqualTo("no-such-application");

    proxy("SEE");
    assertThat(
            workers
                .ask(CertificateApplicationApi.APPLICATIONS, patient(hanako), new Of(taro))
                .applications())
        .hasSize(1);
    assertThat(
            workers
                .refused(
                    CertificateApplicationApi.WITHDRAW,
                    patient(hanako),
                    new Withdraw(taro, made.number()))
                .code())
        .isEqualTo("proxy-may-only-see");
    database.asOwner("update proxy set level = 'ACT'");
    workers.ask(
        CertificateApplicationApi.WITHDRAW, patient(hanako), new Withdraw(taro, made.number()));
    assertThat(database.value("select basis from audit_entry where kind = 'CERTIFICATE_WITHDRAWN'"))
        .isEqualTo("PROXY");
  }

  @Test
  @DisplayName("要配慮者は、申し込んで交付された後は、申し込みなしで更新される")
  void renewsWithoutAskingAgain() {
    apply(CertificateGround.SUPPORT_NEEDED);
    accept(clerk, onlyWaiting());
    workers.ask(
        CertificateApi.DECIDE,
        approver,
        new Decide(onlyWaiting().id(), true, Optional.of(TODAY.plusDays(30))));

    Order renewal = onlyWaiting();
    assertThat(renewal.application()).isEmpty();
    assertThat(renewal.enteredBy()).isEmpty();
    assertThat(refused(patient(taro), taro, CertificateGround.SUPPORT_NEEDED))
        .isEqualTo("order-waiting");
  }

  private Application apply(CertificateGround ground) {
    return workers.ask(
        CertificateApplicationApi.APPLY,
        patient(taro),
        new Apply(taro, UUID.randomUUID(), ground, Optional.of("車いすを使っています")));
  }

  private String refused(Caller caller, UUID person, CertificateGround ground) {
    return workers
        .refused(
            CertificateApplicationApi.APPLY,
            caller,
            new Apply(person, UUID.randomUUID(), ground, Optional.empty()))
        .code();
  }

  private Application status(Application made) {
    return workers
        .ask(
            CertificateApplicationApi.APPLICATION,
            patient(taro),
            new ByNumber(taro, made.number(), Use.VIEW))
        .application()
        .orElseThrow();
  }

  private Application withdraw(Application made) {
    return workers.ask(
        CertificateApplicationApi.WITHDRAW, patient(taro), new Withdraw(taro, made.number()));
  }

  private Order onlyWaiting() {
    List<Order> orders = workers.ask(CertificateApi.WAITING, approver, new Waiting()).orders();
    assertThat(orders).hasSize(1);
    return orders.get(0);
  }

  private Order opened(Order order) {
    return workers
        .ask(CertificateApi.OPEN, clerk, new OpenOrder(order.id(), DeskPurpose.ISSUING))
        .opened()
        .orElseThrow()
        .order();
  }

  private void accept(Caller caller, Order order) {
    workers.ask(CertificateApplicationApi.ACCEPT, caller, new Accept(order.id()));
  }

  private String refusedAccept(Caller caller, Order order) {
    return workers.refused(CertificateApplicationApi.ACCEPT, caller, new Accept(order.id())).code();
  }

  private Order decide(Order order) {
    return workers.ask(
        CertificateApi.DECIDE,
        approver,
        new Decide(order.id(), true, Optional.of(TODAY.plusYears(5))));
  }

  private void proxy(String level) {
    database.asOwner(
        "insert into proxy (principal_id, proxy_id, kind, level, begun_on, ends_on, told_at_15) values ('%s', '%s', 'ADULT', '%s', '2020-01-01', '2099-01-01', true)"
            .formatted(taro, hanako, level));
  }

  private static Caller patient(UUID person) {
    return Caller.patient(person, "架空", UUID.randomUUID());
  }

  private Caller staff(StaffRole role, String insurer) {
    UUID id = UUID.randomUUID();
    database.asOwner(
        "insert into staff (id, number, name, role, insurer_number, card_issuer, card_serial) values ('%s', '%s', '架空 職員', '%s', '%s', 'CN=x', '%s')"
            .formatted(id, id, role, insurer, id));
    return Caller.staff(role, id, "架空 職員", UUID.randomUUID());
  }
}
