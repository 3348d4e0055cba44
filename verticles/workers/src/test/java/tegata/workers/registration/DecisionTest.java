package tegata.workers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Cancel;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.NoticeApi;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.contract.RegistrationApi.Mend;
import tegata.contract.RegistrationApi.Withdraw;
import tegata.domain.notice.NoticeTopic;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.ReturnReason;
import tegata.domain.registration.StepTaken;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionTest {
  private static final LocalDate TODAY = LocalDate.now(NOW);

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private Application filed;

  DecisionTest(TestDatabase database) {
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
  void file() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, HANAKO));
    taro = UUID.fromString(database.value("select id from person where external_id = 'P-1'"));
    filed = apply(UUID.randomUUID());
  }

  @Test
  @DisplayName("受理と交付は一段階ずつ進み、どれも履歴・知らせ・記録に一度だけ残る")
  void acceptsAndIssues() {
    Application accepted = accept(filed, UUID.randomUUID());
    Application issued = issue(accepted, UUID.randomUUID());

    assertThat(issued.deregistration().status()).isEqualTo(Status.CERTIFICATE_ISSUED);
    assertThat(issued.steps())
        .extracting(StepTaken::step)
        .containsExactly(
            DeregistrationStep.FILE, DeregistrationStep.ACCEPT, DeregistrationStep.ISSUE);
    assertThat(database.rows("select kind from notice order by created_at"))
        .containsExactly(
            "APPLICATION_RECEIVED", "APPLICATION_ACCEPTED", "APPLICATION_CERTIFICATE_ISSUED");
    assertThat(database.rows("select receiver, seq, topic from outbox order by seq"))
        .containsExactly(
            "insurer/06130488|1|insurer.deregistration",
            "intermediary|2|intermediary.deregistration");
    assertThat(database.count("audit_entry where kind = 'DEREGISTRATION_DECIDED'")).isEqualTo(2);
  }

  @Test
  @DisplayName("申請の途中のお知らせを止めた人には、受理も交付も知らせず、受け付けたことは知らせる")
  void stepsThatAreNotWantedAreNotTold() {
    workers.ask(
        NoticeApi.CHOOSE,
        Caller.patient(taro, "架空 太郎", UUID.randomUUID()),
        new NoticeApi.Choose(taro, Set.of(NoticeTopic.APPLICATION_STEPS)));
    issue(accept(filed, UUID.randomUUID()), UUID.randomUUID());

    assertThat(database.rows("select kind from notice order by created_at"))
        .containsExactly("APPLICATION_RECEIVED");
  }

  @Test
  @DisplayName("二人の職員が同時に決めても決まるのは一つで、もう一人は変わったことを知る")
  void twoClerksAtOnce() {
    List<Future<Application>> decisions =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? workers
                            .bus()
                            .ask(
                                DeregistrationApi.ACCEPT,
                                insurer("06130488"),
                                new Accept(on(filed, UUID.randomUUID())))
                        : workers
                            .bus()
                            .ask(
                                DeregistrationApi.RETURN,
                                insurer("06130488"),
                                new Return(
                                    on(filed, UUID.randomUUID()),
                                    ReturnReason.OTHER,
                                    Optional.empty())))
            .toList();
    await(Future.join(decisions).otherwiseEmpty());

    assertThat(decisions).filteredOn(Future::succeeded).hasSize(1);
    assertThat(decisions)
        .filteredOn(Future::failed)
        .allSatisfy(
            lost ->
                assertThat(((tegata.contract.Fault) lost.cause()).code())
                    .isEqualTo("changed-meanwhile"));
    assertThat(database.count("deregistration_step")).isEqualTo(2);
    assertThat(database.count("notice")).isEqualTo(2);
  }

  @Test
  @DisplayName("同じ決定が何度届いても一度の決定で、ほかの申請には使えない")
  void theSameDecisionTwice() {
    UUID order = UUID.randomUUID();
    Application first = accept(filed, order);

    assertThat(accept(filed, order)).isEqualTo(first);
    assertThat(database.count("deregistration_step")).isEqualTo(2);
    assertThat(database.count("audit_entry where kind = 'DEREGISTRATION_DECIDED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("知らない番号、ほかの保険者、患者、順番のちがう決定では何も変わらない")
  void refusesOthers() {
    On unknown = new On("D-202611-999999-9", 1, UUID.randomUUID());
    assertThat(refused(insurer("06130488"), unknown)).isEqualTo("no-such-application");
    assertThat(refused(insurer("31130008"), on(filed, UUID.randomUUID())))
        .isEqualTo("no-such-application");
    assertThat(refused(patient(), on(filed, UUID.randomUUID()))).isEqualTo("no-such-application");
    assertThat(
            workers
                .refused(
                    DeregistrationApi.ISSUE,
                    insurer("06130488"),
                    new Issue(on(filed, UUID.randomUUID()), TODAY, TODAY.plusYears(5)))
                .code())
        .isEqualTo("step-not-possible");
    assertThat(database.value("select status, version, certificate_insurer from deregistration"))
        .isEqualTo("RECEIVED|1|null");
  }

  @Test
  @DisplayName("5年より長い、または先の日付の資格確認書は受けない")
  void refusesImpossibleDates() {
    Application accepted = accept(filed, UUID.randomUUID());

    for (Issue wrong :
        List.of(
            new Issue(on(accepted, UUID.randomUUID()), TODAY, TODAY.plusYears(5).plusDays(1)),
            new Issue(on(accepted, UUID.randomUUID()), TODAY.plusDays(1), TODAY.plusYears(1)),
            new Issue(on(accepted, UUID.randomUUID()), TODAY.minusDays(1), TODAY.plusYears(1)))) {
      assertThat(workers.refused(DeregistrationApi.ISSUE, insurer("06130488"), wrong).code())
          .isEqualTo("dates-impossible");
    }
  }

  @Test
  @DisplayName("差し戻された申請は直して出しなおせて、いまの保険者に届く。二度押しは一度")
  void mendsWhatWasReturned() {
    workers.ask(
        DeregistrationApi.RETURN,
        insurer("06130488"),
        new Return(
            on(filed, UUID.randomUUID()), ReturnReason.NOT_INSURED_HERE, Optional.of("資格喪失")));
    database.asOwner(
        "update coverage set insurer_number = '31130008', insurer_name = '新しい保険者' where person_id = '%s'"
            .formatted(taro));
    UUID form = UUID.randomUUID();
    Mend mend = new Mend(taro, number(), form, Optional.empty());

    Application mended = workers.ask(RegistrationApi.MEND, patient(), mend);

    assertThat(workers.ask(RegistrationApi.MEND, patient(), mend)).isEqualTo(mended);
    assertThat(mended.insurer().number()).isEqualTo("31130008");
    assertThat(mended.returned()).isEmpty();
    assertThat(refused(insurer("06130488"), on(mended, UUID.randomUUID())))
        .isEqualTo("no-such-application");
    assertThat(database.rows("select receiver from outbox order by seq"))
        .containsExactly("insurer/06130488", "insurer/31130008");
    assertThat(
            workers
                .refused(
                    RegistrationApi.MEND,
                    patient(),
                    new Mend(taro, number(), UUID.randomUUID(), Optional.empty()))
                .code())
        .isEqualTo("step-not-possible");
  }

  @Test
  @DisplayName("取下げは受理まで。二度でも一度で、その後はまた申し込める")
  void withdrawsUntilAccepted() {
    Withdraw withdraw = new Withdraw(taro, number());
    Application withdrawn = workers.ask(RegistrationApi.WITHDRAW, patient(), withdraw);
    assertThat(workers.ask(RegistrationApi.WITHDRAW, patient(), withdraw)).isEqualTo(withdrawn);
    assertThat(database.count("outbox")).isEqualTo(2);

    Application again = apply(UUID.randomUUID());
    accept(again, UUID.randomUUID());
    assertThat(
            workers
                .refused(
                    RegistrationApi.WITHDRAW,
                    patient(),
                    new Withdraw(taro, again.deregistration().number()))
                .code())
        .isEqualTo("step-not-possible");
  }

  @Test
  @DisplayName("ほかの人の申請は取り下げも直しもできず、あるとも分からない")
  void leavesOthersAlone() {
    UUID hanako =
        UUID.fromString(database.value("select id from person where external_id = 'P-2'"));
    Caller other = Caller.patient(hanako, "", UUID.randomUUID());

    assertThat(
            workers.refused(RegistrationApi.WITHDRAW, other, new Withdraw(hanako, number())).code())
        .isEqualTo("no-such-application");
    assertThat(
            workers.refused(RegistrationApi.WITHDRAW, other, new Withdraw(taro, number())).code())
        .isEqualTo("not-yours");
    assertThat(database.count("deregistration_step")).isEqualTo(1);
  }

  @Test
  @DisplayName("予定が決まった後は、いまの保険者が資格確認書を取り消し、交付しなおせる")
  void reissuesWhileScheduled() {
    issue(accept(filed, UUID.randomUUID()), UUID.randomUUID());
    database.asOwner(
        "update deregistration set status = 'SCHEDULED', intermediary_accepted_on = '2026-11-23'");
    On now = new On(number(), 3, UUID.randomUUID());
    Application cancelled =
        workers.ask(DeregistrationApi.CANCEL, insurer("06130488"), new Cancel(now));
    assertThat(cancelled.deregistration().certificate()).isEmpty();
    database.asOwner(
        "update coverage set insurer_number = '31130008' where person_id = '%s'".formatted(taro));

    Application reissued =
        workers.ask(
            DeregistrationApi.ISSUE,
            insurer("31130008"),
            new Issue(on(cancelled, UUID.randomUUID()), TODAY, TODAY.plusYears(1)));

    assertThat(reissued.deregistration().status()).isEqualTo(Status.SCHEDULED);
    assertThat(reissued.deregistration().certificate().orElseThrow().insurerNumber())
        .isEqualTo("31130008");
  }

  private Application apply(UUID form) {
    return workers.ask(
        RegistrationApi.DEREGISTER, patient(), new Deregister(taro, form, Optional.empty()));
  }

  private Application accept(Application seen, UUID order) {
    return workers.ask(DeregistrationApi.ACCEPT, insurer("06130488"), new Accept(on(seen, order)));
  }

  private Application issue(Application seen, UUID order) {
    return workers.ask(
        DeregistrationApi.ISSUE,
        insurer("06130488"),
        new Issue(on(seen, order), TODAY, TODAY.plusYears(5)));
  }

  private String refused(Caller caller, On on) {
    return workers.refused(DeregistrationApi.ACCEPT, caller, new Accept(on)).code();
  }

  private static On on(Application seen, UUID order) {
    return new On(seen.deregistration().number(), seen.deregistration().version(), order);
  }

  private String number() {
    return filed.deregistration().number();
  }

  private Caller patient() {
    return Caller.patient(taro, "", UUID.randomUUID());
  }

  private static Caller insurer(String number) {
    return new Caller(Caller.Kind.INSURER, number, "架空健康保険組合", UUID.randomUUID());
  }
}
