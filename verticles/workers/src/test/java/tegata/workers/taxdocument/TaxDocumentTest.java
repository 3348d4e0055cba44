package tegata.workers.taxdocument;

import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.RunningWorkers.await;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.line;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.subject;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
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
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.ProxyApi;
import tegata.contract.TaxApi;
import tegata.contract.TaxDocumentApi;
import tegata.contract.TaxDocumentApi.CodesOf;
import tegata.contract.TaxDocumentApi.End;
import tegata.contract.TaxDocumentApi.Fetch;
import tegata.contract.TaxDocumentApi.Issue;
import tegata.contract.TaxDocumentApi.Of;
import tegata.contract.TaxDocumentApi.Part;
import tegata.contract.TaxDocumentApi.Place;
import tegata.contract.Use;
import tegata.domain.intake.RetentionWindow;
import tegata.domain.tax.Correction;
import tegata.domain.tax.OwnRow;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxEntry;
import tegata.formats.iryohixml.DocumentSigner;
import tegata.formats.iryohixml.DocumentVerifier;
import tegata.formats.myna.ExpenseLine;
import tegata.workers.RunningWorkers;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestCa;
import tegata.workers.fixture.TestCard;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.intake.Window;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxDocumentTest {
  private static final TestCa CA =
      new TestCa("C=JP,O=Tegata Tests,CN=Documents CA", "documents", NOW.instant());
  private static final TestCard SIGNER = TestCard.of(CA, "documents", NOW.instant()).issue();
  private static final int AT_ONCE = 50;

  private final TestDatabase rows;
  private RunningWorkers workers;
  private Database database;
  private UUID taro;
  private UUID hanako;

  TaxDocumentTest(TestDatabase rows) {
    this.rows = rows;
  }

  @BeforeAll
  void start(@TempDir Path directory) {
    workers = new RunningWorkers(rows, NOW);
    database = await(Database.open(workers.vertx(), rows.config(directory), directory));
    await(
        workers
            .vertx()
            .deployVerticle(
                new TaxDocumentVerticle(
                    workers.bus(),
                    database,
                    new DocumentSigner(SIGNER.keys().getPrivate(), SIGNER.certificate(), "Tegata"),
                    "架空センター",
                    new Window(RetentionWindow.STANDARD, NOW),
                    NOW)));
  }

  @AfterAll
  void stop() {
    await(database.close());
    workers.close();
  }

  @BeforeEach
  void bringIn() throws SQLException {
    rows.clear();
    rows.take(NOW, people(TARO, HANAKO));
    rows.take(
        NOW,
        expenses(
            subject(TARO),
            LocalDate.of(2026, 3, 1),
            line(YearMonth.of(2026, 2), "二月医院"),
            line(YearMonth.of(2026, 1), "一月医院"),
            line(YearMonth.of(2025, 12), "前の年の医院")));
    taro = id("P-1");
    hanako = id("P-2");
  }

  @Test
  @DisplayName("その年の自分の行だけが、届いたまま署名されて届き、記録が一件残る")
  void givesTheYearAsItArrived() {
    String xml = text(read(by(taro), taro, 2026));

    assertThat(xml)
        .contains("一月医院", "二月医院", "架空 太郎", "架空健康保険組合", "sakuseiNM=\"架空センター\"", "AS_ARRIVED")
        .doesNotContain("前の年の医院");
    assertThat(xml.indexOf("一月医院")).isLessThan(xml.indexOf("二月医院"));
    assertThat(verify(xml)).isEmpty();
    assertThat(entries()).containsExactly("RECORDS_DOWNLOADED|SELF|null");
  }

  @Test
  @DisplayName("大きな文書も、分けて届き、つなぐと正しい署名になり、記録は一件")
  void crossesInParts() throws SQLException {
    ExpenseLine[] many =
        IntStream.range(0, 600)
            .mapToObj(i -> line(YearMonth.of(2026, 1), "架空総合病院 第" + i + "診療所"))
            .toArray(ExpenseLine[]::new);
    rows.take(NOW, expenses(subject(TARO), LocalDate.of(2026, 4, 1), many));

    byte[] whole = read(by(taro), taro, 2026);

    assertThat(whole.length).isGreaterThan(2 * TaxDocumentApi.PART_BYTES);
    assertThat(verify(text(whole))).isEmpty();
    assertThat(entries()).hasSize(1);
  }

  @Test
  @DisplayName("ほかの人のもの、ない年は断り、記録も残さない")
  void refusesOthers() {
    assertThat(workers.refused(TaxDocumentApi.READ, by(hanako), of(taro, 2026)).code())
        .isEqualTo("not-yours");
    assertThat(
            workers
                .refused(
                    TaxDocumentApi.READ,
                    Caller.facility("1", "x", UUID.randomUUID()),
                    of(taro, 2026))
                .code())
        .isEqualTo("not-yours");
    assertThat(workers.refused(TaxDocumentApi.READ, by(taro), of(taro, 2027)).kind())
        .isEqualTo(Fault.Kind.NOT_FOUND);
    assertThat(entries()).isEmpty();
  }

  @Test
  @DisplayName("コードは一度だけ使え、ハイフンや小文字で打っても通り、発行も受け取りも記録に残る")
  void worksOnce() {
    String code = issue(by(taro), taro).orElseThrow();

    assertThat(verify(text(fetch(code.replace("-", " ").toLowerCase())))).isEmpty();
    assertThat(refusalOf(code)).isEqualTo("tax-code-refused");
    assertThat(entries())
        .extracting(entry -> entry.split("\\|")[0])
        .containsExactly("TAX_CODE_ISSUED", "TAX_DOCUMENT_FETCHED", "RECORDS_DOWNLOADED");
    assertThat(
            rows.value(
                "select count(*) from tax_code where encode(hash, 'escape') like '%" + code + "%'"))
        .isEqualTo("0");
  }

  @Test
  @DisplayName("同時に50回使っても、通るのは一度だけ")
  void worksOnceAtOnce() {
    String code = issue(by(taro), taro).orElseThrow();

    List<Future<Part>> tries =
        IntStream.range(0, AT_ONCE)
            .mapToObj(
                i ->
                    workers
                        .bus()
                        .ask(
                            TaxDocumentApi.FETCH,
                            Caller.anonymous(UUID.randomUUID()),
                            new Fetch(code, Place.START)))
            .toList();
    await(Future.join(tries).transform(x -> Future.succeededFuture()));

    assertThat(tries.stream().filter(Future::succeeded)).hasSize(1);
    assertThat(tries.stream().filter(Future::failed))
        .allSatisfy(t -> assertThat(Fault.of(t.cause()).code()).isEqualTo("tax-code-refused"));
    assertThat(entries()).hasSize(3);
  }

  @Test
  @DisplayName("違う・期限切れ・やめた・形でないコードは、どれも同じ断り")
  void refusesAlike() {
    String expired = issue(by(taro), taro).orElseThrow();
    rows.asOwner(
        "update tax_code set issued_at = issued_at - interval '11 minutes', valid_until = valid_until - interval '11 minutes'");
    UUID form = UUID.randomUUID();
    String ended =
        workers
            .ask(TaxDocumentApi.ISSUE, by(taro), new Issue(taro, form, 2026))
            .code()
            .orElseThrow();
    workers.ask(TaxDocumentApi.END, by(taro), new End(taro, form));

    for (String code : List.of(expired, ended, "0000-0000-0000-0000-0000", "", "x".repeat(500))) {
      assertThat(refusalOf(code)).isEqualTo("tax-code-refused");
    }
    assertThat(workers.ask(TaxDocumentApi.CODES, by(taro), new CodesOf(taro)).open()).isEmpty();
  }

  @Test
  @DisplayName("続きの部分は、コードを使った要求だけが受け取れる")
  void letsOnlyTheSameRequestGoOn() {
    String code = issue(by(taro), taro).orElseThrow();
    Caller first = Caller.anonymous(UUID.randomUUID());
    Part part = workers.ask(TaxDocumentApi.FETCH, first, new Fetch(code, Place.START));
    Fetch rest = new Fetch(code, new Place(part.bytes().length, Optional.of(part.hash())));

    assertThat(workers.ask(TaxDocumentApi.FETCH, first, rest).bytes()).isEmpty();
    assertThat(
            workers.refused(TaxDocumentApi.FETCH, Caller.anonymous(UUID.randomUUID()), rest).code())
        .isEqualTo("tax-code-refused");
  }

  @Test
  @DisplayName("コードはほかの人のためには作れず、ほかの人がやめることもできない。作りすぎは断る")
  void belongsToThePerson() {
    UUID form = UUID.randomUUID();
    workers.ask(TaxDocumentApi.ISSUE, by(taro), new Issue(taro, form, 2026));

    assertThat(workers.refused(TaxDocumentApi.ISSUE, by(hanako), issueOf(taro)).code())
        .isEqualTo("not-yours");
    workers.ask(TaxDocumentApi.END, by(hanako), new End(hanako, form));
    assertThat(workers.ask(TaxDocumentApi.CODES, by(taro), new CodesOf(taro)).open()).hasSize(1);
    assertThat(workers.ask(TaxDocumentApi.ISSUE, by(taro), new Issue(taro, form, 2026)).code())
        .isEmpty();
    IntStream.range(0, 9).forEach(i -> issue(by(taro), taro));
    assertThat(workers.refused(TaxDocumentApi.ISSUE, by(taro), issueOf(taro)).kind())
        .isEqualTo(Fault.Kind.TOO_MANY);
  }

  @Test
  @DisplayName("見るだけの代理人はコードを作れない。手続きできる代理人のコードは、代理が終わると通らない")
  void followsTheProxy() {
    proxy("SEE");
    assertThat(verify(text(read(by(hanako), taro, 2026)))).isEmpty();
    assertThat(workers.refused(TaxDocumentApi.ISSUE, by(hanako), issueOf(taro)).code())
        .isEqualTo("proxy-may-only-see");

    rows.asOwner("update proxy set level = 'ACT'");
    String first = issue(by(hanako), taro).orElseThrow();
    String second = issue(by(hanako), taro).orElseThrow();
    assertThat(verify(text(fetch(first)))).isEmpty();
    rows.asOwner("update proxy set ended_at = now(), ended_by = 'PRINCIPAL'");

    assertThat(refusalOf(second)).isEqualTo("tax-code-refused");
  }

  @Test
  @DisplayName("下書きがあれば、代理している家族の分と直した金額が入り、打った行は入らない。代理が終わると家族の分は消える")
  void followsTheDraft() throws SQLException {
    rows.take(
        NOW,
        expenses(subject(HANAKO), LocalDate.of(2026, 3, 1), line(YearMonth.of(2026, 5), "花子医院")));
    rows.asOwner(
        """
        insert into proxy (principal_id, proxy_id, kind, level, begun_on, ends_on, told_at_15)
        values ('%s', '%s', 'ADULT', 'SEE', current_date - 1, current_date + 30, true)
        """
            .formatted(hanako, taro));
    rows.asOwner("update coverage set relation = 2 where person_id = '%s'".formatted(hanako));
    change(TaxChange.people(Set.of(hanako)));
    TaxEntry january =
        workers
            .ask(TaxApi.RESULT, by(taro), new TaxApi.Ask(taro, 2026, Use.VIEW, 0))
            .year()
            .entries()
            .stream()
            .filter(entry -> entry.payee().equals("一月医院"))
            .findFirst()
            .orElseThrow();
    change(
        TaxChange.correct(
            new Correction(
                january.id(),
                taro,
                YearMonth.of(2026, 1),
                Optional.of(123L),
                Optional.empty(),
                false)));
    change(
        TaxChange.add(
            List.of(
                new OwnRow(
                    UUID.randomUUID(),
                    "架空 太郎",
                    TaxEntry.Kind.OTHER,
                    "打った薬局",
                    500,
                    Optional.empty(),
                    false,
                    Optional.empty()))));

    String xml = text(fetch(issue(by(taro), taro).orElseThrow()));
    assertThat(verify(xml)).isEmpty();
    assertThat(xml)
        .contains("花子医院", "架空 花子", "CORRECTED", "<PaidAmount>123</PaidAmount>")
        .containsPattern(
            "<InsuredName>架空 太郎</InsuredName>\\s*<TreatmentMonth>2026-05</TreatmentMonth>\\s*<PatientName>架空 花子<")
        .doesNotContain("打った薬局");
    assertThat(
            rows.rows(
                "select kind, basis, actor_id from audit_entry where subject = '%s' and kind = 'RECORDS_DOWNLOADED'"
                    .formatted(hanako)))
        .containsExactly("RECORDS_DOWNLOADED|PROXY|" + taro);

    rows.asOwner("update proxy set ended_at = now(), ended_by = 'PRINCIPAL'");
    assertThat(text(read(by(taro), taro, 2026))).contains("一月医院").doesNotContain("花子医院");
  }

  private void change(TaxChange change) {
    workers.ask(TaxApi.CHANGE, by(taro), new TaxApi.Change(taro, 2026, Optional.empty(), change));
  }

  @Test
  @DisplayName("緊急停止は、使っていないコードも止める")
  void endsWithEverything() {
    String code = issue(by(taro), taro).orElseThrow();
    workers.ask(ProxyApi.STOP_ALL, by(taro), new ProxyApi.StopAll(taro));

    assertThat(refusalOf(code)).isEqualTo("tax-code-refused");
  }

  private void proxy(String level) {
    rows.asOwner(
        """
        insert into proxy (principal_id, proxy_id, kind, level, begun_on, ends_on, told_at_15)
        values ('%s', '%s', 'ADULT', '%s', current_date - 1, current_date + 30, true)
        """
            .formatted(taro, hanako, level));
  }

  private Optional<String> issue(Caller caller, UUID person) {
    return workers.ask(TaxDocumentApi.ISSUE, caller, issueOf(person)).code();
  }

  private static Issue issueOf(UUID person) {
    return new Issue(person, UUID.randomUUID(), 2026);
  }

  private byte[] read(Caller caller, UUID person, int year) {
    return whole(place -> workers.ask(TaxDocumentApi.READ, caller, new Of(person, year, place)));
  }

  private byte[] fetch(String code) {
    Caller program = Caller.anonymous(UUID.randomUUID());
    return whole(place -> workers.ask(TaxDocumentApi.FETCH, program, new Fetch(code, place)));
  }

  private String refusalOf(String code) {
    return workers
        .refused(
            TaxDocumentApi.FETCH, Caller.anonymous(UUID.randomUUID()), new Fetch(code, Place.START))
        .code();
  }

  private static byte[] whole(java.util.function.Function<Place, Part> ask) {
    var out = new ByteArrayOutputStream();
    Part part = ask.apply(Place.START);
    out.writeBytes(part.bytes());
    while (out.size() < part.length()) {
      out.writeBytes(ask.apply(new Place(out.size(), Optional.of(part.hash()))).bytes());
    }
    return out.toByteArray();
  }

  private static Of of(UUID person, int year) {
    return new Of(person, year, Place.START);
  }

  private static Optional<?> verify(String xml) {
    return new DocumentVerifier(List.of(CA.certificate()))
        .verify(xml.getBytes(StandardCharsets.UTF_8), NOW.instant());
  }

  private List<String> entries() {
    return rows.rows(
        "select kind, basis, note from audit_entry where kind like 'TAX%' or kind = 'RECORDS_DOWNLOADED' order by number");
  }

  private UUID id(String external) {
    return UUID.fromString(
        rows.value("select id from person where external_id = '" + external + "'"));
  }

  private static Caller by(UUID person) {
    return Caller.patient(person, "架空", UUID.randomUUID());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
