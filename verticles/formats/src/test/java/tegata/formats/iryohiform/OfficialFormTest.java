package tegata.formats.iryohiform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.formats.TestData;

/** Our form beside the one the tax agency publishes. */
class OfficialFormTest {
  private static XSSFWorkbook official;
  private static XSSFWorkbook ours;

  /** Both are large: opened once, but in each test's name, so that each is reported if skipped. */
  @BeforeEach
  void open() throws IOException {
    byte[] form = TestData.read("myna_iryohi/iryouhi_form_v3.1.xlsx");
    if (official != null) {
      return;
    }
    official = workbook(form);
    ours = workbook(IryohiWorkbook.write(List.of()).value().get().get(0));
  }

  @Test
  @DisplayName("シートの名前と順が同じ")
  void hasTheSameSheets() {
    assertThat(names(ours)).isEqualTo(names(official));
  }

  @Test
  @DisplayName("全1003行の見出し・数式が、セルごとに同じ")
  void hasTheSameCells() {
    assertThat(cells(ours.getSheetAt(0))).isEqualTo(cells(official.getSheetAt(0)));
  }

  @Test
  @DisplayName("入力規則の範囲・種類・上下限・エラーの文が同じ")
  void hasTheSameRules() {
    assertThat(rules(ours.getSheetAt(0))).isEqualTo(rules(official.getSheetAt(0)));
  }

  @Test
  @DisplayName("結合・列幅・行の高さ・隠し行・印刷範囲・リンク先が同じ")
  void hasTheSameGeometry() {
    assertThat(geometry(ours)).isEqualTo(geometry(official));
  }

  @Test
  @DisplayName("入力するセルのロック・書式と、シートの保護が同じ")
  void hasTheSameProtection() {
    assertThat(protection(ours.getSheetAt(0))).isEqualTo(protection(official.getSheetAt(0)));
  }

  @Test
  @DisplayName("見出しと入力するセルの字体・大きさ・配置・塗り・折り返しが同じ")
  void looksTheSame() {
    assertThat(looks(ours.getSheetAt(0))).isEqualTo(looks(official.getSheetAt(0)));
  }

  private static List<String> looks(XSSFSheet sheet) {
    return Stream.of(
            "A1", "A3", "B3", "C3", "C4", "A6", "B6", "C7", "D6", "E7", "H6", "J7", "A9", "B9",
            "C9", "D9", "H9", "I9", "J9", "B1003")
        .map(CellReference::new)
        .map(
            cell ->
                cell.formatAsString()
                    + " "
                    + look(sheet.getRow(cell.getRow()).getCell(cell.getCol()).getCellStyle()))
        .toList();
  }

  private static String look(XSSFCellStyle style) {
    boolean filled = style.getFillPattern() == FillPatternType.SOLID_FOREGROUND;
    XSSFColor colour = style.getFillForegroundColorColor();
    return Stream.of(
            style.getAlignment(),
            style.getVerticalAlignment(),
            style.getWrapText(),
            style.getFont().getFontName(),
            style.getFont().getFontHeightInPoints(),
            style.getFont().getBold(),
            filled && colour != null ? colour.getARGBHex() : "FFFFFFFF")
        .map(String::valueOf)
        .toList()
        .toString();
  }

  private static XSSFWorkbook workbook(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  private static List<String> names(XSSFWorkbook workbook) {
    return IntStream.range(0, workbook.getNumberOfSheets())
        .mapToObj(workbook::getSheetName)
        .toList();
  }

  private static List<String> cells(XSSFSheet sheet) {
    return IntStream.rangeClosed(1, 1003)
        .boxed()
        .flatMap(
            row ->
                Stream.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M")
                    .map(c -> c + row))
        .map(name -> name + " " + Cells.text(sheet, name))
        .toList();
  }

  private static List<String> rules(XSSFSheet sheet) {
    return sheet.getDataValidations().stream().map(OfficialFormTest::rule).toList();
  }

  private static String rule(XSSFDataValidation validation) {
    var constraint = validation.getValidationConstraint();
    return Stream.of(
            validation.getRegions().getCellRangeAddress(0).formatAsString(),
            constraint.getValidationType(),
            constraint.getFormula1(),
            constraint.getFormula2(),
            validation.getEmptyCellAllowed(),
            validation.getShowErrorBox(),
            validation.getErrorBoxTitle(),
            String.valueOf(validation.getErrorBoxText()).replace("_x000a_", "\n"))
        .map(String::valueOf)
        .toList()
        .toString();
  }

  private static List<String> geometry(XSSFWorkbook workbook) {
    XSSFSheet sheet = workbook.getSheetAt(0);
    return Stream.of(
            sheet.getMergedRegions().stream()
                .map(CellRangeAddress::formatAsString)
                .sorted()
                .toList(),
            IntStream.rangeClosed(0, 10).mapToObj(sheet::getColumnWidth).toList(),
            IntStream.rangeClosed(0, 8)
                .mapToObj(
                    row ->
                        sheet.getRow(row).getZeroHeight()
                            ? 0
                            : sheet.getRow(row).getHeightInPoints())
                .toList(),
            workbook.getPrintArea(0),
            sheet.getRepeatingRows().formatAsString(),
            sheet.getPaneInformation().getVerticalSplitPosition(),
            sheet.getPaneInformation().getHorizontalSplitPosition(),
            sheet.getPrintSetup().getLandscape(),
            sheet.getHyperlink(new CellAddress("G4")).getLocation().replace("'", ""))
        .map(String::valueOf)
        .toList();
  }

  private static List<String> protection(XSSFSheet sheet) {
    Stream<String> flags =
        Stream.of(
                sheet.getProtect(),
                sheet.isObjectsLocked(),
                sheet.isScenariosLocked(),
                sheet.isSortLocked())
            .map(String::valueOf);
    Stream<String> cells =
        Stream.of("A9", "B9", "C9", "D9", "G9", "H9", "I9", "J9", "B1003", "A6", "C3", "C4")
            .map(CellReference::new)
            .map(cell -> sheet.getRow(cell.getRow()).getCell(cell.getCol()).getCellStyle())
            .map(style -> style.getLocked() + " " + style.getDataFormatString());
    return Stream.concat(flags, cells).toList();
  }
}
