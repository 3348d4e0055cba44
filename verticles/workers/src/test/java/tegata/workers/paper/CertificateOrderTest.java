package tegata.workers.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Caller;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.Decide;
import tegata.contract.CertificateApi.Enter;
import tegata.contract.CertificateApi.IssueNotice;
import tegata.contract.CertificateApi.IssueNotices;
import tegata.contract.CertificateApi.Kind;
import tegata.contract.CertificateApi.Notices;
import tegata.contract.CertificateApi.OpenOrder;
import tegata.contract.CertificateApi.Order;
import tegata.contract.CertificateApi.PapersOf;
import tegata.contract.CertificateApi.Waiting;
import tegata.contract.PaperApi.Issued;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.PaperState;
import tegata.domain.paper.RevocationReason;
import tegata.domain.staff.StaffRole;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** Persons, staff and insurers are fictitious (架空). */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateOrderTest {
  private static final String INSURER = "06130488";
  private static final LocalDate TODAY = LocalDate.now(NOW);

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private Caller clerk;
  private Caller approver;
  private Caller elsewhere;

  CertificateOrderTest(TestDatabase database) {
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
    clerk = staff(StaffRole.INSURER_CLERK, INSURER);
    approver = staff(StaffRole.INSURER_APPROVER, INSURER);
    elsewhere = staff(StaffRole.INSURER_APPROVER, "31130008");
  }

  @Test
  @DisplayName("受付が申し込みを入れ、別の承認者が交付すると、本人に知らせ、番号のある紙ができる")
  void issuesByTwo() {
    Order entered = enter(Kind.ISSUE, CertificateGround.CARD_LOST);
    assertThat(waiting(approver)).containsExactly(entered);
    assertThat(waiting(elsewhere)).isEmpty();

    Order done = decide(entered, true);

    assertThat(done.carriedOut()).contains(true);
    assertThat(waiting(approver)).isEmpty();
    assertThat(papers())
        .singleElement()
        .satisfies(
            issued -> {
              assertThat(issued.paper().number()).isEqualTo(done.paper().orElseThrow());
              assertThat(issued.state()).isEqualTo(PaperState.VALID);
            });
    assertThat(database.rows("select kind, facts->>'number' from notice"))
        .containsExactly("CERTIFICATE_PAPER_ISSUED|" + done.paper().orElseThrow());
    assertThat(decide(entered, true)).isEqualTo(done);
    assertThat(database.count("paper")).isEqualTo(1);
    assertThat(refused(approver, new Decide(entered.id(), false, Optional.empty())))
        .isEqualTo("decided-before");
  }

  @Test
  @DisplayName("入れた人、受付の役割、ほかの保険者は決められない")
  void twoEyes() {
    Order entered = enter(Kind.ISSUE, CertificateGround.SUPPORT_NEEDED);
    Decide yes = new Decide(entered.id(), true, Optional.of(TODAY.plusYears(1)));

    assertThat(refused(clerk, yes)).isEqualTo("not-on-duty");
    assertThat(refused(elsewhere, yes)).isEqualTo("no-such-order");
    database.asOwner(
        "update staff set role = 'INSURER_APPROVER' where id = '%s'".formatted(clerk.id()));
    assertThat(refused(clerk, yes)).isEqualTo("entered-by-same");
    assertThat(database.count("paper")).isZero();
  }

  @Test
  @DisplayName("再交付すると前の紙は無効になり、失効させると残りも無効になって、本人に知らせる")
  void reissuesAndRevokes() {
    decide(enter(Kind.ISSUE, CertificateGround.CARD_LOST), true);
    Order again = decide(enter(Kind.REISSUE, null), true);
    assertThat(papers())
        .extracting(Issued::state)
        .containsExactly(PaperState.VALID, PaperState.REVOKED);

    UUID id = UUID.randomUUID();
    Order revoke =
        workers.ask(
            CertificateApi.ENTER,
            clerk,
            new Enter(
                id, taro, Kind.REVOKE, Optional.empty(), Optional.of(RevocationReason.RETURNED)));
    decide(revoke, true);

    assertThat(papers()).extracting(Issued::state).containsOnly(PaperState.REVOKED);
    assertThat(
            database.rows(
                "select note from audit_entry where kind = 'PAPER_REVOKED' order by number"))
        .hasSize(2)
        .last()
        .isEqualTo("paper=" + again.paper().orElseThrow() + " reason=RETURNED");
    assertThat(database.count("notice where kind = 'CERTIFICATE_PAPER_REVOKED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("断ると、何も交付されず、だれにも知らせない")
  void declines() {
    Order entered = enter(Kind.ISSUE, CertificateGround.CARD_RENEWING);

    assertThat(decide(entered, false).carriedOut()).contains(false);
    assertThat(database.count("paper")).isZero();
    assertThat(database.count("notice")).isZero();
  }

  @Test
  @DisplayName("同じ人の申し込みは一つずつで、二度送っても一つ、開いていない理由と理由のない失効は断る")
  void oneAtATime() {
    Enter order = order(UUID.randomUUID(), Kind.ISSUE, CertificateGround.CARD_LOST);
    Order entered = workers.ask(CertificateApi.ENTER, clerk, order);
    assertThat(workers.ask(CertificateApi.ENTER, clerk, order)).isEqualTo(entered);
    assertThat(refusedEntry(order(UUID.randomUUID(), Kind.ISSUE, CertificateGround.CARD_RETURNED)))
        .isEqualTo("order-waiting");
    assertThat(refusedEntry(order(UUID.randomUUID(), Kind.ISSUE, CertificateGround.ELDERLY)))
        .isEqualTo("ground-not-open");
    assertThat(refusedEntry(order(UUID.randomUUID(), Kind.ISSUE, null)))
        .isEqualTo("ground-not-open");
    assertThat(refusedEntry(order(UUID.randomUUID(), Kind.REVOKE, null)))
        .isEqualTo("reason-missing");
  }

  @Test
  @DisplayName("有効期限は、きょうより前にも、五年より後にもならない")
  void hasALastDay() {
    Order entered = enter(Kind.ISSUE, CertificateGround.CARD_LOST);
    for (LocalDate day : List.of(TODAY.minusDays(1), TODAY.plusYears(5).plusDays(1))) {
      assertThat(refused(approver, new Decide(entered.id(), true, Optional.of(day))))
          .isEqualTo("dates-impossible");
    }
    assertThat(refused(approver, new Decide(entered.id(), true, Optional.empty())))
        .isEqualTo("dates-impossible");
  }

  @Test
  @DisplayName("要配慮者の資格確認書は、期限が近づくと、申し込みなしで次が用意される")
  void renewsForThoseWhoNeedSupport() {
    Order first = enter(Kind.ISSUE, CertificateGround.SUPPORT_NEEDED);
    workers.ask(
        CertificateApi.DECIDE,
        approver,
        new Decide(first.id(), true, Optional.of(TODAY.plusDays(30))));

    List<Order> renewals = waiting(approver);
    assertThat(renewals)
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.ground()).contains(CertificateGround.SUPPORT_NEEDED);
              assertThat(order.enteredBy()).isEmpty();
            });
    assertThat(waiting(clerk)).isEqualTo(renewals);
    decide(renewals.get(0), true);
    assertThat(waiting(approver)).isEmpty();
  }

  @Test
  @DisplayName("なくした人の資格確認書は、期限が近づいても用意されない")
  void renewsForNobodyElse() {
    Order first = enter(Kind.ISSUE, CertificateGround.CARD_LOST);
    workers.ask(
        CertificateApi.DECIDE,
        approver,
        new Decide(first.id(), true, Optional.of(TODAY.plusDays(30))));

    assertThat(waiting(approver)).isEmpty();
  }

  @Test
  @DisplayName("資格情報のお知らせは加入者に作られ、前のお知らせと入れかわり、開いたことは本人の履歴に残る")
  void issuesNotices() {
    String first = workers.ask(CertificateApi.NOTICE, clerk, new IssueNotice(taro)).number();
    String second = workers.ask(CertificateApi.NOTICE, clerk, new IssueNotice(taro)).number();

    assertThat(database.rows("select number, kind, revoked_why from paper order by number"))
        .containsExactly(
            first + "|ELIGIBILITY_NOTICE|REISSUED", second + "|ELIGIBILITY_NOTICE|null");
    assertThat(papers()).hasSize(2);
    assertThat(database.value("select note from audit_entry where kind = 'INSURER_VIEWED'"))
        .isEqualTo("purpose=ISSUING at=papers");
  }

  @Test
  @DisplayName("まとめて作ったお知らせは、内容が変わるまで何度作っても同じ紙で、見たことは一人ずつの履歴に残る")
  void makesNoticesOnce() {
    UUID hanako =
        UUID.fromString(database.value("select id from person where external_id = 'P-2'"));
    IssueNotices both = new IssueNotices(List.of(hanako, taro, taro), DeskPurpose.ISSUING);
    Notices first = workers.ask(CertificateApi.NOTICES, clerk, both);
    Notices again = workers.ask(CertificateApi.NOTICES, again(clerk), both);

    assertThat(again).isEqualTo(first);
    assertThat(first.papers()).extracting(paper -> paper.printed().name()).hasSize(members());
    assertThat(first.leftOut()).isEqualTo(2 - members());
    assertThat(database.count("paper")).isEqualTo(members());
    assertThat(database.count("audit_entry where kind = 'PAPER_ISSUED'")).isEqualTo(members());
    assertThat(
            database.count(
                "audit_entry where kind = 'INSURER_VIEWED' and note = 'purpose=ISSUING at=notices'"))
        .isEqualTo(2 * members());

    database.asOwner("update person set name = '架空 改名' where id = '%s'".formatted(taro));
    IssueNotices his = new IssueNotices(List.of(taro), DeskPurpose.ISSUING);
    Notices renamed = workers.ask(CertificateApi.NOTICES, again(clerk), his);
    assertThat(renamed.papers().get(0).printed().name()).isEqualTo("架空 改名");
    assertThat(
            database.count(
                "paper where person_id = '%s' and revoked_why = 'REISSUED'".formatted(taro)))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("その後に保険者が否定したお知らせは、まとめて作るときに作り直され、照合できる")
  void replacesADeniedNotice() {
    IssueNotices his = new IssueNotices(List.of(taro), DeskPurpose.ISSUING);
    workers.ask(CertificateApi.NOTICES, clerk, his);
    database.asOwner(
        """
        update person set brought_in_at = '2026-11-20';
        update paper set issued_at = '2026-11-21';
        insert into eligibility_answer (person_id, answer, answered_at)
        select person_id, json_build_object('about', printed::json -> 'insured', 'validity', 'INVALID',
                                            'at', '2026-11-22T00:00:00Z')::text, '2026-11-22'
          from paper
        """);
    assertThat(papers()).extracting(Issued::state).containsExactly(PaperState.DENIED);

    Notices again = workers.ask(CertificateApi.NOTICES, again(clerk), his);
    assertThat(again.papers()).hasSize(1);
    assertThat(papers())
        .extracting(Issued::state)
        .containsExactlyInAnyOrder(PaperState.VALID, PaperState.REVOKED);
    assertThat(workers.ask(CertificateApi.NOTICES, again(clerk), his)).isEqualTo(again);
  }

  @Test
  @DisplayName("同時にまとめて作っても、お知らせは一人に一つ")
  void makesNoticesOnceAtOnce() {
    IssueNotices his = new IssueNotices(List.of(taro), DeskPurpose.ISSUING);
    List<Future<Notices>> runs =
        IntStream.range(0, 8)
            .mapToObj(i -> workers.bus().ask(CertificateApi.NOTICES, again(clerk), his))
            .toList();
    RunningWorkers.await(Future.all(runs));
    assertThat(runs).extracting(Future::result).containsOnly(runs.get(0).result());
    assertThat(database.count("paper")).isEqualTo(1);
  }

  @Test
  @DisplayName("一人のお知らせを同時に作り直しても、有効なものは一つで、入れかわりはすべて記録に残る")
  void replacesNoticesOneByOne() {
    RunningWorkers.await(
        Future.all(
            IntStream.range(0, 8)
                .mapToObj(
                    i ->
                        workers
                            .bus()
                            .ask(CertificateApi.NOTICE, again(clerk), new IssueNotice(taro)))
                .toList()));
    assertThat(database.count("paper where revoked_at is null")).isEqualTo(1);
    assertThat(database.count("audit_entry where kind = 'PAPER_REVOKED'")).isEqualTo(7);
  }

  @Test
  @DisplayName("まとめて作れるのは自分の加入者だけで、百人まで")
  void limitsNotices() {
    IssueNotices his = new IssueNotices(List.of(taro), DeskPurpose.ISSUING);
    assertThat(workers.ask(CertificateApi.NOTICES, elsewhere, his))
        .isEqualTo(new Notices(List.of(), 1));
    assertThat(database.count("audit_entry where kind = 'INSURER_VIEWED'")).isZero();
    for (int number : List.of(0, 101)) {
      assertThat(
              workers
                  .refused(
                      CertificateApi.NOTICES,
                      clerk,
                      new IssueNotices(
                          Stream.generate(UUID::randomUUID).limit(number).toList(),
                          DeskPurpose.ISSUING))
                  .code())
          .isEqualTo("persons-number");
    }
    assertThat(
            workers
                .refused(CertificateApi.NOTICES, Caller.patient(taro, "", UUID.randomUUID()), his)
                .code())
        .isEqualTo("not-on-duty");
  }

  /** How many of the two this insurer insures today. */
  private int members() {
    return database.count(
        "(select distinct person_id from coverage where insurer_number = '%s' and acquired_on <= '%s' and (lost_on is null or lost_on > '%s')) m"
            .formatted(INSURER, TODAY, TODAY));
  }

  @Test
  @DisplayName("ほかの保険者には、加入者も申し込みも見えない")
  void showsNobodyElses() {
    Order entered = enter(Kind.ISSUE, CertificateGround.CARD_LOST);

    assertThat(
            workers
                .ask(CertificateApi.PAPERS, elsewhere, new PapersOf(taro, DeskPurpose.ISSUING))
                .member())
        .isEmpty();
    assertThat(
            workers
                .ask(
                    CertificateApi.OPEN,
                    elsewhere,
                    new OpenOrder(entered.id(), DeskPurpose.ISSUING))
                .opened())
        .isEmpty();
    assertThat(workers.refused(CertificateApi.NOTICE, elsewhere, new IssueNotice(taro)).code())
        .isEqualTo("no-such-member");
    assertThat(
            workers
                .refused(
                    CertificateApi.PAPERS,
                    Caller.patient(taro, "", UUID.randomUUID()),
                    new PapersOf(taro, DeskPurpose.ISSUING))
                .code())
        .isEqualTo("not-on-duty");
  }

  private List<Issued> papers() {
    return workers
        .ask(CertificateApi.PAPERS, clerk, new PapersOf(taro, DeskPurpose.ISSUING))
        .member()
        .orElseThrow()
        .papers();
  }

  private Order enter(Kind kind, CertificateGround ground) {
    return workers.ask(CertificateApi.ENTER, clerk, order(UUID.randomUUID(), kind, ground));
  }

  private Enter order(UUID id, Kind kind, CertificateGround ground) {
    return new Enter(id, taro, kind, Optional.ofNullable(ground), Optional.empty());
  }

  private Order decide(Order order, boolean carryOut) {
    return workers.ask(
        CertificateApi.DECIDE,
        again(approver),
        new Decide(order.id(), carryOut, Optional.of(TODAY.plusYears(5))));
  }

  private String refused(Caller caller, Decide q) {
    return workers.refused(CertificateApi.DECIDE, caller, q).code();
  }

  private String refusedEntry(Enter q) {
    return workers.refused(CertificateApi.ENTER, clerk, q).code();
  }

  private List<Order> waiting(Caller caller) {
    return workers.ask(CertificateApi.WAITING, caller, new Waiting()).orders();
  }

  /** The same member in a request of its own. */
  private static Caller again(Caller caller) {
    return new Caller(caller.kind(), caller.id(), caller.name(), UUID.randomUUID());
  }

  private Caller staff(StaffRole role, String insurer) {
    UUID id = UUID.randomUUID();
    database.asOwner(
        "insert into staff (id, number, name, role, insurer_number, card_issuer, card_serial) values ('%s', '%s', '架空 職員', '%s', '%s', 'CN=x', '%s')"
            .formatted(id, id, role, insurer, id));
    return Caller.staff(role, id, "架空 職員", UUID.randomUUID());
  }
}
