package tegata.portal.expense;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.ExpenseApi.Notices;
import tegata.contract.ExpenseApi.Origin;
import tegata.domain.expense.ExpenseNotice;

/**
 * All answers about one period, taken together.
 *
 * @param complete whether all came; where not, later months are missing and no sum may be told
 */
record ExpenseNotices(List<Notices> answers, boolean complete) {

  List<ExpenseNotice> rows() {
    return answers.stream().flatMap(answer -> answer.rows().stream()).toList();
  }

  /** Who sent the notices, each insurer once, oldest first. */
  List<String> insurers() {
    return answers.stream()
        .flatMap(answer -> answer.origins().stream())
        .map(Origin::insurerName)
        .distinct()
        .toList();
  }

  Optional<YearMonth> arrivedUntil() {
    return answers.get(0).arrivedUntil();
  }

  YearMonth firstMonth() {
    return answers.get(0).firstMonth();
  }
}
