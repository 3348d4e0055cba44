package tegata.workers.consent;

import java.util.Optional;
import java.util.UUID;
import tegata.contract.Fault;
import tegata.domain.consent.ConsentDecision.Reason;

/**
 * A "no" that the log has to hold. It becomes the caller's {@link Fault} once its entry is
 * committed.
 */
final class Refusal extends RuntimeException {
  private final Fault fault;
  private final Optional<UUID> subject;

  /**
   * @param subject whose data was asked for; empty where nobody is known, and that is all the entry
   *     tells
   */
  Refusal(Fault fault, Optional<UUID> subject) {
    super(fault.getMessage(), null, false, false);
    this.fault = fault;
    this.subject = subject;
  }

  /** A refusal by a rule about consents; its sentence depends on the reason alone. */
  static Refusal of(Reason reason, Optional<UUID> subject) {
    return new Refusal(new Fault(Fault.Kind.FORBIDDEN, reason.code(), sentence(reason)), subject);
  }

  /** A refusal because the person does not use their card as insurance card. */
  static Refusal notRegistered(UUID person) {
    return new Refusal(
        new Fault(
            Fault.Kind.FORBIDDEN,
            "not-registered",
            "The card is not registered as an insurance card."),
        Optional.of(person));
  }

  Fault fault() {
    return fault;
  }

  Optional<UUID> subject() {
    return subject;
  }

  private static String sentence(Reason reason) {
    return switch (reason) {
      case FACILITY_KIND_NOT_ALLOWED ->
          "A facility of kind 資格確認限定型 checks eligibility and sees no medical data.";
      case CONSENT_MISSING -> "No consent of this person allows it.";
      case CONSENT_EXPIRED -> "The consent ended 24 hours after it was given.";
      case CONSENT_REVOKED -> "The consent was revoked.";
      case CERTIFICATE_EXPIRED ->
          "The card's certificate has expired; it still serves to check eligibility for three months.";
      case CONSENT_NOT_NEEDED, CONSENT_STANDING ->
          throw new IllegalArgumentException(reason + " refuses nothing");
    };
  }
}
