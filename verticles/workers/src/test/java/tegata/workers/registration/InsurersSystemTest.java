package tegata.workers.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import tegata.contract.DeregistrationApi.Issue;
import tegata.contract.DeregistrationApi.On;
import tegata.contract.DeregistrationApi.Return;
import tegata.contract.DeregistrationApi.WaitingFor;
import tegata.contract.DeregistrationApi.WaitingPage;
import tegata.contract.IdempotencyKey;
import tegata.contract.InsurerDeskApi;
import tegata.contract.InsurerDeskApi.Open;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Deregister;
import tegata.domain.insurer.DeskPurpose;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.ReturnReason;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** 保険者のシステムによる審査. Persons and insurers are fictitious (架空). */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsurersSystemTest {
  private static final String INSURER = "06130488";
  private static final String OTHER = "31130008";
  private static final LocalDate TODAY = LocalDate.now(NOW);

  private final TestDatabase database;
  private RunningWorkers workers;
  private UUID taro;
  private Application filed;

  InsurersSystemTest(TestDatabase database) {
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
            Caller.patient(taro, "架空 太郎", UUID.randomUUID()),
            new Deregister(taro, UUID.randomUUID(), Optional.of("𠮷".repeat(400))));
  }

  @Test
  @DisplayName("待つものだけが自分の列にあり、交付が済むと列を離れる。ほかの保険者と患者には見えない")
  void showsItsOwnQueue() {
    assertThat(waiting(INSURER))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.number()).isEqualTo(number());
              assertThat(row.version()).isEqualTo(1);
              assertThat(row.status()).isEqualTo(Status.RECEIVED);
            });
    assertThat(waiting(OTHER)).isEmpty();
    assertThat(
            workers
                .refused(
                    DeregistrationApi.WAITING,
                    Caller.patient(taro, "", UUID.randomUUID()),
                    new WaitingFor(Optional.empty()))
                .code())
        .isEqualTo("no-such-application");

    Application accepted = accept(Optional.empty(), UUID.randomUUID());
    assertThat(waiting(INSURER))
        .extracting(Waiting::status)
        .containsExactly(Status.INSURER_ACCEPTED);
    issue(accepted);
    assertThat(waiting(INSURER)).isEmpty();

    database.asOwner(
        "update deregistration set status = 'SCHEDULED', certificate_insurer = null,"
            + " certificate_issued_on = null, certificate_valid_until = null, certificate_paper = null");
    assertThat(waiting(INSURER)).extracting(Waiting::status).containsExactly(Status.SCHEDULED);
    assertThat(database.count("audit_entry where kind = 'INSURER_VIEWED'")).isZero();
  }

  @Test
  @DisplayName("何ページあっても、途中で列を離れたものがあっても、どの申請も一度ずつ現れる")
  void pagesMissNothing() {
    database.asOwner(
        """
        insert into deregistration (id, number, person_id, insurer_number, insurer_name, status, version, form_id, received_at)
        select gen_random_uuid(), 'D-202610-' || lpad(i::text, 6, '0') || '-0', '%s', '%s', '架空', 'WITHDRAWN', 1, gen_random_uuid(),
               timestamptz '2026-10-01' + (i / 50) * interval '1 microsecond'
          from generate_series(1, 250) i
        """
            .formatted(taro, INSURER));
    database.asOwner("drop index deregistration_open");
    try {
      database.asOwner("update deregistration set status = 'RECEIVED'");
      Set<String> seen = new TreeSet<>();
      WaitingPage page = page(INSURER, Optional.empty());
      seen.addAll(numbers(page));
      database.asOwner(
          "update deregistration set status = 'WITHDRAWN' where number <= 'D-202610-000100-0'");
      int pages = 1;
      while (page.next().isPresent()) {
        page = page(INSURER, page.next());
        assertThat(seen).doesNotContainAnyElementsOf(numbers(page));
        seen.addAll(numbers(page));
        pages++;
      }
      assertThat(pages).isEqualTo(3);
      assertThat(seen).hasSize(251);
    } finally {
      database.clear();
      database.asOwner(
          "create unique index deregistration_open on deregistration (person_id) where status not in ('DONE', 'WITHDRAWN')");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "",
        "AAAA",
        "MjAyNi0xMS0yMg",
        "%%",
        "OTk5OTk5OTk5LTAxLTAxIDE",
        "MjAyNi0xMS0yMlQwMDowMDowMFogAA",
        "LTk5OTktMDEtMDFUMDA6MDA6MDBaIDE",
        "Kzk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFogMQ"
      })
  @DisplayName("作ったことのない続きの印は、ないページ")
  void knowsNoForgedCursor(String cursor) {
    assertThat(
            workers
                .refused(
                    DeregistrationApi.WAITING,
                    insurer(INSURER),
                    new WaitingFor(Optional.of(cursor)))
                .code())
        .isEqualTo("not-found");
  }

  @Test
  @DisplayName("申し込んだ人を見ると、本人の履歴に残る。ほかの保険者には、ないものと同じ")
  void opensWithATrace() {
    Open question = new Open(number(), DeskPurpose.EXAMINATION);
    assertThat(
            workers
                .ask(InsurerDeskApi.OPEN, insurer(INSURER), question)
                .examined()
                .orElseThrow()
                .applicant()
                .person())
        .isEqualTo(taro);
    assertThat(
            database.value(
                "select subject, actor_kind, actor_id, note from audit_entry where kind = 'INSURER_VIEWED'"))
        .isEqualTo(taro + "|INSURER|" + INSURER + "|purpose=EXAMINATION at=application");
    assertThat(workers.ask(InsurerDeskApi.OPEN, insurer(OTHER), question).examined()).isEmpty();
    assertThat(database.count("audit_entry where kind = 'INSURER_VIEWED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("同じ Idempotency-Key は、その後に申請が進んでいても、同じ答え。ほかの中身なら断る")
  void answersTheSameKeyAlike() {
    Application accepted = accept(Optional.of("k-1"), UUID.randomUUID());
    issue(accepted);

    assertThat(accept(Optional.of("k-1"), UUID.randomUUID())).isEqualTo(accepted);
    Caller other =
        insurer(INSURER).with(new IdempotencyKey("POST decisions", "k-1", "b".repeat(64)));
    assertThat(
            workers
                .refused(
                    DeregistrationApi.ACCEPT,
                    other,
                    new Accept(new On(number(), 1, UUID.randomUUID())))
                .code())
        .isEqualTo("idempotency-key-reused");
    assertThat(database.count("audit_entry where kind = 'DEREGISTRATION_DECIDED'")).isEqualTo(2);
  }

  @Test
  @DisplayName("400 文字のことばは、サロゲートの文字でも 400 文字と数える")
  void countsCharactersAsPeopleDo() {
    for (int length : List.of(401, 400)) {
      Return back =
          new Return(
              new On(number(), 1, UUID.randomUUID()),
              ReturnReason.OTHER,
              Optional.of("𠮷".repeat(length)));
      if (length == 401) {
        assertThat(workers.refused(DeregistrationApi.RETURN, insurer(INSURER), back).code())
            .isEqualTo("comment-too-long");
      } else {
        workers.ask(DeregistrationApi.RETURN, insurer(INSURER), back);
      }
    }
  }

  private List<Waiting> waiting(String insurer) {
    return page(insurer, Optional.empty()).rows();
  }

  private WaitingPage page(String insurer, Optional<String> after) {
    return workers.ask(DeregistrationApi.WAITING, insurer(insurer), new WaitingFor(after));
  }

  private static List<String> numbers(WaitingPage page) {
    return page.rows().stream().map(Waiting::number).toList();
  }

  private Application accept(Optional<String> key, UUID order) {
    Caller caller =
        key.map(k -> insurer(INSURER).with(new IdempotencyKey("POST decisions", k, "a".repeat(64))))
            .orElse(insurer(INSURER));
    return workers.ask(DeregistrationApi.ACCEPT, caller, new Accept(new On(number(), 1, order)));
  }

  private void issue(Application accepted) {
    workers.ask(
        DeregistrationApi.ISSUE,
        insurer(INSURER),
        new Issue(
            new On(number(), accepted.deregistration().version(), UUID.randomUUID()),
            TODAY,
            TODAY.plusYears(5)));
  }

  private String number() {
    return filed.deregistration().number();
  }

  private static Caller insurer(String number) {
    return Caller.insurer(number, "架空健康保険組合", UUID.randomUUID());
  }
}
