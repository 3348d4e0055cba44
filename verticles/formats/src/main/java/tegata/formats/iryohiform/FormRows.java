package tegata.formats.iryohiform;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import tegata.formats.Findings;

/** Fills the form's 995 lines; the unused ones stay empty, numbered and ready for more. */
final class FormRows {
  private static final float HEIGHT = 19.5f;

  /** The column is formatted as text, so a date is what a user would type. */
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu/MM/dd");

  private final XSSFSheet sheet;
  private final Styles styles;
  private final Findings findings;

  FormRows(XSSFSheet sheet, Styles styles, Findings findings) {
    this.sheet = sheet;
    this.styles = styles;
    this.findings = findings;
  }

  void fill(List<Row> rows) {
    List<Row> accepted = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (isAcceptable(rows.get(i), (i + 1) + "件目")) {
        accepted.add(fitted(rows.get(i), (i + 1) + "件目"));
      }
    }
    for (int i = 0; i < Form.MAX_ROWS; i++) {
      line(i, i < accepted.size() ? Optional.of(accepted.get(i)) : Optional.empty());
    }
    sum(2, "H", accepted.stream().mapToLong(Row::paid).sum());
    sum(3, "I", accepted.stream().mapToLong(row -> row.reimbursed().orElse(0L)).sum());
  }

  private boolean isAcceptable(Row row, String place) {
    long reimbursed = row.reimbursed().orElse(0L);
    if (!isYen(row.paid()) || !isYen(reimbursed)) {
      findings.error(place, "amount-out-of-range", "金額が 0 円から 999,999,999 円の範囲にないため、書けません。");
      return false;
    }
    if (row.categories().isEmpty()) {
      findings.error(place, "no-category", "医療費の区分がないため、書けません。");
      return false;
    }
    if (reimbursed > row.paid()) {
      findings.warn(place, "reimbursed-exceeds-paid", "補填される金額が、支払った金額を超えています。");
    }
    return true;
  }

  private static boolean isYen(long amount) {
    return amount >= 0 && amount <= Rules.MAX_YEN;
  }

  private Row fitted(Row row, String place) {
    return new Row(
        cut(row.person(), Rules.PERSON_LENGTH, place + " 医療を受けた人"),
        cut(row.institution(), Rules.INSTITUTION_LENGTH, place + " 病院・薬局などの名称"),
        row.categories(),
        row.paid(),
        row.reimbursed(),
        row.paidOn());
  }

  private String cut(String text, int length, String place) {
    if (text.length() <= length) {
      return text;
    }
    findings.warn(place, "name-cut", "フォームの上限 " + length + " 文字に切り詰めました。");
    boolean insidePair = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, insidePair ? length - 1 : length);
  }

  private void line(int index, Optional<Row> row) {
    XSSFRow line = sheet.createRow(Form.FIRST_ROW + index);
    line.setHeightInPoints(HEIGHT);
    XSSFCell number = cell(line, Form.NUMBER_COLUMN, styles.number());
    number.setCellFormula("ROW()-8");
    number.setCellValue(index + 1);
    for (int column = Form.PERSON_COLUMN; column <= Form.DATE_COLUMN; column++) {
      boolean yen = column == Form.PAID_COLUMN || column == Form.REIMBURSED_COLUMN;
      cell(line, column, yen ? styles.yen() : styles.text());
    }
    row.ifPresent(values -> values(line, values));
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
