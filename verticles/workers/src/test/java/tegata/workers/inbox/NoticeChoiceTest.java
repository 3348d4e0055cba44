package tegata.workers.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.NoticeApi.ChoiceOf;
import tegata.contract.NoticeApi.Choose;
import tegata.domain.notice.Notice;
import tegata.domain.notice.NoticeTopic;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.Samples;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.notice.NoticeStore;

@ExtendWith(PostgresExtension.class)
class NoticeChoiceTest {
  private static final UUID TARO = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID HANAKO = UUID.fromString("00000000-0000-4000-8000-000000000002");

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private TestDatabase sql;
  private Database database;
  private ChooseNotices choice;

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
    choice = new ChooseNotices(database, new Audit());
  }

  @AfterEach
  void close() {
    await(database.close());
    await(vertx.close());
  }

  @Test
  @DisplayName("止めた話題は届かず、ほかの話題とほかの人には届き、戻せばまた届く")
  void whatIsOffIsNotTold() {
    choose(TARO, NoticeTopic.APPLICATION_STEPS);
    tellOfEveryKind(TARO);
    tellOfEveryKind(HANAKO);

    assertThat(told(TARO)).isEqualTo(kinds(kind -> kind.topic() != NoticeTopic.APPLICATION_STEPS));
    assertThat(told(HANAKO)).isEqualTo(EnumSet.allOf(Notice.Kind.class));

    choose(TARO);
    tellOfEveryKind(TARO);
    assertThat(told(TARO)).isEqualTo(EnumSet.allOf(Notice.Kind.class));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("身を守る話題は止められず、表に行があっても届く")
  void whatProtectsIsAlwaysTold(NoticeTopic topic) {
    sql.asOwner(
        "insert into notice_off (person_id, topic) values ('%s', '%s')".formatted(TARO, topic));
    tellOfEveryKind(TARO);

    assertThat(told(TARO)).isEqualTo(kinds(kind -> kind.topic() != topic || topic.isProtective()));
    sql.asOwner("delete from notice_off");
    if (topic.isProtective()) {
      assertThat(refused(TARO, TARO, topic)).isEqualTo("notice-protective");
      assertThat(sql.count("notice_off")).isZero();
    }
  }

  @Test
  @DisplayName("証明書の早めのお知らせを止めても、1か月前には届く")
  void theEarlyNoticeMayBeOff() {
    sql.asOwner(
        "insert into card (issuer, serial, person_id, expires_on) values ('CN=CA', 'T-1', '%s', '2027-02-20')"
            .formatted(TARO));
    choose(TARO, NoticeTopic.CARD_EARLY);

    await(new CertificateNotices(database, Samples.NOW).tell());
    assertThat(told(TARO)).isEmpty();
    await(new CertificateNotices(database, Samples.clock("2027-01-25T00:00:00")).tell());
    assertThat(told(TARO)).containsExactly(Notice.Kind.CERTIFICATE_EXPIRES_IN_ONE_MONTH);
  }

  @Test
  @DisplayName("代理人は、操作できる人でも、本人のお知らせの設定を見ることも変えることもできない")
  void noProxyChooses() {
    sql.asOwner(
        """
        insert into proxy (principal_id, proxy_id, kind, level, begun_on, ends_on, told_at_15)
        values ('%s', '%s', 'ADULT', 'ACT', current_date - 1, current_date + 10, true)
        """
            .formatted(TARO, HANAKO));

    assertThat(refused(HANAKO, TARO, NoticeTopic.INQUIRIES)).isEqualTo("not-yours");
    assertThat(
            await(
                    choice
                        .show(caller(HANAKO), new ChoiceOf(TARO))
                        .map(x -> (Fault) null)
                        .otherwise(Fault::of))
                .code())
        .isEqualTo("not-yours");
    assertThat(sql.count("notice_off")).isZero();
  }

  @Test
  @DisplayName("変えたことは記録に残り、同じ選択をもう一度送っても残らない")
  void aChangeIsAnEntry() {
    choose(TARO, NoticeTopic.INQUIRIES, NoticeTopic.CARD_EARLY);
    choose(TARO, NoticeTopic.INQUIRIES, NoticeTopic.CARD_EARLY);
    choose(TARO);

    assertThat(sql.rows("select kind, subject, basis, note from audit_entry order by number"))
        .containsExactly(
            "NOTICES_CHOSEN|" + TARO + "|SELF|off=CARD_EARLY,INQUIRIES",
            "NOTICES_CHOSEN|" + TARO + "|SELF|off=-");
  }

  @Test
  @DisplayName("二つの画面から同時に選んでも、どちらか一方の選択になり、混ざらない")
  void twoTabsDoNotMix() {
    for (int round = 0; round < 20; round++) {
      await(
          Future.all(
              IntStream.range(0, 8)
                  .mapToObj(
                      i ->
                          choice.choose(
                              caller(TARO),
                              new Choose(
                                  TARO,
                                  Set.of(
                                      i % 2 == 0
                                          ? NoticeTopic.INQUIRIES
                                          : NoticeTopic.CARD_EARLY))))
                  .toList()));
      assertThat(await(choice.show(caller(TARO), new ChoiceOf(TARO))).off()).hasSize(1);
    }
  }

  private void choose(UUID person, NoticeTopic... off) {
    assertThat(await(choice.choose(caller(person), new Choose(person, Set.of(off)))).off())
        .containsExactlyInAnyOrder(off);
    assertThat(await(choice.show(caller(person), new ChoiceOf(person))).off())
        .containsExactlyInAnyOrder(off);
  }

  private String refused(UUID caller, UUID person, NoticeTopic off) {
    return await(
            choice
                .choose(caller(caller), new Choose(person, Set.of(off)))
                .map(x -> (Fault) null)
                .otherwise(Fault::of))
        .code();
  }

  private void tellOfEveryKind(UUID person) {
    for (Notice.Kind kind : Notice.Kind.values()) {
      JsonObject facts = new JsonObject();
      kind.facts().forEach(fact -> facts.put(fact, "2026-11-22"));
      await(database.inTransaction(tx -> new NoticeStore().put(tx, person, kind, facts)));
    }
  }

  private Set<Notice.Kind> told(UUID person) {
    Set<Notice.Kind> told = EnumSet.noneOf(Notice.Kind.class);
    sql.rows("select kind from notice where person_id = '%s'".formatted(person))
        .forEach(kind -> told.add(Notice.Kind.valueOf(kind)));
    return told;
  }

  private static Set<Notice.Kind> kinds(Predicate<Notice.Kind> wanted) {
    Set<Notice.Kind> kinds = EnumSet.allOf(Notice.Kind.class);
    kinds.removeIf(wanted.negate());
    return kinds;
  }

  private static Caller caller(UUID person) {
    return Caller.patient(person, "架空 太郎", UUID.randomUUID());
  }
}
