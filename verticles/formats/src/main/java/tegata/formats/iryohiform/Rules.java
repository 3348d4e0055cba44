package tegata.formats.iryohiform;

import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What the form accepts in its cells, and the limits themselves. */
final class Rules {
  static final int PERSON_LENGTH = 10;
  static final int INSTITUTION_LENGTH = 20;
  static final long MAX_YEN = 999_999_999;

  private static final String ERROR_TITLE = "入力形式エラー";
  private static final String ERROR = "入力された内容は入力形式に合っていません。";

  private final XSSFSheet sheet;
  private final DataValidationHelper helper;

  private Rules(XSSFSheet sheet) {
    this.sheet = sheet;
    this.helper = sheet.getDataValidationHelper();
  }

  /** Adds the validations and protects what is not to be filled in (without a password). */
  static void applyTo(XSSFSheet sheet) {
    var rules = new Rules(sheet);
    rules.add(
        rules.helper.createFormulaListConstraint("$L$2:$M$2"),
        Form.FIRST_CATEGORY_COLUMN,
        Form.PAID_COLUMN - 1,
        ERROR + "\nリストから選択し直してください。");
    rules.textLength(Form.PERSON_COLUMN, PERSON_LENGTH);
    rules.textLength(Form.INSTITUTION_COLUMN, INSTITUTION_LENGTH);
    rules.add(
        rules.helper.createIntegerConstraint(OperatorType.BETWEEN, "0", String.valueOf(MAX_YEN)),
        Form.PAID_COLUMN,
        Form.REIMBURSED_COLUMN,
        ERROR);
    sheet.enableLocking();
    sheet.lockObjects(true);
    sheet.lockScenarios(true);
    sheet.lockSort(false);
  }

  private void textLength(int column, int length) {
    add(
        helper.createTextLengthConstraint(OperatorType.BETWEEN, "0", String.valueOf(length)),
        column,
        column,
        ERROR);
  }

  private void add(DataValidationConstraint rule, int first, int last, String error) {
    var cells = new CellRangeAddressList(Form.FIRST_ROW, Form.LAST_ROW, first, last);
    DataValidation validation = helper.createValidation(rule, cells);
    validation.setEmptyCellAllowed(true);
    validation.setShowPromptBox(true);
    validation.setShowErrorBox(true);
    validation.createErrorBox(ERROR_TITLE, error);
    sheet.addValidationData(validation);
  }
}
