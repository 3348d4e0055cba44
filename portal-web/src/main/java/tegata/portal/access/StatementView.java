package tegata.portal.access;

import java.time.LocalDate;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;

/**
 * 証明書の説明と期間.
 *
 * @param file address of the file; empty text where the period is wrong
 */
public record StatementView(PeriodForm<LocalDate> form, String file) {

  static StatementView of(PeriodForm<LocalDate> form) {
    return new StatementView(
        form,
        form.period().map(Period::query).map("/access-log/statement.json?"::concat).orElse(""));
  }
}
