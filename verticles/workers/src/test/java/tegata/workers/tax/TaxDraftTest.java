package tegata.workers.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.TaxApi;
import tegata.contract.TaxApi.Upload;
import tegata.contract.TaxApi.Uploaded;
import tegata.contract.Use;
import tegata.domain.expense.ExpenseNotice;
import tegata.domain.intake.RetentionWindow;
import tegata.domain.tax.Correction;
import tegata.domain.tax.OwnRow;
import tegata.domain.tax.Reimbursement;
import tegata.domain.tax.TaxChange;
import tegata.domain.tax.TaxDraft;
import tegata.domain.tax.TaxEntry;
import tegata.domain.tax.TaxPerson;
import tegata.domain.tax.TaxYear;
import tegata.workers.database.Database;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;
import tegata.workers.intake.Window;

@ExtendWith({VertxExtension.class, PostgresExtension.class})
class TaxDraftTest {
  private static final UUID TARO = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
  private static final UUID KENTA = UUID.fromString("00000000-0000-4000-8000-0000000000bb");
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-0000000000cc");
  private static final int YEAR = 2025;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:05:00Z"), ZoneId.of("Asia/Tokyo"));

  @TempDir Path directory;
  private TestDatabase rows;
  private Database database;
  private ShowTaxYear show;
  private ChangeTaxDraft change;
  private TakeUpload upload;

  @BeforeEach
  void open(Vertx vertx, TestDatabase rows) throws Exception {
    this.rows = rows;
    rows.clear();
    person(TARO, "架空 太郎", "1980-01-10");
    person(KENTA, "架空 健太", "2015-04-02");
    person(OTHER, "架空 他人", "1970-01-10");
    rows.asOwner(
        """
        insert into proxy (id, principal_id, proxy_id, kind, level, begun_on, ends_on, told_at_15)
        values (gen_random_uuid(), '%s', '%s', 'PARENT', 'SEE', '2020-01-01', '2099-01-01', false)
        """
            .formatted(KENTA, TARO));
    notice(TARO, "2025-03", 1, "架空内科", 3000, 0, 900);
    notice(TARO, "2024-12", 1, "架空内科", 2000, 0, 600);
    notice(KENTA, "2025-04", 1, "架空小児科", 5000, 0, 1500);
    notice(OTHER, "2025-04", 1, "他人の医院", 5000, 0, 1500);
    database = await(Database.open(vertx, rows.config(directory), directory));
    Window window = new Window(RetentionWindow.STANDARD, CLOCK);
    show = new ShowTaxYear(database, window);
    change = new ChangeTaxDraft(database, window);
    upload = new TakeUpload(database, window);
  }

  @AfterEach
  void close() throws Exception {
    await(database.close());
  }

  @Test
  @DisplayName("下書きがなくても、自分の届いた行がその年の分として出る。前年12月の分は数えない")
  void showsWhatArrived() throws Exception {
    TaxYear year = year();

    assertThat(year.version()).isZero();
    assertThat(year.counted()).extracting(TaxEntry::payee).containsExactly("架空内科");
    assertThat(year.entries()).hasSize(2);
    assertThat(year.totals().paid()).isEqualTo(900);
    assertThat(year.people().get(0).arrived()).containsExactly(YearMonth.of(2025, 3));
  }

  @Test
  @DisplayName("家族の行は代理がある間だけ出て、見るたびに両方の履歴に残る")
  void readsFamilyThroughTheirProxy() throws Exception {
    await(change.change(taro(), at(0, TaxChange.people(Set.of(KENTA)))));

    assertThat(year().totals().paid()).isEqualTo(2400);
    assertThat(
            rows.count(
                "audit_entry where subject = '%s' and basis = 'PROXY' and kind = 'RECORDS_VIEWED'"
                    .formatted(KENTA)))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("途中で代理が終わると、その人の行は消え、自分の打った訂正は残る")
  void keepsCorrectionsWhenAProxyEnds() throws Exception {
    await(change.change(taro(), at(0, TaxChange.people(Set.of(KENTA)))));
    UUID row = row("架空小児科");
    await(change.change(taro(), at(1, TaxChange.correct(correction(row, 500)))));
    assertThat(year().totals().paid()).isEqualTo(1400);

    rows.asOwner("update proxy set ended_at = clock_timestamp(), ended_by = 'PRINCIPAL'");
    TaxYear after = year();
    assertThat(after.entries()).extracting(TaxEntry::payee).doesNotContain("架空小児科");
    assertThat(after.people().get(1))
        .returns(false, TaxPerson::stands)
        .returns(1, TaxPerson::corrections);

    rows.asOwner("update proxy set ended_at = null, ended_by = null");
    assertThat(year().totals().paid()).isEqualTo(1400);
  }

  @Test
  @DisplayName("見られない人は選べない。本人でない人は下書きを読めず、変えられず、消せない")
  void nobodyElseMay() throws Exception {
    assertThat(code(change.change(taro(), at(0, TaxChange.people(Set.of(OTHER))))))
        .isEqualTo("not-yours");
    await(change.change(taro(), at(0, TaxChange.income(5_000_000))));
    Caller other = caller(OTHER);

    assertThat(code(show.head(other, of()))).isEqualTo("not-yours");
    assertThat(code(show.show(other, new TaxApi.Ask(TARO, YEAR, Use.VIEW, 0))))
        .isEqualTo("not-yours");
    assertThat(code(change.change(other, at(1, TaxChange.income(1))))).isEqualTo("not-yours");
    assertThat(code(change.delete(other, of()))).isEqualTo("not-yours");
    assertThat(code(upload.take(other, new Upload(TARO, YEAR, "架空 太郎", "架空健保", List.of()))))
        .isEqualTo("not-yours");
    assertThat(await(show.head(taro(), of())).income()).contains(5_000_000L);
  }

  @Test
  @DisplayName("代理人が見ても、本人の下書きは出ない")
  void aProxySeesNoDraft() throws Exception {
    await(change.change(caller(KENTA), at(KENTA, 0, TaxChange.income(1_000_000))));

    TaxYear seen = await(show.show(taro(), new TaxApi.Ask(KENTA, YEAR, Use.VIEW, 0))).year();
    assertThat(seen.income()).isEmpty();
    assertThat(seen.entries()).extracting(TaxEntry::payee).containsExactly("架空小児科");
  }

  @Test
  @DisplayName("二つのタブの遅いほうは断られ、何も失われない。足すだけなら両方が残る")
  void tellsTheSlowerTab() throws Exception {
    await(change.change(taro(), at(0, TaxChange.income(3_000_000))));
    assertThat(code(change.change(taro(), at(0, TaxChange.income(9))))).isEqualTo("draft-changed");
    assertThat(await(show.head(taro(), of())).income()).contains(3_000_000L);

    Future<?> one = change.change(taro(), add(typed("架空薬局", 1000)));
    Future<?> two = change.change(taro(), add(typed("架空鍼灸院", 2000)));
    await(Future.all(one, two));
    assertThat(year().totals().paid()).isEqualTo(3900);
  }

  @Test
  @DisplayName("同じ様式を二度送っても、行は一つ。入るのは995行まで")
  void addsAFormOnce() throws Exception {
    OwnRow row = typed("架空薬局", 1000);
    await(change.change(taro(), add(row)));
    await(change.change(taro(), add(row)));
    assertThat(await(show.head(taro(), of())).rows()).isEqualTo(1);

    List<OwnRow> many =
        IntStream.range(0, TaxDraft.MOST_ROWS).mapToObj(i -> typed("架空薬局" + i, 1)).toList();
    assertThat(
            code(
                change.change(
                    taro(), new TaxApi.Change(TARO, YEAR, Optional.empty(), TaxChange.add(many)))))
        .isEqualTo("draft-full");
    assertThat(await(show.head(taro(), of())).rows()).isEqualTo(1);
  }

  @Test
  @DisplayName("補填は自分の治療の行だけから引き、残りは計算しない")
  void reimbursesItsOwnRows() throws Exception {
    await(change.change(taro(), add(typed("架空薬局", 120_000))));
    UUID row = row("架空内科");
    await(
        change.change(
            taro(),
            at(
                1,
                TaxChange.reimburse(
                    new Reimbursement(
                        UUID.randomUUID(), Reimbursement.What.INSURANCE, 50_000, List.of(row))))));
    assertThat(year().totals()).isEqualTo(new TaxYear.Totals(120_900, 900, 120_000, 49_100, 0));
  }

  @Test
  @DisplayName("補填が名指す行は、全部で10,000まで")
  void namesAsManyRowsAsMakeSense() throws Exception {
    List<UUID> rows =
        IntStream.range(0, TaxDraft.MOST_NAMED).mapToObj(i -> new UUID(1, i)).toList();
    await(change.change(taro(), at(0, TaxChange.reimburse(reimbursement(rows)))));

    assertThat(
            code(
                change.change(
                    taro(), at(1, TaxChange.reimburse(reimbursement(List.of(new UUID(2, 1))))))))
        .isEqualTo("draft-full");
  }

  private static Reimbursement reimbursement(List<UUID> rows) {
    return new Reimbursement(UUID.randomUUID(), Reimbursement.What.OTHER, 1, rows);
  }

  @Test
  @DisplayName("届いた行は二重にせず、同じファイルを二度出しても変わらない")
  void takesAFileOnce() throws Exception {
    Upload file =
        new Upload(
            TARO,
            YEAR,
            "架空　太郎",
            "架空健康保険組合",
            List.of(
                row(YearMonth.of(2025, 3), "架空内科", 3000, 900),
                row(YearMonth.of(2025, 5), "架空歯科", 4000, 1200),
                row(YearMonth.of(2025, 5), "架空歯科", 4000, 1200),
                row(YearMonth.of(2024, 5), "架空歯科", 4000, 1200)));

    assertThat(await(upload.take(taro(), file))).isEqualTo(new Uploaded(2, 1, 1));
    assertThat(await(upload.take(taro(), file))).isEqualTo(new Uploaded(0, 3, 1));
    assertThat(year().totals().paid()).isEqualTo(900 + 2400);
  }

  @Test
  @DisplayName("消した下書きは残らず、消したことが記録に残る。期間の外の年は、ない")
  void forgets() throws Exception {
    await(change.change(taro(), at(0, TaxChange.income(3_000_000))));
    await(change.delete(taro(), of()));
    await(change.delete(taro(), of()));
    assertThat(rows.count("tax_draft")).isZero();
    assertThat(rows.count("audit_entry where kind = 'TAX_DRAFT_DELETED'")).isEqualTo(1);

    assertThat(code(show.head(taro(), new TaxApi.Of(TARO, 2022)))).isEqualTo("tax-year-unknown");
    assertThat(code(show.head(taro(), new TaxApi.Of(TARO, 2027)))).isEqualTo("tax-year-unknown");
    rows.asOwner(
        "insert into tax_draft (person_id, year, content) values ('%s', 2022, '{}')"
            .formatted(TARO));
    await(change.forgetOld());
    assertThat(rows.count("tax_draft")).isZero();
  }

  @Test
  @DisplayName("長い年は続きの番号で一度ずつすべて読める")
  void pages() throws Exception {
    List<OwnRow> many = IntStream.range(0, 400).mapToObj(i -> typed("架空薬局" + i, 1)).toList();
    await(
        change.change(
            taro(), new TaxApi.Change(TARO, YEAR, Optional.empty(), TaxChange.add(many))));
    Optional<Integer> cursor = Optional.of(0);
    int read = 0;
    while (cursor.isPresent()) {
      TaxApi.Part part =
          await(show.show(taro(), new TaxApi.Ask(TARO, YEAR, Use.VIEW, cursor.get())));
      read += part.year().entries().size();
      cursor = part.next();
    }
    assertThat(read).isEqualTo(402);
  }

  private TaxYear year() throws Exception {
    return await(show.show(taro(), new TaxApi.Ask(TARO, YEAR, Use.VIEW, 0))).year();
  }

  private UUID row(String payee) throws Exception {
    return year().counted().stream()
        .filter(one -> one.payee().equals(payee))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Correction correction(UUID row, long paid) {
    return new Correction(
        row, KENTA, YearMonth.of(2025, 4), Optional.of(paid), Optional.empty(), false);
  }

  private static OwnRow typed(String payee, long paid) {
    return new OwnRow(
        UUID.randomUUID(),
        "架空 太郎",
        TaxEntry.Kind.MEDICINE,
        payee,
        paid,
        Optional.of(LocalDate.of(2025, 6, 1)),
        false,
        Optional.empty());
  }

  private static ExpenseNotice row(YearMonth month, String institution, long total, long patient) {
    return new ExpenseNotice(
        month,
        "医科外来",
        Optional.of(1),
        institution,
        total,
        total - patient,
        0,
        patient,
        Optional.empty());
  }

  private static TaxApi.Change at(long version, TaxChange what) {
    return at(TARO, version, what);
  }

  private static TaxApi.Change at(UUID filer, long version, TaxChange what) {
    return new TaxApi.Change(filer, YEAR, Optional.of(version), what);
  }

  private static TaxApi.Change add(OwnRow row) {
    return new TaxApi.Change(TARO, YEAR, Optional.empty(), TaxChange.add(List.of(row)));
  }

  private static TaxApi.Of of() {
    return new TaxApi.Of(TARO, YEAR);
  }

  private void person(UUID id, String name, String birthdate) {
    rows.asOwner(
        "insert into person (id, external_id, name, kana, birthdate, sex) values ('%s', '%s', '%s', 'カクウ', '%s', 1)"
            .formatted(id, "P-" + id, name, birthdate));
  }

  private void notice(
      UUID person, String month, int line, String institution, long total, long other, long paid) {
    rows.asOwner("select ensure_month(date '%s-01')".formatted(month));
    rows.asOwner(
        """
        with s as (
          insert into record_set (person_id, kind, set_key, made_at, content_sha256, insurer_name, brought_in_at)
          values ('%1$s', 'EXPENSE', '%2$s', now(), '', '架空健康保険組合', now()) returning id)
        insert into expense_notice
          (person_id, set_id, line, month, category, days, institution, total, insurer, public_expense, patient)
        select '%1$s', id, %3$d, '%2$s-01', '医科外来', 1, '%4$s', %5$d, %5$d - %6$d - %7$d, %6$d, %7$d from s
        """
            .formatted(person, month, line, institution, total, other, paid));
  }

  private static Caller taro() {
    return caller(TARO);
  }

  private static Caller caller(UUID person) {
    return Caller.patient(person, "架空 太郎", UUID.randomUUID());
  }

  private static String code(Future<?> outcome) throws Exception {
    return await(outcome.map("done").recover(e -> Future.succeededFuture(Fault.of(e).code())));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
