package tegata.portal.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.RegistrationApi.Status;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/** The page that shows all answers before anything is sent. */
public record DeregistrationCheckView(DeregistrationForm form, List<Fact> answers) {

  static DeregistrationCheckView of(
      DeregistrationForm form, String name, Status status, LocalDate today, Words words) {
    DeregistrationDates dates = DeregistrationDates.ifAcceptedOn(today, words);
    return new DeregistrationCheckView(
        form,
        Fact.list(
            Fact.of(words.text("deregister.applicant"), Optional.of(name)),
            Fact.of(words.text("deregister.insurer"), status.insurer().map(Insurer::name)),
            Fact.of(
                words.text("deregister.registered-on"),
                status.registration().registeredOn().map(words::day)),
            Fact.of(
                words.text("deregister.expected"),
                Optional.of(words.text("deregister.expected.value", dates.lastDay())))));
  }
}
