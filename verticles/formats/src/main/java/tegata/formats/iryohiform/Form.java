package tegata.formats.iryohiform;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The empty form: its title, sums, headings and geometry. Rows and columns count from 0, as in POI.
 */
final class Form {
  static final String SHEET = "医療費集計フォーム";
  static final String NOTES_SHEET = "ご利用に当たって";
  static final String MARK = "該当する";

  static final int NUMBER_COLUMN = 0;
  static final int PERSON_COLUMN = 1;
  static final int INSTITUTION_COLUMN = 2;
  static final int FIRST_CATEGORY_COLUMN = 3;
  static final int PAID_COLUMN = 7;
  static final int REIMBURSED_COLUMN = 8;
  static final int DATE_COLUMN = 9;

  /** Sheet rows 9 to 1003. */
  static final int FIRST_ROW = 8;

  static final int LAST_ROW = 1002;
  static final int MAX_ROWS = LAST_ROW - FIRST_ROW + 1;

  private static final int MARK_COLUMN = 12;

  /** In 1/256 of a character, columns A to K. */
  private static final int[] WIDTHS = {
    2669, 7533, 11373, 3986, 3986, 3986, 3986, 7204, 7204, 3913, 36
  };

  /** In points, sheet rows 1 to 7. */
  private static final float[] HEIGHTS = {16.5f, 7.5f, 18, 18, 21, 18, 18};

  private final XSSFWorkbook workbook;
  private final XSSFSheet sheet;
  private final Styles styles;

  Form(XSSFWorkbook workbook, Styles styles) {
    this.workbook = workbook;
    this.sheet = workbook.createSheet(SHEET);
    this.styles = styles;
  }

  XSSFSheet draw() {
    for (int column = 0; column < WIDTHS.length; column++) {
      sheet.setColumnWidth(column, WIDTHS[column]);
    }
    for (int row = 0; row < HEIGHTS.length; row++) {
      sheet.createRow(row).setHeightInPoints(HEIGHTS[row]);
    }
    sheet.createRow(FIRST_ROW - 1).setZeroHeight(true);
    titleAndSums();
    headings();
    merge("A6:A7", "A3:A4", "D6:G6", "G4:J4");
    sheet.createFreezePane(1, FIRST_ROW);
    printing();
    return sheet;
  }

  private void titleAndSums() {
    for (int column = 1; column <= DATE_COLUMN; column++) {
      text(0, column, "", styles.title());
    }
    text(0, 0, "医療費集計フォーム  Ver.3.1", styles.title());
    text(1, MARK_COLUMN, MARK, styles.plain());
    text(2, 0, "入力した合計金額", styles.sumHeading());
    text(2, 1, "支払った医療費の金額", styles.sumHeading());
    text(2, 6, "●ご利用に当たって", styles.plain());
    text(3, 1, "左のうち、補填される金額", styles.sumHeading());
    text(3, 6, "　 ご利用に当たってはシート「ご利用に当たって」の内容をご確認ください。", styles.plain());
    link(3, 6);
    text(
        4,
        0,
        "※　I列の「左のうち、補填される金額」は、その給付の目的となった医療費の金額を限度として差し引き、給付の目的となった医療費以外の金額からは差し引きません。詳しくはシート「ご利用に当たって」をご確認ください。",
        styles.plain());
  }

  private void headings() {
    heading(NUMBER_COLUMN, "No", "");
    heading(PERSON_COLUMN, "医療を受けた人", "（全角10文字以内）");
    heading(INSTITUTION_COLUMN, "病院・薬局などの名称", "（全角20文字以内）");
    for (Category category : Category.values()) {
      text(5, category.column(), "", styles.heading());
      text(6, category.column(), category.heading(), styles.category());
    }
    text(5, FIRST_CATEGORY_COLUMN, "医療費の区分　※複数選択可", styles.heading());
    heading(PAID_COLUMN, "支払った医療費の金額", "（半角数字９桁以内）");
    heading(REIMBURSED_COLUMN, "左のうち、補填される金額", "（半角数字９桁以内）");
    heading(DATE_COLUMN, "支払年月日", "（任意）");
  }

  private void heading(int column, String upper, String lower) {
    text(5, column, upper, styles.heading());
    text(6, column, lower, styles.heading());
  }

  private void text(int row, int column, String text, CellStyle style) {
    XSSFRow line = sheet.getRow(row);
    XSSFCell cell = line.createCell(column);
    cell.setCellStyle(style);
    if (!text.isEmpty()) {
      cell.setCellValue(text);
    }
  }

  private void merge(String... ranges) {
    for (String range : ranges) {
      sheet.addMergedRegion(CellRangeAddress.valueOf(range));
    }
  }

  private void link(int row, int column) {
    CreationHelper helper = workbook.getCreationHelper();
    XSSFHyperlink link = (XSSFHyperlink) helper.createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress("'" + NOTES_SHEET + "'!A1");
    sheet.getRow(row).getCell(column).setHyperlink(link);
  }

  private void printing() {
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setPaperSize((short) 9);
    sheet.getPrintSetup().setFitHeight((short) 0);
    sheet.setRepeatingRows(CellRangeAddress.valueOf("1:7"));
    sheet.getHeader().setRight("&A");
    sheet.getFooter().setCenter("&P/&N");
  }
}
