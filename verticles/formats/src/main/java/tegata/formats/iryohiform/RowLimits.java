package tegata.formats.iryohiform;

import java.util.ArrayList;
import java.util.List;
import tegata.formats.Findings;

/**
 * What the form can hold of the rows, looked at before anything is written. A row it cannot hold is
 * an error, since leaving it out would give a wrong sum; a name that is too long is shortened and
 * told.
 */
final class RowLimits {
  private final Findings findings;
  private final List<Shortened> shortened = new ArrayList<>();

  RowLimits(Findings findings) {
    this.findings = findings;
  }

  /**
   * A name that did not fit.
   *
   * @param row its number over all workbooks, from 1
   */
  record Shortened(int row, String whole) {}

  /** The rows with names that fit. */
  List<Row> fitted(List<Row> rows) {
    List<Row> fitted = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      check(rows.get(i), (i + 1) + "件目");
      fitted.add(fitted(rows.get(i), i + 1));
    }
    return fitted;
  }

  /** The names that were shortened. */
  List<Shortened> shortened() {
    return List.copyOf(shortened);
  }

  private void check(Row row, String place) {
    long reimbursed = row.reimbursed().orElse(0L);
    if (!isYen(row.paid()) || !isYen(reimbursed)) {
      findings.error(place, "amount-out-of-range", "金額が 0 円から 999,999,999 円の範囲にないため、書けません。");
    }
    if (row.categories().isEmpty()) {
      findings.error(place, "no-category", "医療費の区分がないため、書けません。");
    }
    if (row.paid() >= 0 && reimbursed > row.paid()) {
      findings.warn(place, "reimbursed-exceeds-paid", "補填される金額が、支払った金額を超えています。");
    }
  }

  private static boolean isYen(long amount) {
    return amount >= 0 && amount <= Rules.MAX_YEN;
  }

  private Row fitted(Row row, int number) {
    return new Row(
        cut(row.person(), Rules.PERSON_LENGTH, number, "医療を受けた人"),
        cut(row.institution(), Rules.INSTITUTION_LENGTH, number, "病院・薬局などの名称"),
        row.categories(),
        row.paid(),
        row.reimbursed(),
        row.paidOn());
  }

  private String cut(String text, int length, int number, String column) {
    if (text.length() <= length) {
      return text;
    }
    shortened.add(new Shortened(number, text));
    findings.warn(number + "件目 " + column, "name-cut", "フォームの上限 " + length + " 文字に切り詰めました。");
    boolean insidePair = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, insidePair ? length - 1 : length);
  }
}
