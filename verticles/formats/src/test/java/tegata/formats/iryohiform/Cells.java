package tegata.formats.iryohiform;

import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Cells by their names, e.g. C3. */
final class Cells {
  private Cells() {}

  /** What the cell holds: its formula, its text or its number; empty where there is none. */
  static String text(XSSFSheet sheet, String name) {
    var reference = new CellReference(name);
    XSSFRow row = sheet.getRow(reference.getRow());
    XSSFCell cell = row == null ? null : row.getCell(reference.getCol());
    return cell == null ? "" : content(cell);
  }

  private static String content(XSSFCell cell) {
    return switch (cell.getCellType()) {
      case FORMULA -> "=" + cell.getCellFormula();
      case NUMERIC -> String.valueOf(cell.getNumericCellValue());
      default -> cell.getStringCellValue();
    };
  }
}
