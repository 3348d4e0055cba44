package tegata.workers.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.contract.Address;
import tegata.contract.Caller;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.ConsentApi;
import tegata.contract.Fault;
import tegata.contract.InquiryApi;
import tegata.contract.NoticeApi;
import tegata.contract.RegistrationApi;
import tegata.contract.Use;
import tegata.domain.paper.CertificateGround;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

/**
 * What is somebody else's is answered like what there is not, by the same statements: time tells
 * nothing either.
 */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherPeoplesIdsTest {

  /** Hears every statement. */
  private static final class Statements implements VertxMetrics {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public ClientMetrics<?, ?, ?> createClientMetrics(
        SocketAddress remote, String type, String namespace) {
      return new ClientMetrics<Object, Object, Object>() {
        @Override
        public Object requestBegin(String uri, Object request) {
          heard.add(uri);
          return uri;
        }
      };
    }
  }

  private final TestDatabase database;
  private final Statements statements = new Statements();
  private RunningWorkers workers;
  private UUID taro;
  private UUID hanako;

  OtherPeoplesIdsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start() {
    Vertx vertx =
        Vertx.builder()
            .with(new VertxOptions().setMetricsOptions(new MetricsOptions().setEnabled(true)))
            .withMetrics(options -> statements)
            .build();
    workers = new RunningWorkers(database, NOW, vertx);
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @BeforeEach
  void bringPeopleIn() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, HANAKO));
    taro = id("P-1");
    hanako = id("P-2");
  }

  @Test
  @DisplayName("ほかの人のお知らせ")
  void notices() {
    UUID hers =
        UUID.fromString(
            database.value(
                """
                insert into notice (person_id, kind, facts)
                values ('%s', 'PROXY_ENDED', '{"name": "架空"}') returning id
                """
                    .formatted(hanako)));
    isLikeNothing(NoticeApi.SHOW, NoticeApi.OnePersons::new, hers, UUID.randomUUID());
    assertThat(
            workers
                .ask(NoticeApi.SHOW, patient(hanako), new NoticeApi.OnePersons(hanako, hers))
                .notice())
        .isPresent();
  }

  @Test
  @DisplayName("ほかの人の同意は、見えず、取り消せない")
  void consents() {
    UUID hers = UUID.randomUUID();
    database.asOwner(
        """
        insert into facility values ('1310000004', '架空医院', 'STANDARD', '{CLINIC}', 'clinic');
        insert into consent (id, facility_code, person_id, categories, how, given_at, valid_until, request_id)
        values ('%s', '1310000004', '%s', '{MEDICATIONS}', 'READER', now(), now() + interval '23 hours',
                gen_random_uuid())
        """
            .formatted(hers, hanako));
    isLikeNothing(ConsentApi.SHOW, ConsentApi.OnePersons::new, hers, UUID.randomUUID());
    isLikeNothing(ConsentApi.REVOKE, ConsentApi.OnePersons::new, hers, UUID.randomUUID());
    assertThat(database.value("select revoked_at is null from consent")).isEqualTo("t");
  }

  @Test
  @DisplayName("ほかの人の申請は、見えず、取り下げられない")
  void applications() {
    String hers =
        workers
            .ask(
                RegistrationApi.DEREGISTER,
                patient(hanako),
                new RegistrationApi.Deregister(hanako, UUID.randomUUID(), Optional.empty()))
            .deregistration()
            .number();
    isLikeNothing(
        RegistrationApi.APPLICATION,
        (person, number) -> new RegistrationApi.ByNumber(person, number, Use.VIEW),
        hers,
        "D-202611-999999-9");
    isLikeNothing(
        RegistrationApi.WITHDRAW, RegistrationApi.Withdraw::new, hers, "D-202611-999999-9");
  }

  @Test
  @DisplayName("ほかの人の資格確認書の申し込みは、見えず、取り下げられない")
  void certificateApplications() {
    String hers =
        workers
            .ask(
                CertificateApplicationApi.APPLY,
                patient(hanako),
                new CertificateApplicationApi.Apply(
                    hanako, UUID.randomUUID(), CertificateGround.CARD_LOST, Optional.empty()))
            .number();
    isLikeNothing(
        CertificateApplicationApi.APPLICATION,
        (person, number) -> new CertificateApplicationApi.ByNumber(person, number, Use.VIEW),
        hers,
        "C-202611-999999-9");
    isLikeNothing(
        CertificateApplicationApi.WITHDRAW,
        CertificateApplicationApi.Withdraw::new,
        hers,
        "C-202611-999999-9");
  }

  @Test
  @DisplayName("ほかの人のアクセス記録は、問い合わせの種にならない")
  void entries() {
    workers.ask(RegistrationApi.STATUS, patient(hanako), new RegistrationApi.Of(hanako));
    long hers =
        Long.parseLong(
            database.value(
                "select max(number) from audit_entry where subject = '%s'".formatted(hanako)));
    isLikeNothing(InquiryApi.ENTRY, InquiryApi.EntryOf::new, hers, hers + 1_000_000);
  }

  private <Q, A, I> void isLikeNothing(
      Address<Q, A> address, BiFunction<UUID, I, Q> question, I others, I nobodys) {
    ask(address, question.apply(taro, nobodys));
    Heard of = ask(address, question.apply(taro, others));
    Heard none = ask(address, question.apply(taro, nobodys));
    assertThat(of.answer()).isEqualTo(none.answer());
    assertThat(of.statements()).isNotEmpty().isEqualTo(none.statements());
  }

  private record Heard(Object answer, List<String> statements) {}

  private <Q, A> Heard ask(Address<Q, A> address, Q question) {
    statements.heard.clear();
    Object answer;
    try {
      answer = workers.ask(address, patient(taro), question);
    } catch (Fault fault) {
      answer = fault.kind() + " " + fault.code();
    }
    return new Heard(answer, List.copyOf(statements.heard));
  }

  private UUID id(String externalId) {
    return UUID.fromString(
        database.value("select id from person where external_id = '%s'".formatted(externalId)));
  }

  private static Caller patient(UUID person) {
    return Caller.patient(person, "", UUID.randomUUID());
  }
}
