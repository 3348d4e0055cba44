package tegata.formats.iryohiform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.Finding;
import tegata.formats.Parsed;

class IryohiWorkbookTest {
  private static final Row ROW =
      new Row(
          "架空 花子",
          "架空クリニック",
          Set.of(Category.TREATMENT, Category.MEDICINE),
          5950,
          Optional.of(1000L),
          Optional.of(LocalDate.of(2025, 1, 2)));

  @Test
  @DisplayName("1件目は9行目に入り、区分は「該当する」、日付は文字で書く")
  void fillsTheFirstLine() throws IOException {
    XSSFSheet sheet = sheet(List.of(ROW));

    assertThat(text(sheet, "B9", "C9", "D9", "E9", "F9", "G9", "H9", "I9", "J9"))
        .containsExactly(
            "架空 花子", "架空クリニック", "該当する", "該当する", "", "", "5950.0", "1000.0", "2025/01/02");
    assertThat(sheet.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(5950);
    assertThat(sheet.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(1000);
  }

  @Test
  @DisplayName("合計は開いたソフトでも計算し直せる")
  void sumsAreFormulas() throws IOException {
    try (XSSFWorkbook workbook = workbook(List.of(ROW, ROW))) {
      workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
      XSSFSheet sheet = workbook.getSheetAt(0);

      assertThat(sheet.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(11_900);
      assertThat(sheet.getRow(1002).getCell(0).getNumericCellValue()).isEqualTo(995);
    }
  }

  @Test
  @DisplayName("995件まで1冊、996件からは順に次の冊へ続き、黙って減らさない")
  void goesOnInAnotherWorkbook() throws IOException {
    assertThat(text(sheet(Collections.nCopies(995, ROW)), "B1003")).containsExactly("架空 花子");

    var last = new Row("架空 太郎", "x", Set.of(Category.CARE), 7, Optional.empty(), Optional.empty());
    List<Row> rows = new ArrayList<>(Collections.nCopies(995, ROW));
    rows.add(last);
    List<byte[]> two = IryohiWorkbook.write(rows).value().get();
    assertThat(two).hasSize(IryohiWorkbook.workbooksFor(996)).hasSize(2);
    assertThat(text(open(two.get(0)).getSheetAt(0), "B1003")).containsExactly("架空 花子");
    assertThat(text(open(two.get(1)).getSheetAt(0), "B9", "H9", "B10"))
        .containsExactly("架空 太郎", "7.0", "");
  }

  @Test
  @DisplayName("長い名前は、文字を割らずに上限で切って知らせる")
  void cutsLongNames() throws IOException {
    var row =
        new Row(
            "架空架空架空架空架𠮷",
            "あ".repeat(21),
            Set.of(Category.OTHER),
            1,
            Optional.empty(),
            Optional.empty());
    Parsed<List<byte[]>> written = IryohiWorkbook.write(List.of(row));

    assertThat(written.warnings())
        .extracting(Finding::place)
        .containsExactly("1件目 医療を受けた人", "1件目 病院・薬局などの名称");
    assertThat(text(open(written).getSheetAt(0), "B9", "C9"))
        .containsExactly("架空架空架空架空架", "あ".repeat(20));
    assertThat(text(open(written).getSheetAt(1), "A6", "A7", "A8"))
        .containsExactly(
            "フォームの文字数に合わせて、次の名前を短くしました。", "No.1 架空架空架空架空架𠮷", "No.1 " + "あ".repeat(21));
  }

  @Test
  @DisplayName("書けない金額や区分のない行が1つでもあれば、理由を示して、どのファイルも作らない")
  void refusesWhatTheFormCannotHold() {
    List<Row> rows =
        List.of(
            row(-1, 0),
            row(1_000_000_000, 0),
            row(1, -1),
            row(999_999_999, 0),
            row(10, 11),
            new Row("a", "b", Set.of(), 1, Optional.empty(), Optional.empty()));
    Parsed<List<byte[]>> written = IryohiWorkbook.write(rows);

    assertThat(written.value()).isEmpty();
    assertThat(written.findings())
        .extracting(finding -> finding.place() + " " + finding.code())
        .containsExactly(
            "1件目 amount-out-of-range",
            "2件目 amount-out-of-range",
            "3件目 amount-out-of-range",
            "5件目 reimbursed-exceeds-paid",
            "6件目 no-category");
    assertThat(IryohiWorkbook.check(rows)).isEqualTo(written.findings());
  }

  @Test
  @DisplayName("数式に見える名前も、ただの文字として入る")
  void writesFormulasAsText() throws IOException {
    var row = new Row("=1+1", "@x", Set.of(Category.CARE), 1, Optional.empty(), Optional.empty());

    assertThat(text(sheet(List.of(row)), "B9", "C9")).containsExactly("=1+1", "@x");
  }

  @Test
  @DisplayName("同じ内容からは、いつ書いても同じバイト列ができる")
  void isReproducible() throws IOException {
    byte[] bytes = only(IryohiWorkbook.write(List.of(ROW)));

    assertThat(only(IryohiWorkbook.write(List.of(ROW)))).isEqualTo(bytes);
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(FixedZip.MOMENT);
      }
    }
    try (XSSFWorkbook workbook = open(IryohiWorkbook.write(List.of(ROW)))) {
      var properties = workbook.getProperties().getCoreProperties();
      assertThat(properties.getCreated())
          .isEqualTo(properties.getModified())
          .isBefore("1980-01-02");
    }
  }

  private static Row row(long paid, long reimbursed) {
    return new Row(
        "架空", "架空", Set.of(Category.OTHER), paid, Optional.of(reimbursed), Optional.empty());
  }

  private static XSSFSheet sheet(List<Row> rows) throws IOException {
    return workbook(rows).getSheetAt(0);
  }

  private static XSSFWorkbook workbook(List<Row> rows) throws IOException {
    Parsed<List<byte[]>> written = IryohiWorkbook.write(rows);
    assertThat(written.findings()).isEmpty();
    return open(written);
  }

  private static XSSFWorkbook open(Parsed<List<byte[]>> written) throws IOException {
    return open(only(written));
  }

  private static XSSFWorkbook open(byte[] workbook) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(workbook));
  }

  private static byte[] only(Parsed<List<byte[]>> written) {
    assertThat(written.value().get()).hasSize(1);
    return written.value().get().get(0);
  }

  private static List<String> text(XSSFSheet sheet, String... cells) {
    return List.of(cells).stream().map(cell -> Cells.text(sheet, cell)).toList();
  }
}
