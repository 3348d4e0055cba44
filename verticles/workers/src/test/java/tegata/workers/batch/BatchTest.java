package tegata.workers.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.passedOn;
import static tegata.workers.fixture.ClaimFiles.returned;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.line;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.person;
import static tegata.workers.fixture.Samples.subject;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.BatchApi;
import tegata.contract.BatchApi.Abandon;
import tegata.contract.BatchApi.Ask;
import tegata.contract.BatchApi.Begin;
import tegata.contract.BatchApi.Counted;
import tegata.contract.BatchApi.Finish;
import tegata.contract.BatchApi.Found;
import tegata.contract.BatchApi.Part;
import tegata.contract.BatchApi.Receipt;
import tegata.contract.BatchApi.Report;
import tegata.contract.BatchApi.State;
import tegata.contract.Caller;
import tegata.contract.IdempotencyKey;
import tegata.domain.intake.RetentionWindow;
import tegata.formats.people.PeopleCsv;
import tegata.formats.people.Person;
import tegata.workers.RunningWorkers;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchTest {
  private static final Person STRANGER =
      person("P-9", "他保 次郎", "タホ ジロウ", LocalDate.of(1970, 7, 7), "138057", "", "12345678", "01");

  /** Small, so that files have several. */
  private static final int PART = 100;

  private final TestDatabase database;
  private RunningWorkers workers;
  private ImportBatches imports;

  BatchTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeAll
  void start(@TempDir Path dir) {
    workers = new RunningWorkers(database, NOW);
    imports = new ImportBatches(database.config(dir), dir, RetentionWindow.STANDARD, NOW);
  }

  @AfterAll
  void stop() {
    workers.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    database.clear();
    database.take(NOW, people(TARO, HANAKO, STRANGER));
  }

  @Test
  @DisplayName("部分ごとに届いたファイルは、終わりまで届いて初めて一つの取込になり、本人に見える")
  void isTakenIn() throws SQLException {
    byte[] file = medical(OCTOBER, visit(TARO, 1, ""), visit(HANAKO, 2, ""));

    Receipt receipt = send(own(), file);
    Report before = report(own(), receipt.batch());
    assertThat(before.state()).isEqualTo(State.RECEIVED);
    assertThat(before.size()).isEqualTo(file.length);
    assertThat(before.counts()).isEmpty();
    assertThat(imports.run()).isEqualTo(1);

    Report done = report(own(), receipt.batch());
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.attempts()).isEqualTo(1);
    assertThat(done.counts()).contains(new Counted(1, 2, 0, 0, 0, 0, 0));
    assertThat(done.findings()).isEmpty();
    assertThat(database.count("treatment")).isEqualTo(4);
    assertThat(database.count("batch_part")).as("the content is gone").isZero();
    assertThat(
            database.rows(
                "select actor_kind, actor_id, note from audit_entry where kind = 'BATCH_RECEIVED'"))
        .containsExactly(
            "INSURER|06130488|batch=%s size=%d sha256=%s"
                .formatted(receipt.batch(), file.length, hash(file)));
  }

  @Test
  @DisplayName("途中で絶えたもの、部分の足りないもの、やめたものは、何も残さず取り込まない")
  void nothingHalf() throws SQLException {
    byte[] file = medical(OCTOBER, visit(TARO, 1, ""));
    UUID half = begin(own());
    put(own(), half, 0, Arrays.copyOf(file, PART));
    UUID gap = begin(own());
    put(own(), gap, 1, file);
    UUID given = begin(own());
    put(own(), given, 0, file);
    workers.ask(BatchApi.ABANDON, own(), new Abandon(given));

    assertThat(
            workers
                .refused(BatchApi.FINISH, own(), new Finish(half, 2, file.length, hash(file)))
                .code())
        .isEqualTo("upload-incomplete");
    assertThat(
            workers
                .refused(BatchApi.FINISH, own(), new Finish(gap, 1, file.length, hash(file)))
                .code())
        .isEqualTo("upload-incomplete");
    assertThat(workers.refused(BatchApi.PART, own(), new Part(given, 0, file)).code())
        .isEqualTo("batch-unknown");
    assertThat(imports.run()).isZero();
    assertThat(database.count("claim")).isZero();
    assertThat(database.count("audit_entry where kind = 'BATCH_RECEIVED'")).isZero();

    send(own(), file);
    assertThat(imports.run()).as("sent again it works").isEqualTo(1);
    assertThat(database.count("claim")).isEqualTo(1);
  }

  @Test
  @DisplayName("同じ中身は同じ取込、同じ番号は同じ答え、違う中身に同じ番号は断る")
  void isReceivedOnce() {
    byte[] file = medical(OCTOBER, visit(TARO, 1, ""));
    Receipt first = send(numbered("n-1", file), file);
    Receipt content = send(own(), file);
    Receipt number = send(numbered("n-1", file), file);
    byte[] other = medical(OCTOBER, visit(HANAKO, 1, ""));

    assertThat(first.isNew()).isTrue();
    assertThat(content).isEqualTo(new Receipt(first.batch(), false));
    assertThat(number.batch()).isEqualTo(first.batch());
    UUID upload = begin(own());
    int parts = parts(own(), upload, other);
    assertThat(
            workers
                .refused(
                    BatchApi.FINISH,
                    numbered("n-1", other),
                    new Finish(upload, parts, other.length, hash(other)))
                .code())
        .isEqualTo("idempotency-key-reused");
    assertThat(database.count("batch where state = 'RECEIVED'")).isEqualTo(1);
    assertThat(database.count("audit_entry where kind = 'BATCH_RECEIVED'")).isEqualTo(1);
  }

  @Test
  @DisplayName("別の保険者のレセプトは、行と理由を付けて隔離し、自分の分だけを取り込む")
  void quarantinesForeignClaims() throws SQLException {
    Report report =
        taken(medical(OCTOBER, visit(TARO, 1, ""), visit(STRANGER, 1, ""), visit(HANAKO, 1, "")));

    assertThat(report.counts()).contains(new Counted(1, 2, 0, 0, 0, 0, 1));
    assertThat(report.findings())
        .containsExactly(
            new Found(
                Optional.empty(),
                Optional.of(8),
                Optional.of("RE"),
                true,
                "other-insurer",
                "送り手の保険者番号のレセプトではありません。"));
    assertThat(database.rows("select insurer_number from claim")).containsOnly("06130488");
    assertThat(database.value("select raw from quarantine")).contains("他保　次郎");
  }

  @Test
  @DisplayName("補正で別の保険者に移したもの、別の保険者のレセプトの返戻は、隔離する")
  void cannotReachOthersClaims() throws SQLException {
    database.take(NOW, passedOn(1, OCTOBER, "S-STRANGER", visit(STRANGER, 1, "")));

    Report moved = taken(medical(OCTOBER, visit(TARO, "01", "138057", 1, "")));
    Report back = taken(returned(OCTOBER, "9", "S-STRANGER"));
    Report guessed = taken(returned(OCTOBER, "9", "S-NOBODY"));
    taken(passedOn(8, OCTOBER, "S-STRANGER", visit(TARO, 1, "")));
    database.take(NOW, passedOn(2, OCTOBER, "S-STRANGER", visit(STRANGER, 2, "")));

    assertThat(List.of(moved, back, guessed))
        .allSatisfy(
            report ->
                assertThat(report.findings())
                    .extracting(Found::code)
                    .containsExactly("other-insurer"));
    assertThat(database.value("select state from claim where insurer_number = '138057'"))
        .isEqualTo("ACTIVE");
  }

  @Test
  @DisplayName("記録のファイルは、自分の保険者番号のものだけ。登録簿とマスターは保険者からは受け取らない")
  void quarantinesForeignFiles() throws SQLException {
    byte[] theirs =
        expenses(subject(STRANGER), LocalDate.of(2026, 3, 1), line(YearMonth.of(2026, 1), "A医院"));
    byte[] ours =
        expenses(subject(TARO), LocalDate.of(2026, 3, 1), line(YearMonth.of(2026, 1), "A医院"));
    byte[] registry =
        ("医療機関等コード,名称,区分,役割,client_id,証明書SHA-256\r\n3410712362,悪意医院,通常,clinic,evil,"
                + "0a".repeat(32))
            .getBytes(UTF_8);

    Report report = taken(zip("theirs.csv", theirs, "ours.csv", ours, "registry.csv", registry));

    assertThat(report.counts()).contains(new Counted(3, 1, 0, 0, 0, 0, 2));
    assertThat(report.findings())
        .extracting(found -> found.file().orElseThrow() + " " + found.code())
        .containsExactly("theirs.csv other-insurer", "registry.csv not-an-insurers");
    assertThat(database.count("facility")).isZero();
    assertThat(database.count("expense_notice")).isEqualTo(1);
  }

  @Test
  @DisplayName("保険者は、自分の資格だけを加えられる。カードや登録、ほかの保険者の人の氏名は変えられない")
  void tellsOfItsOwnInsuredOnly() throws SQLException {
    Person withCard =
        person("P-8", "新規 三郎", "シンキ サブロウ", LocalDate.of(1990, 1, 1), "06130488", "1", "77", "00");
    Person joined = bare(withCard, "P-3");
    Person foreign = bare(STRANGER, "P-7");
    Person renamed = moved(STRANGER, "別名 次郎");
    Person arrives = moved(STRANGER, STRANGER.name());

    Report report = taken(PeopleCsv.write(List.of(withCard, joined, foreign, renamed)));
    Report arrival = taken(PeopleCsv.write(List.of(arrives)));

    assertThat(report.findings())
        .extracting(found -> found.field().orElse("") + " " + found.code())
        .containsExactly(
            "個人ID P-8 カード発行番号 not-an-insurers",
            "個人ID P-7 保険者番号 other-insurer",
            "個人ID P-9 氏名 person-contradicts");
    assertThat(report.counts()).contains(new Counted(1, 1, 0, 0, 0, 0, 3));
    assertThat(arrival.counts()).contains(new Counted(1, 0, 0, 1, 0, 0, 0));
    assertThat(
            database.value("select name || '|' || address from person where external_id = 'P-9'"))
        .as("who is insured by others, too, keeps what is known")
        .isEqualTo("他保 次郎|東京都千代田区架空1-1");
    assertThat(
            database.count(
                "coverage c join person p on p.id = c.person_id where external_id = 'P-9'"))
        .isEqualTo(2);
    assertThat(database.count("card")).isEqualTo(3);
  }

  @Test
  @DisplayName("別の保険者の取込は、ないものと同じに答え、触れない。保険者でない者は断る")
  void isTheSendersAlone() {
    byte[] file = medical(OCTOBER, visit(TARO, 1, ""));
    UUID upload = begin(own());
    Receipt receipt = send(own(), file);
    Caller other = Caller.insurer("138057", "架空市", UUID.randomUUID());
    Caller clinic = Caller.facility("3410712362", "架空医院", UUID.randomUUID());

    assertThat(workers.refused(BatchApi.REPORT, other, new Ask(receipt.batch(), 0)).code())
        .isEqualTo("batch-unknown");
    assertThat(workers.refused(BatchApi.PART, other, new Part(upload, 0, file)).code())
        .isEqualTo("batch-unknown");
    workers.ask(BatchApi.ABANDON, other, new Abandon(upload));
    put(own(), upload, 0, file);
    assertThat(workers.refused(BatchApi.BEGIN, clinic, new Begin()).code())
        .isEqualTo("route-not-allowed");
  }

  @Test
  @DisplayName("一つの保険者が同時に送れるのは 4 つまで。報告はページで尽くす")
  void hasLimits() throws SQLException {
    for (int i = 0; i < 4; i++) {
      begin(own());
    }
    assertThat(workers.refused(BatchApi.BEGIN, own(), new Begin()).code())
        .isEqualTo("too-many-requests");
    database.asOwner("update batch set began_at = now() - interval '3 hours'");
    String[] foreign = new String[BatchStore.PAGE + 5];
    for (int i = 0; i < foreign.length; i++) {
      foreign[i] = visit(STRANGER, i, "");
    }
    Receipt receipt = send(own(), medical(OCTOBER, foreign));
    imports.run();

    Report first = report(own(), receipt.batch());
    Report second =
        workers.ask(BatchApi.REPORT, own(), new Ask(receipt.batch(), first.next().orElseThrow()));
    assertThat(first.findings()).hasSize(BatchStore.PAGE);
    assertThat(second.findings()).hasSize(5);
    assertThat(second.next()).isEmpty();
  }

  @Test
  @DisplayName("止まったノードの取込は、やり直して一度だけ取り込み、何度始めたかを言う")
  void goesOnAfterAStop() throws SQLException {
    byte[] file = medical(OCTOBER, visit(TARO, 1, ""), visit(HANAKO, 2, ""));
    Receipt receipt = send(own(), file);
    database.asOwner("update batch set attempts = 1");
    database.take(NOW, medical(OCTOBER, visit(TARO, 1, "")));

    imports.run();

    Report report = report(own(), receipt.batch());
    assertThat(report.attempts()).isEqualTo(2);
    assertThat(report.counts()).contains(new Counted(1, 1, 0, 0, 1, 0, 0));
    assertThat(imports.run()).isZero();
  }

  private Report taken(byte[] file) throws SQLException {
    Receipt receipt = send(own(), file);
    imports.run();
    return report(own(), receipt.batch());
  }

  private Report report(Caller caller, UUID batch) {
    return workers.ask(BatchApi.REPORT, caller, new Ask(batch, 0));
  }

  private Receipt send(Caller caller, byte[] file) {
    UUID upload = begin(caller);
    int parts = parts(caller, upload, file);
    Receipt receipt =
        workers.ask(BatchApi.FINISH, caller, new Finish(upload, parts, file.length, hash(file)));
    if (!receipt.batch().equals(upload)) {
      workers.ask(BatchApi.ABANDON, caller, new Abandon(upload));
    }
    return receipt;
  }

  private UUID begin(Caller caller) {
    return workers.ask(BatchApi.BEGIN, caller, new Begin()).batch();
  }

  private int parts(Caller caller, UUID upload, byte[] file) {
    int number = 0;
    for (int at = 0; at < file.length; at += PART * 50) {
      put(
          caller,
          upload,
          number++,
          Arrays.copyOfRange(file, at, Math.min(file.length, at + PART * 50)));
    }
    return number;
  }

  private void put(Caller caller, UUID upload, int number, byte[] bytes) {
    workers.ask(BatchApi.PART, caller, new Part(upload, number, bytes));
  }

  private static Caller own() {
    return Caller.insurer("06130488", "架空健康保険組合", UUID.randomUUID());
  }

  private static Caller numbered(String key, byte[] file) {
    return own().with(new IdempotencyKey("POST /v1/batches", key, hash(file)));
  }

  /** The same person as an insurer tells of them: without card and registration. */
  private static Person bare(Person person, String id) {
    return new Person(
        id,
        person.name(),
        person.kana(),
        person.birthdate(),
        person.sex(),
        person.postalCode(),
        person.address(),
        Optional.empty(),
        person.coverages(),
        List.of());
  }

  /** The same person, insured with us from now on and living elsewhere. */
  private static Person moved(Person person, String name) {
    return new Person(
        person.externalId(),
        name,
        person.kana(),
        person.birthdate(),
        person.sex(),
        "1000002",
        "大阪府架空市2-2",
        Optional.empty(),
        List.of(tegata.workers.fixture.Samples.coverage("06130488", "12", "88", "00")),
        List.of());
  }

  private static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static String hash(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
