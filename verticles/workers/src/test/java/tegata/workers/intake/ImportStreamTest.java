package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.fixture.ClaimFiles.OCTOBER;
import static tegata.workers.fixture.ClaimFiles.medical;
import static tegata.workers.fixture.ClaimFiles.visit;
import static tegata.workers.fixture.Samples.HANAKO;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.people;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.formats.Finding;
import tegata.workers.database.Jdbc;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class ImportStreamTest {
  private static final byte[] CLAIMS = medical(OCTOBER, visit(TARO, 1, ""), visit(HANAKO, 2, ""));

  private final TestDatabase database;

  ImportStreamTest(TestDatabase database) {
    this.database = database;
  }

  private record File(String name, byte[] content) {}

  @BeforeEach
  void empty() {
    database.clear();
  }

  @Test
  @DisplayName("zip の中のファイルを一つずつ、名前の最後の部分で取り込む。外へ出る道や Windows の名前でも害はない")
  void takesAZip() throws IOException, SQLException {
    List<FileReport> reports =
        read(
            zip(
                Charset.forName("windows-31j"),
                new File("../../etc/人.csv", people(TARO, HANAKO)),
                new File("C:\\DATA\\RECEIPTC.UKE", CLAIMS)));

    assertThat(reports)
        .extracting(r -> r.name() + " " + r.counts().accepted())
        .containsExactly("z.zip/人.csv 2", "z.zip/RECEIPTC.UKE 2");
    assertThat(database.count("expense_notice")).isEqualTo(2);
  }

  @Test
  @DisplayName("膨らむ zip、zip の中の zip、途中で切れた zip、空の zip は、わけを言って断る")
  void refusesHostileZips() throws IOException, SQLException {
    byte[] bomb = zip(UTF_8, new File("bomb.csv", new byte[60 * 1024 * 1024]));
    byte[] good = zip(UTF_8, new File("a.csv", people(TARO)), new File("b.UKE", CLAIMS));

    assertThat(codes(read(bomb))).contains("zip-bomb");
    assertThat(codes(read(zip(UTF_8, new File("in.zip", good))))).containsExactly("zip-in-zip");
    assertThat(codes(read(Arrays.copyOf(good, good.length / 2)))).contains("broken-zip");
    assertThat(codes(read(zip(UTF_8)))).containsExactly("empty-zip");
  }

  @Test
  @DisplayName("断った記録は、行・場所・理由・元の記録とともに一度だけ残り、一覧に出る")
  void quarantines() throws SQLException {
    byte[] broken = medical(OCTOBER, visit(TARO, 1, "").replace(",291,1,", ",二百,1,"));
    byte[] row = "保険者番号,名称\r\n06130488,架空\r\n番号,架空２\r\n".getBytes(UTF_8);

    database.take(NOW, broken);
    database.take(NOW, broken);
    database.take(NOW, row);

    try (Intake intake = database.intake(NOW)) {
      assertThat(intake.openMatters().quarantined())
          .hasSize(2)
          .anySatisfy(
              q -> {
                assertThat(q.line()).isEqualTo(5);
                assertThat(q.place()).isEqualTo("5行目 SI 項目6");
                assertThat(q.code()).isEqualTo("not-a-number");
                assertThat(q.raw()).contains("SI,11,1,111000110,,二百,1");
              })
          .anySatisfy(q -> assertThat(q.raw()).isEqualTo("番号,架空２"));
      assertThat(intake.openMatters().unfinished()).isEmpty();
    }
  }

  @Test
  @DisplayName("読めなくなったときに保存も失敗していれば、保存の失敗が伝わり、読めなかったわけも添えられる")
  void tellsOfBothFailures() throws SQLException {
    IOException unread = new IOException("unreadable");
    InputStream cut =
        new SequenceInputStream(
            new ByteArrayInputStream(
                medical(OCTOBER, visit(TARO, 1, ""), visit(HANAKO, 2, ""), visit(TARO, 3, ""))),
            new InputStream() {
              @Override
              public int read() throws IOException {
                database.cutConnections();
                throw unread;
              }
            });
    try (Jdbc other = database.ownerForAWhile()) {
      IntakeLock.forClaims(other);
      assertThatThrownBy(
              () -> {
                try (Intake intake = database.intake(NOW)) {
                  intake.inChunksOf(1).importClaims("f", cut, ImportProgress.SILENT);
                }
              })
          .isInstanceOf(SQLException.class)
          .hasSuppressedException(unread);
    }
  }

  @Test
  @DisplayName("途中で断たれた取込は終わっていないと分かり、やり直せば消える")
  void knowsWhatWasStopped() throws SQLException {
    ImportProgress kill =
        new ImportProgress() {
          @Override
          public void rows(int more) {
            database.cutConnections();
          }
        };
    try (Intake intake = database.intake(NOW)) {
      intake.importFile("file", CLAIMS, Optional.empty(), kill);
    } catch (SQLException | AssertionError cut) {
      // The driver asserts, in tests alone, that a batch can ask its connection.
      assertThat(database.rows("select file_name from import_batch where ended_at is null"))
          .containsExactly("file");
    }

    database.take(NOW, CLAIMS);

    assertThat(database.rows("select file_name from import_batch where ended_at is null"))
        .isEmpty();
    assertThat(database.count("claim_version")).isEqualTo(2);
  }

  @Test
  @DisplayName("100 のファイルを同時に取り込んでも、順に取り込んだのと同じになる")
  void hundredAtOnce() throws Exception {
    database.take(NOW, people(TARO, HANAKO));
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      files.add(CLAIMS);
      files.add(medical(OCTOBER.plusMonths(1), visit(TARO, 2, "13150810000000001")));
      files.add(tegata.workers.fixture.ClaimFiles.returned(OCTOBER, "1", "13150810000000001"));
      files.add(medical(OCTOBER, visit(HANAKO, 3, "").replace("HO,06130488", "HO,01130012")));
    }
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      List<Future<FileReport>> running = new ArrayList<>();
      for (byte[] file : files) {
        running.add(threads.submit(() -> database.take(NOW, file)));
      }
      for (Future<FileReport> one : running) {
        assertThat(one.get(120, TimeUnit.SECONDS).counts().rejected()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(database.rows("select state from claim order by 1"))
        .containsExactly("ACTIVE", "ACTIVE", "ACTIVE");
    assertThat(database.rows("select total, corrected from expense_notice order by 1"))
        .containsExactlyInAnyOrder("4550|2026-11-01", "4550|null");
    assertThat(database.count("claim_version")).isEqualTo(4);
  }

  private List<FileReport> read(byte[] content) throws SQLException, IOException {
    try (Intake intake = database.intake(NOW)) {
      return new ImportStream(intake, Optional.empty(), ImportProgress.SILENT)
          .read("z.zip", new ByteArrayInputStream(content));
    }
  }

  private static List<String> codes(List<FileReport> reports) {
    return reports.stream().flatMap(r -> r.findings().stream()).map(Finding::code).toList();
  }

  private static byte[] zip(Charset names, File... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
      for (File file : files) {
        zip.putNextEntry(new ZipEntry(file.name()));
        zip.write(file.content());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
