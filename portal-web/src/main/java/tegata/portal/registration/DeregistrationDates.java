package tegata.portal.registration;

import java.time.LocalDate;
import tegata.domain.registration.Deregistration;
import tegata.portal.page.Words;

/**
 * 日付の例: what would happen when, if the intermediary server took the application on a day.
 *
 * @param acceptedOn the day
 * @param lastDay the last day on which the card still serves as 保険証
 * @param afterwards the day after
 */
public record DeregistrationDates(String acceptedOn, String lastDay, String afterwards) {

  static DeregistrationDates ifAcceptedOn(LocalDate day, Words words) {
    LocalDate lastDay = Deregistration.lastDayAfter(day);
    return new DeregistrationDates(
        words.day(day), words.day(lastDay), words.day(lastDay.plusDays(1)));
  }
}
