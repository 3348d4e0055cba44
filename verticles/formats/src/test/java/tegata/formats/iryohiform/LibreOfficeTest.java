package tegata.formats.iryohiform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our workbook as LibreOffice opens it; {@code ./tegata test} installs that. */
class LibreOfficeTest {
  private static final List<Row> ROWS =
      List.of(
          row("架空 花子", "架空クリニック", Category.TREATMENT, 5_950),
          row("架空 﨑太", "=1+1", Category.MEDICINE, 1_473),
          row("髙橋 𠮷", "架空薬局", Category.OTHER, 999_999_999));

  @TempDir Path folder;

  @Test
  @DisplayName("LibreOffice で開いて保存し直しても、全1003行のセルが同じで、合計は計算し直される")
  void survivesTheRoundTrip() throws Exception {
    Path ours = folder.resolve("form.xlsx");
    Files.write(ours, IryohiWorkbook.write(ROWS).value().orElseThrow().get(0));
    Path saved = convert(ours, "xlsx:Calc MS Excel 2007 XML", "xlsx");

    assertThat(cells(saved)).isEqualTo(cells(ours));
    try (XSSFWorkbook workbook = open(saved)) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(1_000_007_422);
      assertThat(sheet.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(300);
      assertThat(sheet.getDataValidations()).hasSize(4);
      assertThat(sheet.getProtect()).isTrue();
    }
  }

  @Test
  @DisplayName("LibreOffice が表として見せるものは、書いたとおり")
  void isShownAsWritten() throws Exception {
    Path ours = folder.resolve("form.xlsx");
    Files.write(ours, IryohiWorkbook.write(ROWS).value().orElseThrow().get(0));
    // Comma, quote, UTF-8, from the first line, as shown.
    Path csv = convert(ours, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "csv");

    assertThat(Files.readAllLines(csv).subList(8, 11))
        .containsExactly(
            "1,架空 花子,架空クリニック,該当する,,,,\"5,950\",100,2025/01/02,,,",
            "2,架空 﨑太,=1+1,,該当する,,,\"1,473\",100,2025/01/02,,,",
            "3,髙橋 𠮷,架空薬局,,,,該当する,\"999,999,999\",100,2025/01/02,,,");
  }

  private Path convert(Path file, String format, String extension)
      throws IOException, InterruptedException {
    assumeTrue(
        isInstalled() || System.getenv("CI") != null, "LibreOffice (soffice) is not installed");
    Path to = Files.createDirectories(folder.resolve("out"));
    Process process =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                to.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
    return to.resolve("form." + extension);
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "soffice")));
  }

  private static List<String> cells(Path file) throws IOException, InvalidFormatException {
    try (XSSFWorkbook workbook = open(file)) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      return IntStream.rangeClosed(1, 1003)
          .boxed()
          .flatMap(row -> "ABCDEFGHIJ".chars().mapToObj(c -> (char) c + "" + row))
          .map(name -> name + " " + Cells.text(sheet, name))
          .toList();
    }
  }

  private static XSSFWorkbook open(Path file) throws IOException, InvalidFormatException {
    return new XSSFWorkbook(file.toFile());
  }

  private static Row row(String person, String institution, Category category, long paid) {
    return new Row(
        person,
        institution,
        Set.of(category),
        paid,
        Optional.of(100L),
        Optional.of(LocalDate.of(2025, 1, 2)));
  }
}
