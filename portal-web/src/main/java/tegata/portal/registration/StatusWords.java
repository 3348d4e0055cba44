package tegata.portal.registration;

import tegata.contract.RegistrationApi.Application;
import tegata.domain.registration.Deregistration.Status;
import tegata.domain.registration.DeregistrationStep;
import tegata.domain.registration.StepTaken;
import tegata.portal.page.Words;

/** How an application stands, in words. */
public final class StatusWords {
  private StatusWords() {}

  /** What was withdrawn and what was closed have one status; which of them it was, a step tells. */
  public static String of(Application application, Words words) {
    Status status = application.deregistration().status();
    if (status != Status.WITHDRAWN) {
      return words.of(status);
    }
    boolean closed =
        application.steps().stream()
            .map(StepTaken::step)
            .anyMatch(DeregistrationStep.CLOSE::equals);
    return words.of(closed ? DeregistrationStep.CLOSE : DeregistrationStep.WITHDRAW);
  }
}
