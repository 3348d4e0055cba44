package tegata.workers.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;

import io.vertx.core.Future;
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
import tegata.contract.InquiryApi;
import tegata.contract.InquiryApi.Ask;
import tegata.contract.InquiryApi.Asked;
import tegata.contract.InquiryApi.Shown;
import tegata.contract.NoticeApi;
import tegata.domain.access.Reconciliation;
import tegata.domain.inquiry.Inquiry;
import tegata.domain.notice.Notice;
import tegata.domain.notice.NoticeTopic;
import tegata.domain.staff.StaffRole;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/** Persons, staff and facilities are fictitious (架空). */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InquiryTest {
  private static final UUID HANAKO = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID TARO = UUID.fromString("00000000-0000-4000-8000-000000000002");
  private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-0000000000b1");
  private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-0000000000b2");

  private final TestDatabase database;
  private RunningWorkers workers;
  private long clinic;
  private long own;

  InquiryTest(TestDatabase database) {
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
  void look() {
    database.clear();
    for (UUID person : List.of(HANAKO, TARO)) {
      database.asOwner(
          "insert into person (id, external_id, name, kana, birthdate, sex) values ('%s', '%s', '架空', 'カクウ', '1980-01-10', 1)"
              .formatted(person, person));
    }
    for (UUID staff : List.of(FIRST, SECOND)) {
      database.asOwner(
          "insert into staff (id, number, name, role, card_issuer, card_serial) values ('%s', '%s', '架空 運営', 'OPERATOR', 'CN=x', '%s')"
              .formatted(staff, staff, staff));
    }
    clinic = entry("FACILITY", "1319999999", "架空内科");
    own = entry("PATIENT", HANAKO.toString(), "架空");
  }

  @Test
  @DisplayName("問い合わせると受付番号と期限が出て、記録に残り、その行に「問い合わせ中」と分かる")
  void anInquiryIsReceived() {
    Inquiry made = ask(form(), clinic, Optional.of("行っていません"));

    assertThat(made.number()).matches("Q-\\d{6}-\\d{6}-\\d");
    assertThat(made.dueOn()).isEqualTo(LocalDate.now(NOW).plusDays(14));
    assertThat(made.text()).contains("行っていません");
    assertThat(
            database.rows(
                "select subject, basis, note from audit_entry where kind = 'INQUIRY_RECEIVED'"))
        .containsExactly(HANAKO + "|SELF|number=" + made.number());
    assertThat(asked(clinic).orElseThrow().open()).map(Inquiry::number).contains(made.number());
    assertThat(asked(clinic).orElseThrow().fit()).contains(Reconciliation.NOT_YET);
    assertThat(ofPerson(HANAKO)).extracting(Inquiry::entry).containsExactly(clinic);
  }

  @Test
  @DisplayName("同じ書面を50回同時に送っても、同じ行をもう一度問い合わせても、一件だけ")
  void oneInquiryForOneForm() {
    UUID form = form();
    List<Future<Inquiry>> sent =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    workers
                        .bus()
                        .ask(
                            InquiryApi.ASK,
                            person(HANAKO),
                            new Ask(HANAKO, form, clinic, Optional.empty())))
            .toList();
    RunningWorkers.await(Future.all(sent));

    Inquiry again = ask(form(), clinic, Optional.of("もう一度"));

    assertThat(sent).extracting(f -> f.result().number()).containsOnly(again.number());
    assertThat(database.count("inquiry")).isEqualTo(1);
  }

  @Test
  @DisplayName("自分のした操作、ほかの人の記録、ない番号については問い合わせられない")
  void onlyAboutWhatOthersDidWithOnesOwn() {
    assertThat(refused(person(HANAKO), new Ask(HANAKO, form(), own, Optional.empty())))
        .isEqualTo("entry-unknown");
    assertThat(refused(person(TARO), new Ask(TARO, form(), clinic, Optional.empty())))
        .isEqualTo("entry-unknown");
    assertThat(refused(person(HANAKO), new Ask(HANAKO, form(), 999_999, Optional.empty())))
        .isEqualTo("entry-unknown");
    assertThat(refused(person(TARO), new Ask(HANAKO, form(), clinic, Optional.empty())))
        .isEqualTo("not-yours");
    assertThat(asked(own)).isEmpty();
    assertThat(database.count("inquiry")).isZero();
  }

  @Test
  @DisplayName("見るだけの代理人は行を見られるが、問い合わせは断られ、手続きの代理人は問い合わせられる")
  void whoMayOnlySeeDoesNotAsk() {
    database.asOwner(
        "insert into proxy (principal_id, proxy_id, kind, level, begun_on, ends_on, told_at_15) values ('%s', '%s', 'ADULT', 'SEE', current_date - 1, current_date + 10, true)"
            .formatted(HANAKO, TARO));
    Ask question = new Ask(HANAKO, form(), clinic, Optional.empty());

    assertThat(
            workers
                .ask(InquiryApi.ENTRY, person(TARO), new InquiryApi.EntryOf(HANAKO, clinic))
                .asked())
        .isPresent();
    assertThat(refused(person(TARO), question)).isEqualTo("proxy-may-only-see");
    assertThat(database.count("inquiry")).isZero();

    database.asOwner("update proxy set level = 'ACT'");
    assertThat(workers.ask(InquiryApi.ASK, person(TARO), question).entry()).isEqualTo(clinic);
  }

  @Test
  @DisplayName("1,000文字までは届き、1文字でも多ければ断り、何も残らない")
  void tooLongATextIsRefused() {
    ask(form(), clinic, Optional.of("𠮷".repeat(1_000)));
    database.asOwner("delete from inquiry");

    assertThat(
            refused(
                person(HANAKO), new Ask(HANAKO, form(), clinic, Optional.of("字".repeat(1_001)))))
        .isEqualTo("text-too-long");
    assertThat(database.count("inquiry")).isZero();
  }

  @Test
  @DisplayName("待っている問い合わせは一人50件まで")
  void nobodyFillsTheQueue() {
    for (int i = 0; i < 50; i++) {
      ask(form(), entry("FACILITY", "1319999999", "架空内科"), Optional.empty());
    }

    assertThat(refused(person(HANAKO), new Ask(HANAKO, form(), clinic, Optional.empty())))
        .isEqualTo("too-many-open");
  }

  @Test
  @DisplayName("運営者は期限順に見て、開き、答える。開いたことも答えたことも本人の記録に残り、お知らせが届く")
  void anOperatorAnswers() {
    Inquiry made = ask(form(), clinic, Optional.of("行っていません"));

    assertThat(queue(false)).containsExactly(made.number());
    Shown shown = opened(operator(FIRST), made.number()).orElseThrow();
    assertThat(shown.access().actor().name()).isEqualTo("架空内科");
    assertThat(shown.inquiry().text()).contains("行っていません");
    Inquiry answered =
        workers.ask(
            InquiryApi.ANSWER, operator(FIRST), new InquiryApi.Reply(made.number(), "確かめました"));

    assertThat(answered.answer()).map(Inquiry.Answer::text).contains("確かめました");
    assertThat(queue(false)).isEmpty();
    assertThat(queue(true)).containsExactly(made.number());
    assertThat(
            database.rows(
                "select kind, actor_kind, actor_id, basis, note from audit_entry where subject = '%s' and kind in ('INQUIRY_VIEWED', 'INQUIRY_ANSWERED') order by number"
                    .formatted(HANAKO)))
        .containsExactly(
            "INQUIRY_VIEWED|OPERATOR|%s|DUTY|number=%s".formatted(FIRST, made.number()),
            "INQUIRY_ANSWERED|OPERATOR|%s|DUTY|number=%s".formatted(FIRST, made.number()));
    assertThat(
            workers
                .ask(NoticeApi.LIST, person(HANAKO), new NoticeApi.OfPerson(HANAKO, 0))
                .notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(Notice.Kind.INQUIRY_ANSWERED);
              assertThat(notice.facts()).containsEntry("number", made.number());
            });
    assertThat(byNumber(HANAKO, made.number()).orElseThrow().inquiry().answer()).isPresent();
  }

  @Test
  @DisplayName("回答のお知らせを止めた人には届かず、回答はページで読める")
  void anAnswerIsToldToThoseWhoWantIt() {
    workers.ask(
        NoticeApi.CHOOSE,
        person(HANAKO),
        new NoticeApi.Choose(HANAKO, Set.of(NoticeTopic.INQUIRIES)));
    Inquiry made = ask(form(), clinic, Optional.empty());
    workers.ask(InquiryApi.ANSWER, operator(FIRST), new InquiryApi.Reply(made.number(), "確かめました"));

    assertThat(database.count("notice")).isZero();
    assertThat(byNumber(HANAKO, made.number()).orElseThrow().inquiry().answer()).isPresent();
  }

  @Test
  @DisplayName("二人が同時に答えると、先の一人の答えだけが残り、もう一人はそれを知る")
  void twoAnswersMeet() {
    Inquiry made = ask(form(), clinic, Optional.empty());
    List<Future<Inquiry>> answers =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    workers
                        .bus()
                        .ask(
                            InquiryApi.ANSWER,
                            operator(i % 2 == 0 ? FIRST : SECOND),
                            new InquiryApi.Reply(made.number(), "答え" + i)))
            .toList();
    RunningWorkers.await(Future.join(answers).otherwiseEmpty());

    assertThat(answers).filteredOn(Future::succeeded).hasSize(1);
    assertThat(answers)
        .filteredOn(Future::failed)
        .extracting(f -> tegata.contract.Fault.of(f.cause()).code())
        .containsOnly("already-answered");
    assertThat(database.count("notice")).isEqualTo(1);
    assertThat(database.rows("select 1 from audit_entry where kind = 'INQUIRY_ANSWERED'"))
        .hasSize(1);
  }

  @Test
  @DisplayName("空の答え、長すぎる答え、ない番号への答えは断る")
  void answersAreChecked() {
    Inquiry made = ask(form(), clinic, Optional.empty());

    assertThat(answerRefused(made.number(), "  ")).isEqualTo("answer-length");
    assertThat(answerRefused(made.number(), "字".repeat(2_001))).isEqualTo("answer-length");
    assertThat(answerRefused("Q-202611-999999-0", "答え")).isEqualTo("inquiry-unknown");
  }

  @Test
  @DisplayName("問い合わせは本人のほかには見えず、運営者の机は本人には開かない")
  void inquiriesAreTheirPersonsAlone() {
    Inquiry made = ask(form(), clinic, Optional.empty());

    assertThat(byNumber(TARO, made.number())).isEmpty();
    assertThat(ofPerson(TARO)).isEmpty();
    for (Caller caller : List.of(person(HANAKO), clerk())) {
      assertThat(
              workers.refused(InquiryApi.OPEN, caller, new InquiryApi.Open(made.number())).code())
          .isEqualTo("not-on-duty");
      assertThat(
              workers
                  .refused(InquiryApi.ANSWER, caller, new InquiryApi.Reply(made.number(), "答え"))
                  .code())
          .isEqualTo("not-on-duty");
    }
  }

  private Caller clerk() {
    UUID id = UUID.randomUUID();
    database.asOwner(
        "insert into staff (id, number, name, role, insurer_number, card_issuer, card_serial) values ('%s', '%s', '架空 受付', 'INSURER_CLERK', '06130488', 'CN=x', '%s')"
            .formatted(id, id, id));
    return Caller.staff(StaffRole.INSURER_CLERK, id, "架空 受付", UUID.randomUUID());
  }

  private String answerRefused(String number, String text) {
    return workers
        .refused(InquiryApi.ANSWER, operator(FIRST), new InquiryApi.Reply(number, text))
        .code();
  }

  private List<String> queue(boolean answered) {
    return workers
        .ask(InquiryApi.QUEUE, operator(FIRST), new InquiryApi.QueueOf(answered, 0))
        .rows()
        .stream()
        .map(InquiryApi.Waiting::number)
        .toList();
  }

  private Optional<Shown> opened(Caller caller, String number) {
    return workers.ask(InquiryApi.OPEN, caller, new InquiryApi.Open(number)).shown();
  }

  private Optional<Shown> byNumber(UUID person, String number) {
    return workers
        .ask(InquiryApi.BY_NUMBER, person(person), new InquiryApi.ByNumber(person, number))
        .shown();
  }

  private List<Inquiry> ofPerson(UUID person) {
    return workers.ask(InquiryApi.OF_PERSON, person(person), new InquiryApi.Of(person)).inquiries();
  }

  private Optional<Asked> asked(long entry) {
    return workers
        .ask(InquiryApi.ENTRY, person(HANAKO), new InquiryApi.EntryOf(HANAKO, entry))
        .asked();
  }

  private Inquiry ask(UUID form, long entry, Optional<String> text) {
    return workers.ask(InquiryApi.ASK, person(HANAKO), new Ask(HANAKO, form, entry, text));
  }

  private String refused(Caller caller, Ask question) {
    return workers.refused(InquiryApi.ASK, caller, question).code();
  }

  private static Caller person(UUID person) {
    return Caller.patient(person, "架空", UUID.randomUUID());
  }

  private static Caller operator(UUID staff) {
    return Caller.staff(StaffRole.OPERATOR, staff, "架空 運営", UUID.randomUUID());
  }

  private static UUID form() {
    return UUID.randomUUID();
  }

  private long entry(String kind, String id, String name) {
    UUID request = UUID.randomUUID();
    database.asOwner(
        "insert into audit_entry (kind, subject, actor_kind, actor_id, actor_name, categories, basis, result, request_id, salt) values ('ELIGIBILITY_CHECKED', '%s', '%s', '%s', '%s', '{ELIGIBILITY}', 'LAW', 'DONE', '%s', decode(repeat('00', 16), 'hex'))"
            .formatted(HANAKO, kind, id, name, request));
    return Long.parseLong(
        database.value(
            "select number from audit_entry where request_id = '%s'".formatted(request)));
  }
}
