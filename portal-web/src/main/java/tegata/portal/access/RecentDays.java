package tegata.portal.access;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.LocalDate;
import tegata.portal.page.Period;
import tegata.portal.page.PeriodForm;
import tegata.portal.page.Words;

/** 期間の指定 of a history; nothing typed stands for the last three months. */
record RecentDays(Clock clock, Words words) {
  private static final int MONTHS = 3;

  PeriodForm<LocalDate> read(MultiMap query) {
    LocalDate today = LocalDate.now(clock.withZone(Words.JAPAN));
    Period<LocalDate> recently = new Period<>(today.minusMonths(MONTHS), today);
    return PeriodForm.ofDays(query, recently, words)
        .filled(words.typed(recently.from()), words.typed(recently.to()));
  }
}
