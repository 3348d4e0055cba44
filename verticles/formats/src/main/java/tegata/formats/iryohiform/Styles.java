package tegata.formats.iryohiform;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few cell styles of the form. Only what a user fills in is unlocked. */
record Styles(
    XSSFCellStyle title,
    XSSFCellStyle plain,
    XSSFCellStyle sumHeading,
    XSSFCellStyle heading,
    XSSFCellStyle category,
    XSSFCellStyle number,
    XSSFCellStyle sum,
    XSSFCellStyle text,
    XSSFCellStyle date,
    XSSFCellStyle yen) {

  private static final String FONT = "ＭＳ Ｐゴシック";
  private static final String HEADING_FONT = "HG丸ｺﾞｼｯｸM-PRO";
  private static final short SIZE = 12;
  private static final short TITLE_SIZE = 14;
  private static final short CATEGORY_SIZE = 10;
  private static final byte[] LAVENDER = {(byte) 0xCC, (byte) 0xCC, (byte) 0xFF};

  static Styles in(XSSFWorkbook workbook) {
    XSSFCellStyle title = workbook.createCellStyle();
    title.setAlignment(HorizontalAlignment.CENTER_SELECTION);
    title.setVerticalAlignment(VerticalAlignment.CENTER);
    title.setFont(font(workbook, HEADING_FONT, TITLE_SIZE));
    XSSFCellStyle sum = formatted(workbook, "#,##0\"円\"\\ ;[Red]\\-#,##0\"円\"", true);
    sum.setAlignment(HorizontalAlignment.CENTER);
    sum.setFont(font(workbook, FONT, TITLE_SIZE));
    XSSFCellStyle number = heading(workbook, FONT, SIZE);
    number.setWrapText(false);
    XSSFCellStyle yen = formatted(workbook, "#,##0", false);
    yen.setVerticalAlignment(VerticalAlignment.BOTTOM);
    XSSFCellStyle text = formatted(workbook, "@", false);
    text.setWrapText(true);
    XSSFCellStyle date = formatted(workbook, "@", false);
    date.setAlignment(HorizontalAlignment.LEFT);
    return new Styles(
        title,
        plain(workbook),
        heading(workbook, HEADING_FONT, SIZE),
        heading(workbook, FONT, SIZE),
        heading(workbook, FONT, CATEGORY_SIZE),
        number,
        sum,
        text,
        date,
        yen);
  }

  private static XSSFCellStyle plain(XSSFWorkbook workbook) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setFont(font(workbook, FONT, SIZE));
    return style;
  }

  private static XSSFCellStyle heading(XSSFWorkbook workbook, String font, short size) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setAlignment(HorizontalAlignment.CENTER);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setWrapText(true);
    style.setFillForegroundColor(new XSSFColor(LAVENDER));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    style.setFont(font(workbook, font, size));
    return bordered(style);
  }

  private static XSSFCellStyle formatted(XSSFWorkbook workbook, String format, boolean locked) {
    XSSFCellStyle style = plain(workbook);
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setLocked(locked);
    return bordered(style);
  }

  private static XSSFFont font(XSSFWorkbook workbook, String name, short size) {
    XSSFFont font = workbook.createFont();
    font.setFontName(name);
    font.setFontHeightInPoints(size);
    return font;
  }

  private static XSSFCellStyle bordered(XSSFCellStyle style) {
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    return style;
  }
}
