package tegata.workers.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.InsurerAnswer;
import tegata.contract.EligibilityApi.Own;
import tegata.contract.Fault;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.Known;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.PrintOwn;
import tegata.contract.PaperApi.Printed;
import tegata.contract.PaperApi.Verified;
import tegata.contract.PaperApi.Verify;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.Term;
import tegata.domain.eligibility.Validity;
import tegata.domain.paper.PaperState;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestDatabase;

/** Persons and facilities are fictitious (架空). */
@ExtendWith(PostgresExtension.class)
class PaperTest {
  private static final String CLINIC = "1310000001";

  private final TestDatabase database;
  private UUID taro;
  private UUID hanako;

  PaperTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void begin() throws SQLException {
    database.clear();
    database.take(NOW, Samples.people(TARO, HANAKO));
    database.asOwner(
        "insert into facility (code, name, kind, roles, client_id) values ('"
            + CLINIC
            + "', '架空の診療所', 'STANDARD', '{CLINIC}', 'clinic')");
    taro = person("P-1");
    hanako = person("P-2");
  }

  @Test
  @DisplayName("保険者に届かないときの紙には、手元の資格が、確認日なしで載り、照合すると有効になる")
  void printsWhatIsHeld() {
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      Paper paper = print(workers, taro).orElseThrow();

      assertThat(paper.number()).matches("P-\\d{6}-\\d{6}-\\d");
      assertThat(paper.code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}");
      assertThat(paper.printed().confirmedOn()).isEmpty();
      assertThat(paper.printed().lastConfirmedOn()).isEmpty();
      assertThat(paper.validUntil()).isEqualTo(LocalDate.now(NOW).plusDays(30));

      Verified verified = verify(workers, paper.code().toLowerCase(Locale.ROOT));
      assertThat(verified.state()).isEqualTo(PaperState.VALID);
      assertThat(verified.paper().orElseThrow().printed()).contains(paper.printed());
      assertThat(
              database.rows(
                  "select kind, subject, actor_id, basis, note from audit_entry where kind like 'PAPER%' order by kind"))
          .containsExactly(
              "PAPER_ISSUED|%s|%s|SELF|paper=%s kind=eligibility-information hash=%s"
                  .formatted(
                      taro, taro, paper.number(), database.value("select printed_hash from paper")),
              "PAPER_VERIFIED|%s|%s|LAW|paper=%s result=valid"
                  .formatted(taro, CLINIC, paper.number()));
      assertThat(database.count("audit_entry where kind = 'RECORDS_DOWNLOADED'")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("保険者が確かめた紙にはその日が、前の答えから印刷した紙には、きょうのものでない確認の日が載り、照合でもわかる")
  void tellsWhenItWasConfirmed() {
    LocalDate day = LocalDate.now(NOW);
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      answer(workers, new InsurerAnswer(Validity.VALID, List.of(result())));
      Printed confirmed = verifiedPrint(workers);
      assertThat(confirmed.confirmedOn()).contains(day);
      assertThat(confirmed.lastConfirmedOn()).isEmpty();
    }
    try (RunningWorkers workers =
        new RunningWorkers(database, Clock.offset(NOW, Duration.ofDays(1)))) {
      Printed before = verifiedPrint(workers);
      assertThat(before.confirmedOn()).isEmpty();
      assertThat(before.lastConfirmedOn()).contains(day);
      assertThat(before.copayPercent()).contains(20);
    }
  }

  @Test
  @DisplayName("保険者が資格なしと答えた人の紙はできない")
  void printsNothingDenied() {
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      deny(workers);

      assertThat(print(workers, taro)).isEmpty();
      assertThat(database.count("paper")).isZero();
    }
  }

  @Test
  @DisplayName("有効期限の次の日からは期限切れで、だれのものかは答えない")
  void expires() {
    String code;
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      code = print(workers, taro).orElseThrow().code();
    }
    assertThat(stateAfter(Duration.ofDays(30), code)).isEqualTo(PaperState.VALID);
    assertThat(stateAfter(Duration.ofDays(31), code)).isEqualTo(PaperState.EXPIRED);
  }

  @Test
  @DisplayName("資格がなくなった人の紙は、期限の前でも期限切れになる")
  void expiresWithItsCoverage() {
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      Paper paper = print(workers, taro).orElseThrow();
      database.asOwner(
          "update coverage set lost_on = '%s' where person_id = '%s'"
              .formatted(LocalDate.now(NOW), taro));

      assertThat(verify(workers, paper.code()).state()).isEqualTo(PaperState.EXPIRED);
    }
  }

  @Test
  @DisplayName("印刷の後に保険者が否定した紙は、時刻とともにそう答え、だれのものかは答えない")
  void isDeniedByTheInsurer() {
    Denied denied = denied();
    try (RunningWorkers workers = new RunningWorkers(database, denied.clock())) {
      Verified verified = verify(workers, denied.paper().code());

      assertThat(verified)
          .isEqualTo(
              new Verified(
                  PaperState.DENIED,
                  Optional.of(
                      new Known(
                          denied.paper().number(),
                          denied.paper().kind(),
                          denied.paper().issuedOn(),
                          denied.paper().validUntil(),
                          Optional.empty(),
                          Optional.of(denied.clock().instant()),
                          Optional.empty()))));
      assertThat(database.rows("select note from audit_entry where kind = 'PAPER_VERIFIED'"))
          .containsExactly("paper=" + denied.paper().number() + " result=denied");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update eligibility_answer set answer = replace(answer, '４５６', '４５７')",
        "update person set brought_in_at = '2026-11-23T12:00:00+09:00'",
        "update paper set issued_at = '2026-11-23T12:00:00+09:00'"
      })
  @DisplayName("別の番号の否定、名簿が後から取り消した否定、発行の前の否定は、紙に及ばない")
  void isNotDeniedByWhatSaysNothingOfIt(String change) {
    Denied denied = denied();
    database.asOwner(change);
    try (RunningWorkers workers = new RunningWorkers(database, denied.clock())) {
      Verified verified = verify(workers, denied.paper().code());

      assertThat(verified.state()).isEqualTo(PaperState.VALID);
      assertThat(verified.paper().orElseThrow().deniedAt()).isEmpty();
      assertThat(verified.paper().orElseThrow().printed()).contains(denied.paper().printed());
    }
  }

  @Test
  @DisplayName("台帳で書き換えられた紙は、なかったものとして答える")
  void vouchesForNothingAltered() {
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      Paper paper = print(workers, taro).orElseThrow();
      database.asOwner("update paper set valid_until = valid_until + 1");

      assertThat(verify(workers, paper.code()))
          .isEqualTo(new Verified(PaperState.UNKNOWN, Optional.empty()));
    }
  }

  @Test
  @DisplayName("アプリの役割は、台帳の紙を書き換えられず、消せない")
  void theRegisterIsKept() {
    for (String sql :
        List.of(
            "update paper set printed = ''", "delete from paper", "update paper set code = ''")) {
      assertThatThrownBy(() -> database.asApp(sql))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-0000-0000-0000-0000", "", "x", "' or 1=1 --", "％＿", "\u0000"})
  @DisplayName("ない紙、コードでないものの答えは同じで、どれも記録に残る")
  void unknown(String code) {
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      assertThat(verify(workers, code))
          .isEqualTo(new Verified(PaperState.UNKNOWN, Optional.empty()));
      assertThat(
              database.rows("select subject, note from audit_entry where kind = 'PAPER_VERIFIED'"))
          .containsExactly("null|result=unknown");
    }
  }

  @Test
  @DisplayName("登録された施設だけが照合できる")
  void onlyFacilities() {
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      for (Caller caller :
          List.of(
              Caller.patient(taro, "", UUID.randomUUID()),
              Caller.facility("9999999999", "架空", UUID.randomUUID()))) {
        Fault fault = workers.refused(PaperApi.VERIFY, caller, new Verify("x"));
        assertThat(fault.code()).isEqualTo("facility-only");
      }
    }
  }

  @Test
  @DisplayName("他の人の紙は印刷できず、10分に20枚を越えては印刷できない")
  void printsOnlyOnesOwn() {
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      Caller caller = Caller.patient(hanako, "", UUID.randomUUID());
      assertThat(workers.refused(PaperApi.PRINT_OWN, caller, new PrintOwn(taro)).code())
          .isEqualTo("not-yours");
      for (int i = 0; i < 20; i++) {
        print(workers, taro);
      }
      assertThat(
              workers
                  .refused(
                      PaperApi.PRINT_OWN,
                      Caller.patient(taro, "", UUID.randomUUID()),
                      new PrintOwn(taro))
                  .code())
          .isEqualTo("too-many-papers");
    }
  }

  /** A paper, and the time an hour later at which the insurer denied what it tells of. */
  private record Denied(Paper paper, Clock clock) {}

  private Denied denied() {
    database.asOwner("update person set brought_in_at = '2026-11-20T09:00:00+09:00'");
    Paper paper;
    try (RunningWorkers workers = new RunningWorkers(database, NOW)) {
      paper = print(workers, taro).orElseThrow();
    }
    Clock later = Clock.offset(NOW, Duration.ofHours(1));
    try (RunningWorkers workers = new RunningWorkers(database, later)) {
      deny(workers);
      workers.ask(EligibilityApi.OWN, Caller.patient(taro, "", UUID.randomUUID()), new Own(taro));
    }
    return new Denied(paper, later);
  }

  private static void deny(RunningWorkers workers) {
    answer(workers, new InsurerAnswer(Validity.INVALID, List.of()));
  }

  private static void answer(RunningWorkers workers, InsurerAnswer answer) {
    await(
        workers.bus().serve(EligibilityApi.INQUIRE, (caller, q) -> Future.succeededFuture(answer)));
  }

  private Printed verifiedPrint(RunningWorkers workers) {
    Paper paper = print(workers, taro).orElseThrow();
    Verified verified = verify(workers, paper.code());
    assertThat(verified.paper().orElseThrow().printed()).contains(paper.printed());
    return paper.printed();
  }

  private static EligibilityResult result() {
    return new EligibilityResult(
        new InsuredNumber("06130488", Optional.of("12-3"), "456", Optional.of("00")),
        "架空健康保険組合",
        Optional.of(Relation.SELF),
        Optional.of(20),
        Optional.of(LocalDate.of(2019, 4, 1)),
        new Term(Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private UUID person(String externalId) {
    return UUID.fromString(
        database.value("select id from person where external_id = '" + externalId + "'"));
  }

  private PaperState stateAfter(Duration later, String code) {
    try (RunningWorkers workers = new RunningWorkers(database, Clock.offset(NOW, later))) {
      Verified verified = verify(workers, code);
      assertThat(verified.paper().orElseThrow().printed().isPresent())
          .isEqualTo(verified.state() == PaperState.VALID);
      return verified.state();
    }
  }

  private static Optional<Paper> print(RunningWorkers workers, UUID person) {
    return workers
        .ask(
            PaperApi.PRINT_OWN, Caller.patient(person, "", UUID.randomUUID()), new PrintOwn(person))
        .paper();
  }

  private static Verified verify(RunningWorkers workers, String code) {
    return workers.ask(
        PaperApi.VERIFY, Caller.facility(CLINIC, "架空の診療所", UUID.randomUUID()), new Verify(code));
  }
}
