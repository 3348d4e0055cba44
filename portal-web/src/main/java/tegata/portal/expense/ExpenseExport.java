package tegata.portal.expense;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.PersonApi.Identity;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.expense.ExpenseNotice;
import tegata.formats.myna.Amounts;
import tegata.formats.myna.ExpenseLine;
import tegata.formats.myna.MonthRange;
import tegata.formats.myna.MynaExpenses;
import tegata.formats.myna.Subject;
import tegata.portal.page.Words;

/** What goes into a file of expenses, in the words of マイナポータル's own file. */
record ExpenseExport(
    Identity identity,
    tegata.portal.page.Period<YearMonth> period,
    ExpenseNotices notices,
    LocalDate today,
    Words words) {

  MynaExpenses toMyna() {
    MonthRange range = new MonthRange(period.from(), period.to());
    return new MynaExpenses(
        today,
        subject(),
        notices
            .arrivedUntil()
            .map(m -> words.text("expense.covered-until", words.month(m)))
            .orElse(""),
        range,
        lines(),
        String.join("、", notices.insurers()),
        range);
  }

  List<ExpenseLine> lines() {
    return notices.rows().stream().map(ExpenseExport::line).toList();
  }

  private Subject subject() {
    Optional<InsuredNumber> insured = identity.coverage().map(Coverage::insured);
    int age = Period.between(identity.birthdate(), today).getYears();
    return new Subject(
        identity.kana(),
        identity.name(),
        Optional.of(identity.birthdate()),
        words.of(identity.sex()),
        words.text("expense.age", age),
        insured.map(InsuredNumber::insurerNumber).orElse(""),
        insured.flatMap(InsuredNumber::symbol).orElse(""),
        insured.map(InsuredNumber::number).orElse(""),
        insured.flatMap(InsuredNumber::branch).orElse(""));
  }

  private static ExpenseLine line(ExpenseNotice notice) {
    return new ExpenseLine(
        notice.month(),
        notice.category(),
        notice.days(),
        notice.institution(),
        new Amounts(notice.total(), notice.insurer(), notice.publicExpense(), notice.patient()));
  }
}
