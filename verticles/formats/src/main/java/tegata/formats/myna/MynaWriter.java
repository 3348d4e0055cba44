package tegata.formats.myna;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tegata.formats.csv.FormulaGuard;

/** Writes the file line by line in マイナポータル's order. */
final class MynaWriter {
  private final MynaExpenses expenses;
  private final Variant variant;
  private final StringBuilder out = new StringBuilder();

  MynaWriter(MynaExpenses expenses, Variant variant) {
    this.expenses = expenses;
    this.variant = variant;
  }

  byte[] write() {
    head();
    subject();
    heading(Heading.OUTLINE);
    text(Label.COVERED_UNTIL, expenses.coveredUntil());
    totals();
    details();
    heading(Heading.INSURER);
    text(Label.INSURER_NAME, expenses.insurerName());
    item(Label.DETAILS_RANGE, Values.write(expenses.detailsRange()));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void head() {
    line("わたしの情報");
    line("医療費通知情報");
    out.append("\r\n");
    line("項目名", "内容");
    item(Label.CREATED_ON, variant.date(expenses.createdOn()));
  }

  private void subject() {
    Subject subject = expenses.subject();
    heading(Heading.SUBJECT);
    text(Label.KANA, variant.kana(subject.kana()));
    text(Label.NAME, subject.name());
    item(Label.BIRTHDATE, subject.birthdate().map(variant::date).orElse(""));
    text(Label.SEX, subject.sex());
    text(Label.AGE, subject.age());
    text(Label.INSURER_NUMBER, subject.insurerNumber());
    text(Label.SYMBOL, subject.symbol());
    text(Label.NUMBER, subject.number());
    text(Label.BRANCH, subject.branch());
  }

  private void totals() {
    heading(Heading.GRAND_TOTAL);
    total(expenses.period());
    heading(Heading.YEARLY_TOTALS);
    expenses.period().byCalendarYear().forEach(this::total);
  }

  private void total(MonthRange period) {
    item(Label.PERIOD, Values.write(period));
    amounts(expenses.totalOf(period));
  }

  private void details() {
    heading(Heading.DETAILS);
    for (ExpenseLine line : expenses.lines()) {
      item(Label.MONTH, Values.write(line.month()));
      text(Label.CATEGORY, line.category());
      item(Label.DAYS, line.days().map(String::valueOf).orElse(""));
      text(Label.INSTITUTION, line.institution());
      amounts(line.amounts());
    }
  }

  private void amounts(Amounts amounts) {
    item(Label.TOTAL, Values.write(amounts.total()));
    item(Label.INSURER_PART, Values.write(amounts.insurer()));
    item(Label.PUBLIC_PART, Values.write(amounts.publicFunds()));
    item(Label.PATIENT_PART, Values.write(amounts.patient()));
  }

  private void heading(Heading heading) {
    line(heading.text());
  }

  /** What somebody else has written; everything else is ours and can be no formula. */
  private void text(Label label, String value) {
    item(label, FormulaGuard.guarded(value));
  }

  private void item(Label label, String value) {
    line(label.text(), value);
  }

  private void line(String... fields) {
    out.append(variant.quoting().line(List.of(fields)));
  }
}
