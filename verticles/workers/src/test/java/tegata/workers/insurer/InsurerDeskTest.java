package tegata.workers.insurer;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
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
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Caller;
import tegata.contract.DeregistrationApi;
import tegata.contract.DeregistrationApi.Accept;
import tegata.contract.DeregistrationApi.Cancel;
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.Examined;
import tegata.contract.InsurerDeskApi.ListKind;
import tegata.contract.InsurerDeskApi.ListOf;
import tegata.contract.InsurerDeskApi.Open;
import tegata.contract.InsurerDeskApi.QueueOf;
import tegata.contract.InsurerDeskApi.Search;
import tegata.contract.InsurerDeskApi.Show;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.Issued;
import tegata.contract.PaperApi.OpenIssued;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.PaperState;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.staff.StaffRole;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** Persons, staff and insurers are fictitious (架空). */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsurerDeskTest {
  private static final String INSURER = "06130488";
  private static final LocalDate TODAY = LocalDate.now(NOW);

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private Application filed;
  private Caller clerk;
  private Caller approver;
  private Caller elsewhere;

  InsurerDeskTest(TestDatabase database) {
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
    filed =
        workers.ask(
            RegistrationApi.DEREGISTER,
            Caller.patient(taro, "", UUID.randomUUID()),
            new Deregister(taro, UUID.randomUUID(), Optional.empty()));
    clerk = staff(StaffRole.INSURER_CLERK, INSURER);
    approver = staff(StaffRole.INSURER_APPROVER, INSURER);
    elsewhere = staff(StaffRole.INSURER_CLERK, "31130008");
  }

  @Test
  @DisplayName("資格確認書を無効にすると、その紙は照合で無効になり、記録に残る")
  void aCancelledCertificateIsRevoked() {
    Application issued =
        workers.ask(
            DeregistrationApi.ISSUE, approver, issue(accept(clerk, filed), UUID.randomUUID()));
    String number = issued.deregistration().certificate().orElseThrow().number().orElseThrow();
    database.asOwner(
        "update deregistration set status = 'SCHEDULED', intermediary_accepted_on = certificate_issued_on");
    workers.ask(
        DeregistrationApi.CANCEL,
        approver,
        new Cancel(new On(number(), issued.deregistration().version(), UUID.randomUUID())));

    assertThat(opened(clerk, number).orElseThrow().state()).isEqualTo(PaperState.REVOKED);
    assertThat(database.rows("select note from audit_entry where kind = 'PAPER_REVOKED'"))
        .containsExactly("paper=" + number + " reason=RETURNED");
  }

  private Optional<Issued> opened(Caller caller, String number) {
    return workers
        .ask(PaperApi.OPEN_ISSUED, caller, new OpenIssued(number, DeskPurpose.ISSUING))
        .issued();
  }

  @Test
  @DisplayName("一覧は期限つきで並び、だれのことも言わない。ほかの保険者には見えない")
  void theQueueTellsNothingOfAnybody() {
    List<Waiting> rows = queue(clerk, Show.TO_EXAMINE);

    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.number()).isEqualTo(number());
              assertThat(row.deadline()).isEqualTo(YearMonth.from(TODAY).atEndOfMonth());
            });
    assertThat(queue(elsewhere, Show.TO_EXAMINE)).isEmpty();
    assertThat(queue(clerk, Show.TO_ISSUE)).isEmpty();
    assertThat(database.count("audit_entry where kind = 'INSURER_VIEWED'")).isZero();
  }

  @Test
  @DisplayName("開くと申請者と資格台帳が並び、目的とともに本人の履歴に残る")
  void opensWithAPurpose() {
    Examined examined = open(clerk).orElseThrow();

    assertThat(examined.applicant().person()).isEqualTo(taro);
    assertThat(examined.coverage()).isPresent();
    assertThat(examined.insuredHere()).isTrue();
    assertThat(examined.otherInsurer()).isFalse();
    assertThat(
            database.rows(
                "select subject, actor_kind, basis, note from audit_entry where kind = 'INSURER_VIEWED'"))
        .containsExactly(taro + "|INSURER|DUTY|purpose=EXAMINATION at=application");
    assertThat(open(elsewhere)).isEmpty();
  }

  @Test
  @DisplayName("受付が受理し、別の承認者が交付する。受理した人・受付の役割では交付できない")
  void fourEyes() {
    Application accepted = accept(clerk, filed);

    assertThat(accepted.deregistration().status()).isEqualTo(Status.INSURER_ACCEPTED);
    assertThat(refusedIssue(clerk, accepted)).isEqualTo("another-role");
    database.asOwner(
        "update staff set role = 'INSURER_APPROVER' where id = '%s'".formatted(clerk.id()));
    assertThat(refusedIssue(clerk, accepted)).isEqualTo("accepted-by-same");
    Application issued =
        workers.ask(DeregistrationApi.ISSUE, approver, issue(accepted, UUID.randomUUID()));
    assertThat(issued.deregistration().certificate().orElseThrow().insurerNumber())
        .isEqualTo(INSURER);
    assertThat(database.rows("select step, staff_id from deregistration_step order by version"))
        .containsExactly("FILE|null", "ACCEPT|" + clerk.id(), "ISSUE|" + approver.id());
    String number = issued.deregistration().certificate().orElseThrow().number().orElseThrow();
    assertThat(database.rows("select number, kind, person_id, revoked_why from paper"))
        .containsExactly(number + "|ELIGIBILITY_CERTIFICATE|" + taro + "|null");
    assertThat(opened(clerk, number).orElseThrow().state()).isEqualTo(PaperState.VALID);
    assertThat(opened(elsewhere, number)).isEmpty();
  }

  @Test
  @DisplayName("承認者は受理できず、ほかの保険者の職員と運営者には、申請はないのと同じ")
  void rolesAndInsurersAreApart() {
    Accept decision = new Accept(on(filed, UUID.randomUUID()));

    assertThat(workers.refused(DeregistrationApi.ACCEPT, approver, decision).code())
        .isEqualTo("another-role");
    for (Caller caller :
        List.of(
            elsewhere,
            staff(StaffRole.OPERATOR, null),
            Caller.staff(StaffRole.INSURER_CLERK, UUID.randomUUID(), "架空", UUID.randomUUID()))) {
      assertThat(workers.refused(DeregistrationApi.ACCEPT, caller, decision).code())
          .isEqualTo("no-such-application");
      assertThat(database.count("deregistration_step")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("加入先が替わっても、解除の日が決まるまでは、申し込み先の保険者だけが決められる")
  void onlyTheInsurerAppliedToDecides() {
    database.asOwner(
        "update coverage set insurer_number = '31130008' where person_id = '%s'".formatted(taro));

    assertThat(
            workers
                .refused(
                    DeregistrationApi.ACCEPT, elsewhere, new Accept(on(filed, UUID.randomUUID())))
                .code())
        .isEqualTo("no-such-application");
    assertThat(open(elsewhere)).isEmpty();
  }

  @Test
  @DisplayName("見合わせた解除の一覧は、その時の台帳にある職員にだけ開く")
  void theListOfHeldBackIsForStaffOnDuty() {
    Caller left = Caller.staff(StaffRole.OPERATOR, UUID.randomUUID(), "架空", UUID.randomUUID());
    DeregistrationApi.WhoIsHeldBack question = new DeregistrationApi.WhoIsHeldBack();

    assertThat(workers.ask(DeregistrationApi.HELD_BACK, clerk, question).applications()).isEmpty();
    assertThat(
            workers
                .ask(DeregistrationApi.HELD_BACK, staff(StaffRole.OPERATOR, null), question)
                .applications())
        .isEmpty();
    assertThat(workers.refused(DeregistrationApi.HELD_BACK, left, question).code())
        .isEqualTo("not-on-duty");
  }

  @Test
  @DisplayName("机は保険者の職員にだけ開く")
  void theDeskIsForInsurersStaff() {
    for (Caller caller :
        List.of(
            staff(StaffRole.OPERATOR, null),
            Caller.patient(taro, "", UUID.randomUUID()),
            new Caller(Caller.Kind.INSURER, INSURER, "架空組合", UUID.randomUUID()))) {
      assertThat(
              workers.refused(InsurerDeskApi.QUEUE, caller, new QueueOf(Show.TO_EXAMINE, 0)).code())
          .isEqualTo("not-on-duty");
      assertThat(
              workers
                  .refused(
                      InsurerDeskApi.SEARCH, caller, new Search("カクウ", DeskPurpose.EXAMINATION))
                  .code())
          .isEqualTo("not-on-duty");
    }
  }

  @ParameterizedTest(name = "「{0}」")
  @ValueSource(strings = {"髙﨑", "高崎", "高﨑　花", "ﾀｶｻｷ", "たかさき", "タカサキ ハナ"})
  @DisplayName("旧字体でも新字体でも、半角カナでもひらがなでも見つかり、見つかった人の履歴に残る")
  void findsHoweverItIsWritten(String typed) {
    database.asOwner(
        "update person set name = '髙﨑　花代', kana = 'タカサキ　ハナヨ' where id = '%s'".formatted(taro));

    var found = workers.ask(InsurerDeskApi.SEARCH, clerk, search(typed));

    assertThat(found.rows()).extracting(row -> row.member().person()).containsExactly(taro);
    assertThat(found.rows().get(0).application()).contains(number());
    assertThat(database.rows("select subject, note from audit_entry where kind = 'INSURER_VIEWED'"))
        .containsExactly(taro + "|purpose=MEMBERS_QUESTION at=search");
    assertThat(workers.ask(InsurerDeskApi.SEARCH, elsewhere, search(typed)).rows()).isEmpty();
  }

  @ParameterizedTest(name = "「{0}」")
  @ValueSource(strings = {"%", "__", "髙%", "' or '1'='1"})
  @DisplayName("記号で探しても、だれも見つからない")
  void wildcardsFindNobody(String typed) {
    if (typed.length() < 2) {
      assertThat(workers.refused(InsurerDeskApi.SEARCH, clerk, search(typed)).code())
          .isEqualTo("text-length");
    } else {
      assertThat(workers.ask(InsurerDeskApi.SEARCH, clerk, search(typed)).rows()).isEmpty();
    }
    assertThat(database.count("audit_entry where kind = 'INSURER_VIEWED'")).isZero();
  }

  @Test
  @DisplayName("一覧 A・B・C と新しい加入者は、それぞれに当たる人だけを挙げ、挙げた人の履歴に残る")
  void listsHoldWhoBelongsThere() {
    YearMonth month = YearMonth.from(TODAY);
    assertThat(list(ListKind.NOT_REGISTERED, month)).doesNotContain(taro);
    assertThat(list(ListKind.DEREGISTERED, month)).isEmpty();
    assertThat(list(ListKind.CERTIFICATE_LAPSED, month)).isEmpty();

    database.asOwner(
        "update registration set status = 'NOT_REGISTERED' where person_id = '%s'".formatted(taro));
    assertThat(list(ListKind.NOT_REGISTERED, month)).contains(taro);
    database.asOwner(
        "update deregistration set status = 'DONE', intermediary_accepted_on = '%s'"
            .formatted(TODAY));
    assertThat(list(ListKind.NOT_REGISTERED, month)).doesNotContain(taro);
    assertThat(list(ListKind.DEREGISTERED, month)).containsExactly(taro);
    assertThat(list(ListKind.DEREGISTERED, month.minusMonths(1))).isEmpty();

    database.asOwner(
        "update registration set status = 'REGISTERED' where person_id = '%s'".formatted(taro));
    database.asOwner(
        "insert into card (issuer, serial, person_id, expires_on) values ('CN=x', 'OLD', '%s', '%s') on conflict do nothing"
            .formatted(taro, TODAY.minusYears(1)));
    database.asOwner(
        "update card set expires_on = '%s' where person_id = '%s'"
            .formatted(TODAY.minusYears(1), taro));
    assertThat(list(ListKind.CERTIFICATE_LAPSED, month)).containsExactly(taro);
    database.asOwner(
        "update card set expires_on = '%s' where person_id = '%s'"
            .formatted(TODAY.minusDays(1), taro));
    assertThat(list(ListKind.CERTIFICATE_LAPSED, month)).as("in the grace").containsExactly(taro);
    database.asOwner(
        """
        update registration set status = 'NOT_REGISTERED', ended_on = '%s', ended_why = 'CERTIFICATE_LAPSED'
         where person_id = '%s'; delete from deregistration_step; delete from deregistration
        """
            .formatted(TODAY, taro));
    assertThat(list(ListKind.CERTIFICATE_LAPSED, month)).as("ended").containsExactly(taro);
    assertThat(list(ListKind.NOT_REGISTERED, month)).doesNotContain(taro);
    database.asOwner(
        "update coverage set acquired_on = '%s' where person_id = '%s' and lost_on is null"
            .formatted(TODAY.withDayOfMonth(1), taro));
    assertThat(list(ListKind.NEW_MEMBERS, month)).contains(taro);
    assertThat(database.rows("select distinct note from audit_entry where kind = 'INSURER_VIEWED'"))
        .contains("purpose=ISSUING at=list-new_members");
  }

  private List<UUID> list(ListKind kind, YearMonth month) {
    return workers
        .ask(
            InsurerDeskApi.LIST,
            again(clerk),
            new ListOf(kind, month, DeskPurpose.ISSUING, Optional.empty()))
        .rows()
        .stream()
        .map(row -> row.member().person())
        .toList();
  }

  private static Caller again(Caller caller) {
    return new Caller(caller.kind(), caller.id(), caller.name(), UUID.randomUUID());
  }

  private static Search search(String text) {
    return new Search(text, DeskPurpose.MEMBERS_QUESTION);
  }

  private List<Waiting> queue(Caller caller, Show show) {
    return workers.ask(InsurerDeskApi.QUEUE, caller, new QueueOf(show, 0)).rows();
  }

  private Optional<Examined> open(Caller caller) {
    return workers
        .ask(InsurerDeskApi.OPEN, caller, new Open(number(), DeskPurpose.EXAMINATION))
        .examined();
  }

  private Application accept(Caller caller, Application seen) {
    return workers.ask(DeregistrationApi.ACCEPT, caller, new Accept(on(seen, UUID.randomUUID())));
  }

  private String refusedIssue(Caller caller, Application seen) {
    return workers.refused(DeregistrationApi.ISSUE, caller, issue(seen, UUID.randomUUID())).code();
  }

  private static Issue issue(Application seen, UUID order) {
    return new Issue(on(seen, order), TODAY, TODAY.plusYears(5));
  }

  private static On on(Application seen, UUID order) {
    return new On(seen.deregistration().number(), seen.deregistration().version(), order);
  }

  private String number() {
    return filed.deregistration().number();
  }

  private Caller staff(StaffRole role, String insurer) {
    UUID id = UUID.randomUUID();
    database.asOwner(
        "insert into staff (id, number, name, role, insurer_number, card_issuer, card_serial) values ('%s', '%s', '架空 職員', '%s', %s, 'CN=x', '%s')"
            .formatted(id, id, role, insurer == null ? "null" : "'" + insurer + "'", id));
    return Caller.staff(role, id, "架空 職員", UUID.randomUUID());
  }
}
