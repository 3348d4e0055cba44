package tegata.workers.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tegata.workers.fixture.Samples.NOW;
import static tegata.workers.fixture.Samples.TARO;
import static tegata.workers.fixture.Samples.expenses;
import static tegata.workers.fixture.Samples.line;
import static tegata.workers.fixture.Samples.people;
import static tegata.workers.fixture.Samples.subject;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.workers.fixture.PostgresExtension;
import tegata.workers.fixture.TestDatabase;

@ExtendWith(PostgresExtension.class)
class ImportFilesTest {
  private final TestDatabase database;

  ImportFilesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.clear();
  }

  @Test
  @DisplayName("一つのフォルダーを、保険者・人・記録の順に一度で取り込み、隠しファイルは読まない")
  void takesAFolderAtOnce(@TempDir Path folder) throws IOException, SQLException {
    Path records = Files.createDirectories(folder.resolve("a-records"));
    Files.write(records.resolve("notice.csv"), notice());
    Files.write(folder.resolve("people.csv"), people(TARO));
    Files.write(folder.resolve("z-insurers.csv"), "保険者番号,名称\r\n06130488,架空\r\n".getBytes(UTF_8));
    Files.writeString(folder.resolve(".hidden"), "hidden");
    Files.write(Files.createDirectories(folder.resolve(".git")).resolve("x.csv"), notice());
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    ImportReport report = run(ImportProgress.SILENT, folder);

    assertThat(report.files())
        .extracting(FileReport::name)
        .containsExactly("z-insurers.csv", "people.csv", "notice.csv");
    assertThat(report.totals()).isEqualTo(new Counts(4, 0, 0, 0, 0, 0));
    assertThat(report.hasRejections()).isFalse();
  }

  @Test
  @DisplayName("無いファイルと大きすぎるファイルは断り、ほかのファイルは取り込む")
  void goesOnAfterABadFile(@TempDir Path folder) throws IOException, SQLException {
    Path good = Files.write(folder.resolve("people.csv"), people(TARO));
    Path big = folder.resolve("big.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(big.toFile(), "rw")) {
      sparse.setLength(Intake.MAX_BYTES + 1L);
    }

    ImportReport report = run(ImportProgress.SILENT, folder.resolve("none.csv"), big, good);

    assertThat(report.totals()).isEqualTo(new Counts(1, 0, 0, 0, 0, 2));
    assertThat(report.hasRejections()).isTrue();
    assertThat(report.files())
        .extracting(
            file -> file.name() + " " + file.findings().stream().map(f -> f.code()).toList())
        .containsExactly("people.csv []", "none.csv [unreadable]", "big.csv [too-large]");
  }

  @Test
  @DisplayName("進みぐあいは、ファイルの数、行、終わったファイルの順に知らされる")
  void tellsItsProgress(@TempDir Path folder) throws IOException, SQLException {
    Files.write(folder.resolve("people.csv"), people(TARO));
    Files.write(folder.resolve("notice.csv"), notice());
    List<String> told = new ArrayList<>();

    run(
        new ImportProgress() {
          @Override
          public void begin(int files) {
            told.add("begin " + files);
          }

          @Override
          public void rows(int more) {
            told.add("rows " + more);
          }

          @Override
          public void end(FileReport report) {
            told.add("end " + report.name());
          }
        },
        folder);

    assertThat(told)
        .containsExactly(
            "begin 2", "rows 1", "end people.csv", "rows 1", "rows 1", "end notice.csv");
  }

  private ImportReport run(ImportProgress progress, Path... paths) throws SQLException {
    try (Intake intake = database.intake(NOW)) {
      return new ImportFiles(intake, Optional.empty(), progress).run(List.of(paths));
    }
  }

  private static byte[] notice() {
    return expenses(
        subject(TARO),
        LocalDate.of(2026, 3, 1),
        line(YearMonth.of(2026, 1), "A医院"),
        line(YearMonth.of(2026, 2), "B医院"));
  }
}
