package tegata.portal.eligibility;

import java.time.LocalDate;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.domain.eligibility.Validity;

/** What can be said about a person's eligibility just now. */
public enum Standing {
  /** The insurer has just confirmed it. */
  CONFIRMED,
  /** The insurer could not be asked; we show what we hold, with its date. */
  UNCONFIRMED,
  /** The insurer says there is none, or more than one. */
  NOT_VALID,
  /** The insurer could not be asked, and we hold nothing that is valid today. */
  UNKNOWN;

  static Standing of(OwnEligibility own, LocalDate today) {
    boolean denied = own.validity().filter(validity -> !isValid(validity)).isPresent();
    if (denied) {
      return NOT_VALID;
    }
    if (own.validity().isPresent() && own.confirmed().isPresent()) {
      return CONFIRMED;
    }
    boolean holds = own.held().stream().anyMatch(coverage -> coverage.holdsOn(today));
    return holds ? UNCONFIRMED : UNKNOWN;
  }

  private static boolean isValid(Validity validity) {
    return validity == Validity.VALID || validity == Validity.VALID_UNREGISTERED;
  }
}
