package tegata.formats.iryohiform;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few cell styles of the form. Only what a user fills in is unlocked. */
record Styles(
    XSSFCellStyle title,
    XSSFCellStyle plain,
    XSSFCellStyle heading,
    XSSFCellStyle sum,
    XSSFCellStyle number,
    XSSFCellStyle text,
    XSSFCellStyle yen) {

  static Styles in(XSSFWorkbook workbook) {
    XSSFCellStyle title = centred(workbook);
    XSSFFont bold = workbook.createFont();
    bold.setBold(true);
    bold.setFontHeightInPoints((short) 14);
    title.setFont(bold);
    XSSFCellStyle plain = workbook.createCellStyle();
    plain.setVerticalAlignment(VerticalAlignment.CENTER);
    return new Styles(
        title,
        plain,
        heading(workbook),
        formatted(workbook, "#,##0\"円\"\\ ;[Red]\\-#,##0\"円\"", true),
        heading(workbook),
        formatted(workbook, "@", false),
        formatted(workbook, "#,##0", false));
  }

  private static XSSFCellStyle centred(XSSFWorkbook workbook) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setAlignment(HorizontalAlignment.CENTER);
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    return style;
  }

  private static XSSFCellStyle heading(XSSFWorkbook workbook) {
    XSSFCellStyle style = centred(workbook);
    style.setWrapText(true);
    style.setFillForegroundColor(IndexedColors.LIGHT_TURQUOISE.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    return bordered(style);
  }

  private static XSSFCellStyle formatted(XSSFWorkbook workbook, String format, boolean locked) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setVerticalAlignment(VerticalAlignment.CENTER);
    style.setLocked(locked);
    return bordered(style);
  }

  private static XSSFCellStyle bordered(XSSFCellStyle style) {
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    return style;
  }
}
