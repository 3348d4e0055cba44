package tegata.formats.iryohiform;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Fills the form's 995 lines; the unused ones stay empty, numbered and ready for more. */
final class FormRows {
  private static final float HEIGHT = 19.5f;

  /** The column is formatted as text, so a date is what a user would type. */
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu/MM/dd");

  private final XSSFSheet sheet;
  private final Styles styles;

  FormRows(XSSFSheet sheet, Styles styles) {
    this.sheet = sheet;
    this.styles = styles;
  }

  /** Writes rows that {@link RowLimits} has let through. */
  void fill(List<Row> rows) {
    for (int i = 0; i < Form.MAX_ROWS; i++) {
      line(i, i < rows.size() ? Optional.of(rows.get(i)) : Optional.empty());
    }
    sum(2, "H", rows.stream().mapToLong(Row::paid).sum());
    sum(3, "I", rows.stream().mapToLong(row -> row.reimbursed().orElse(0L)).sum());
  }

  private void line(int index, Optional<Row> row) {
    XSSFRow line = sheet.createRow(Form.FIRST_ROW + index);
    line.setHeightInPoints(HEIGHT);
    XSSFCell number = cell(line, Form.NUMBER_COLUMN, styles.number());
    number.setCellFormula("ROW()-8");
    number.setCellValue(index + 1);
    for (int column = Form.PERSON_COLUMN; column <= Form.DATE_COLUMN; column++) {
      cell(line, column, style(column));
    }
    row.ifPresent(values -> values(line, values));
  }

  private CellStyle style(int column) {
    return switch (column) {
      case Form.PAID_COLUMN, Form.REIMBURSED_COLUMN -> styles.yen();
      case Form.DATE_COLUMN -> styles.date();
      default -> styles.text();
    };
  }

  private static void values(XSSFRow line, Row row) {
    line.getCell(Form.PERSON_COLUMN).setCellValue(row.person());
    line.getCell(Form.INSTITUTION_COLUMN).setCellValue(row.institution());
    for (Category category : row.categories()) {
      line.getCell(category.column()).setCellValue(Form.MARK);
    }
    line.getCell(Form.PAID_COLUMN).setCellValue(row.paid());
    row.reimbursed().ifPresent(yen -> line.getCell(Form.REIMBURSED_COLUMN).setCellValue(yen));
    row.paidOn().ifPresent(on -> line.getCell(Form.DATE_COLUMN).setCellValue(DATE.format(on)));
  }

  private void sum(int row, String column, long value) {
    XSSFCell cell = cell(sheet.getRow(row), 2, styles.sum());
    String sum = "SUM(" + column + "9:" + column + "1003)";
    cell.setCellFormula("IF(0=" + sum + ",\"\"," + sum + ")");
    if (value == 0) {
      cell.setCellValue("");
    } else {
      cell.setCellValue(value);
    }
  }

  private static XSSFCell cell(XSSFRow line, int column, CellStyle style) {
    XSSFCell cell = line.createCell(column);
    cell.setCellStyle(style);
    return cell;
  }
}
