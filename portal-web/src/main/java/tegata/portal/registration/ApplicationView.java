package tegata.portal.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.EligibilityCertificate;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * One application: number, how it stands, every step with its date, and what the person can do.
 *
 * @param explanation what the status means and what the person may do
 * @param waiting why it has not gone on yet although nobody is to do anything; empty text where
 *     nothing waits
 * @param returned why the insurer sent it back; empty where it stands otherwise
 * @param certificate number of the 資格確認書; empty text where there is none
 * @param steps the way it goes, with the dates that hold, or would hold if it went on today
 * @param history everything that happened, in order
 * @param isOpen whether it still runs
 * @param mayWithdraw whether it can still be withdrawn
 * @param mayMend whether it is to be mended
 */
public record ApplicationView(
    String number,
    String status,
    String explanation,
    String waiting,
    List<Fact> returned,
    String receivedAt,
    String insurer,
    String certificate,
    List<Timeline.Step> steps,
    List<Fact> history,
    boolean isOpen,
    boolean mayWithdraw,
    boolean mayMend) {

  static ApplicationView of(Application application, LocalDate today, Words words) {
    Deregistration made = application.deregistration();
    return new ApplicationView(
        made.number(),
        StatusWords.of(application, words),
        words.of(made.status(), "about"),
        waiting(application, today, words),
        returned(application, words),
        words.moment(made.receivedAt()),
        application.insurer().name(),
        made.certificate().flatMap(EligibilityCertificate::number).orElse(""),
        Timeline.of(application, today, words),
        history(application, words),
        made.isOpen(),
        DeregistrationStep.WITHDRAW.isPossibleFrom(made.status()),
        DeregistrationStep.MEND.isPossibleFrom(made.status()));
  }

  /** The last day is over but it did not end, or a message about it is still on its way. */
  private static String waiting(Application application, LocalDate today, Words words) {
    Deregistration made = application.deregistration();
    boolean overdue =
        made.status() == Deregistration.Status.SCHEDULED
            && made.lastDay().filter(today::isAfter).isPresent();
    if (overdue) {
      return words.text("application.overdue");
    }
    return application.unsent() ? words.text("application.unsent") : "";
  }

  private static List<Fact> returned(Application application, Words words) {
    return application
        .returned()
        .map(
            why ->
                Fact.list(
                    Fact.of(
                        words.text("application.returned.reason"),
                        Optional.of(words.of(why.reason()))),
                    Fact.of(words.text("application.returned.comment"), why.comment())))
        .orElse(List.of());
  }

  private static List<Fact> history(Application application, Words words) {
    return application.steps().stream()
        .map(taken -> new Fact(words.moment(taken.at()), words.of(taken.step())))
        .toList();
  }
}
