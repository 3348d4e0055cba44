package tegata.portal.registration;

import java.util.List;
import java.util.Optional;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Insurer;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * 直して出しなおす: why the application came back, and what is sent now.
 *
 * @param returned why the insurer sent it back
 * @param answers what goes to the insurer of today
 */
public record MendView(
    String number, DeregistrationForm form, List<Fact> returned, List<Fact> answers) {

  static MendView of(
      DeregistrationForm form,
      Application application,
      Optional<Insurer> insurer,
      String name,
      Words words) {
    return new MendView(
        application.deregistration().number(),
        form,
        application
            .returned()
            .map(
                why ->
                    Fact.list(
                        Fact.of(
                            words.text("application.returned.reason"),
                            Optional.of(words.of(why.reason()))),
                        Fact.of(words.text("application.returned.comment"), why.comment())))
            .orElse(List.of()),
        Fact.list(
            Fact.of(words.text("deregister.applicant"), Optional.of(name)),
            Fact.of(words.text("deregister.insurer"), insurer.map(Insurer::name))));
  }
}
