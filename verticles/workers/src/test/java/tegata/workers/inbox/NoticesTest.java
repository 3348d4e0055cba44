package tegata.workers.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.LocalDate;
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
import tegata.contract.Fault;
import tegata.contract.NoticeApi.Notices;
import tegata.contract.NoticeApi.OfPerson;
import tegata.contract.NoticeApi.OnePersons;
import tegata.contract.NoticeApi.UnreadOf;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.notice.Notice;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.notice.NewFacility;
import tegata.workers.notice.NoticeStore;

@ExtendWith(PostgresExtension.class)
class NoticesTest {
  private static final UUID TARO = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID HANAKO = UUID.fromString("00000000-0000-4000-8000-000000000002");

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private TestDatabase sql;
  private Database database;
  private ShowNotices inbox;

  @BeforeEach
  void open(TestDatabase rows) {
    sql = rows;
    sql.clear();
    for (UUID person : new UUID[] {TARO, HANAKO}) {
      sql.asOwner(
          "insert into person (id, external_id, name, kana, birthdate, sex) values ('%1$s', '%1$s', '架空', 'カクウ', '1980-01-10', 1)"
              .formatted(person));
    }
    database = await(Database.open(vertx, sql.config(directory), directory));
    inbox = new ShowNotices(database, new Audit());
  }

  @AfterEach
  void close() {
    await(database.close());
    await(vertx.close());
  }

  @Test
  @DisplayName("未読のものが先に来て、開いたものは既読になり、数が減る。見たことは記録に残り、数を聞いたことは残らない")
  void showingMarksRead() {
    put(TARO, "D-1");
    put(TARO, "D-2");
    UUID newest = list().notices().get(0).id();

    assertThat(unread()).isEqualTo(2);
    assertThat(await(inbox.show(person(TARO), new OnePersons(TARO, newest))).notice())
        .hasValueSatisfying(notice -> assertThat(notice.facts()).containsEntry("number", "D-2"));
    assertThat(unread()).isEqualTo(1);
    assertThat(list().notices()).extracting(Notice::read).containsExactly(false, true);
    assertThat(
            sql.rows(
                "select distinct kind || ' ' || array_to_string(categories, ',') from audit_entry"))
        .containsExactly("RECORDS_VIEWED NOTICE");
    assertThat(sql.count("audit_entry")).isEqualTo(3);
  }

  @Test
  @DisplayName("ほかの人のお知らせは見えず、既読にもならず、数も聞けない")
  void othersStayClosed() {
    put(TARO, "D-1");
    UUID taros = list().notices().get(0).id();

    assertThat(await(inbox.show(person(HANAKO), new OnePersons(HANAKO, taros))).notice()).isEmpty();
    assertThat(await(inbox.show(person(HANAKO), new OnePersons(TARO, taros)).otherwiseEmpty()))
        .isNull();
    Fault refused =
        await(
            inbox
                .unread(person(HANAKO), new UnreadOf(TARO))
                .map(x -> (Fault) null)
                .otherwise(Fault::of));
    assertThat(refused.kind()).isEqualTo(Fault.Kind.FORBIDDEN);
    assertThat(unread()).isEqualTo(1);
  }

  @Test
  @DisplayName("代理人は本人のお知らせを見られるが、既読にはならず、ログインや代理のお知らせは見えない")
  void aProxySeesWhatIsForProxies() {
    sql.asOwner(
        """
        insert into proxy (principal_id, proxy_id, kind, level, begun_on, ends_on, told_at_15)
        values ('%s', '%s', 'ADULT', 'SEE', current_date - 1, current_date + 10, true)
        """
            .formatted(TARO, HANAKO));
    put(TARO, "D-1");
    await(
        database.inTransaction(
            tx ->
                new NoticeStore()
                    .put(tx, TARO, Notice.Kind.DEVICE_NEW, new JsonObject().put("device", ""))));
    UUID device = list().notices().get(0).id();

    Notices seen = await(inbox.list(person(HANAKO), new OfPerson(TARO, 0)));
    assertThat(seen.notices())
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.APPLICATION_RECEIVED);
    UUID application = seen.notices().get(0).id();
    assertThat(await(inbox.show(person(HANAKO), new OnePersons(TARO, application))).notice())
        .isPresent();
    assertThat(await(inbox.show(person(HANAKO), new OnePersons(TARO, device))).notice()).isEmpty();
    assertThat(await(inbox.unread(person(HANAKO), new UnreadOf(TARO))).count()).isEqualTo(1);
    assertThat(unread()).isEqualTo(2);
  }

  @Test
  @DisplayName("50 件ずつ、続きを読める")
  void listsPageByPage() {
    IntStream.range(0, 51).forEach(i -> put(TARO, "D-" + i));

    assertThat(list().notices()).hasSize(50);
    assertThat(list().next()).contains(50);
    assertThat(await(inbox.list(person(TARO), new OfPerson(TARO, 50))).notices()).hasSize(1);
  }

  @Test
  @DisplayName("新しい版だけが知る種類は、この版では見せず、ほかのお知らせの邪魔をしない")
  void leavesUnknownKindsAlone() {
    put(TARO, "D-1");
    sql.asOwner(
        "insert into notice (person_id, kind, facts) values ('%s', 'OF_TOMORROW', '{}')"
            .formatted(TARO));

    assertThat(list().notices()).hasSize(1);
    assertThat(unread()).isEqualTo(1);
  }

  @Test
  @DisplayName("はじめての施設のお知らせは、同時に見られても、何度見られても、一度だけである")
  void aNewFacilityIsToldOnce() {
    NewFacility facility = new NewFacility();
    Caller clinic = Caller.facility("1310000011", "架空内科", UUID.randomUUID());
    Caller other = Caller.facility("1310000029", "架空外科", UUID.randomUUID());

    await(
        Future.all(
            IntStream.range(0, 20)
                .mapToObj(i -> database.inTransaction(tx -> facility.answered(tx, clinic, TARO)))
                .toList()));
    assertThat(sql.count("notice")).isEqualTo(1);

    await(database.inTransaction(tx -> facility.answered(tx, other, TARO)));
    await(database.inTransaction(tx -> facility.answered(tx, clinic, HANAKO)));
    assertThat(sql.count("notice")).isEqualTo(3);
  }

  @ParameterizedTest
  @DisplayName("証明書の期限は、3か月前から、猶予の終わりの1か月後まで知らせる")
  @CsvSource({
    "2026-02-27,",
    "2026-02-28, CERTIFICATE_EXPIRES_IN_THREE_MONTHS",
    "2026-04-29, CERTIFICATE_EXPIRES_IN_THREE_MONTHS",
    "2026-04-30, CERTIFICATE_EXPIRES_IN_ONE_MONTH",
    "2026-05-31, CERTIFICATE_EXPIRES_IN_ONE_MONTH",
    "2026-06-01, CERTIFICATE_EXPIRED",
    "2026-08-31, CERTIFICATE_EXPIRED",
    "2026-09-01, CERTIFICATE_LAPSED",
    "2026-09-30, CERTIFICATE_LAPSED",
    "2026-10-01,"
  })
  void tellsByStage(LocalDate today, Notice.Kind kind) {
    CertificateTerm term = new CertificateTerm(LocalDate.of(2026, 5, 31));

    assertThat(CertificateNotices.kind(term, today).orElse(null)).isEqualTo(kind);
  }

  @Test
  @DisplayName("いくつの節点が同時に調べても、証明書の一つの段階は一度だけ知らせ、更新すれば知らせない")
  void aStageIsToldOnce() {
    card(TARO, "T-1", "2026-12-20");
    card(HANAKO, "H-1", "2026-12-20");
    card(HANAKO, "H-2", "2031-12-20");
    CertificateNotices today = new CertificateNotices(database, Samples.NOW);

    await(Future.all(IntStream.range(0, 5).mapToObj(i -> today.tell()).toList()));
    assertThat(sql.rows("select person_id, kind, occasion from notice"))
        .containsExactly(TARO + "|CERTIFICATE_EXPIRES_IN_ONE_MONTH|2026-12-20");

    await(new CertificateNotices(database, Samples.clock("2026-12-21T00:00:00")).tell());
    assertThat(sql.rows("select kind from notice order by created_at"))
        .containsExactly("CERTIFICATE_EXPIRES_IN_ONE_MONTH", "CERTIFICATE_EXPIRED");
  }

  private void card(UUID person, String serial, String expiresOn) {
    sql.asOwner(
        "insert into card (issuer, serial, person_id, expires_on) values ('CN=CA', '%s', '%s', '%s')"
            .formatted(serial, person, expiresOn));
  }

  private void put(UUID person, String number) {
    await(
        database.inTransaction(
            tx ->
                new NoticeStore()
                    .put(
                        tx,
                        person,
                        Notice.Kind.APPLICATION_RECEIVED,
                        new JsonObject().put("number", number))));
  }

  private Notices list() {
    return await(inbox.list(person(TARO), new OfPerson(TARO, 0)));
  }

  private int unread() {
    return await(inbox.unread(person(TARO), new UnreadOf(TARO))).count();
  }

  private static Caller person(UUID person) {
    return Caller.patient(person, "架空 太郎", UUID.randomUUID());
  }
}
