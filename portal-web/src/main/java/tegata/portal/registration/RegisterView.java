package tegata.portal.registration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.RegistrationApi.Status;
import tegata.domain.registration.Registration;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/** What is registered, before it is. */
public record RegisterView(UUID form, List<Fact> answers) {

  static RegisterView of(UUID form, String name, Status status, Words words) {
    return new RegisterView(
        form,
        Fact.list(
            Fact.of(words.text("register.who"), Optional.of(name)),
            Fact.of(words.text("registration.insurer"), status.insurer().map(Insurer::name)),
            Fact.of(words.text("register.how"), Optional.of(words.of(Registration.Route.PORTAL)))));
  }
}
