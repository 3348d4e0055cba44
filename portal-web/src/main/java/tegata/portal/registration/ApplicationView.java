package tegata.portal.registration;

import java.time.LocalDate;
import java.util.List;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.registration.Deregistration;
import tegata.portal.page.Words;

/**
 * One application: number, how it stands, and every step with its date.
 *
 * @param explanation what the status means and what the person may do
 * @param dates the dates that hold, or would hold if the application went through today
 */
public record ApplicationView(
    String number,
    String status,
    String explanation,
    String receivedAt,
    String insurer,
    List<Timeline.Step> steps,
    DeregistrationDates dates) {

  static ApplicationView of(Application application, LocalDate today, Words words) {
    Deregistration made = application.deregistration();
    return new ApplicationView(
        made.number(),
        words.of(made.status()),
        words.of(made.status(), "about"),
        words.moment(made.receivedAt()),
        application.insurer().name(),
        Timeline.of(made, today, words),
        DeregistrationDates.ifAcceptedOn(made.intermediaryAcceptedOn().orElse(today), words));
  }
}
