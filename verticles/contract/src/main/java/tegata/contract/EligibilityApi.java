package tegata.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.consent.Category;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.EligibilityResult;
import tegata.domain.eligibility.EligibilityToday;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.Validity;
import tegata.domain.identity.CertificateTerm;

/**
 * 資格確認: <em>admit</em> and <em>record</em> around the gateway's forwarding, and a person's own
 * eligibility.
 */
public final class EligibilityApi {

  /**
   * A card's signature over a challenge of the purpose it is shown for; certificate and signature
   * in base64.
   */
  public record CardProof(String challenge, String certificate, String signature) {}

  /** 記号番号 with birth date, by which an insurer finds a person. */
  public record ByNumber(InsuredNumber insured, LocalDate birthdate) {}

  /** A facility's question; exactly one of {@code card} and {@code number} is present. */
  public record Admit(
      LocalDate confirmationDate, Optional<CardProof> card, Optional<ByNumber> number) {}

  /**
   * A question let through, to be forwarded to the insurer and then recorded.
   *
   * @param person whom it concerns, where we know them
   * @param certificate the stage of the card's certificate, when asked by card
   */
  public record Admitted(
      LocalDate confirmationDate,
      ByNumber question,
      Optional<UUID> person,
      Optional<CertificateTerm.Stage> certificate) {}

  /** How forwarding ended. */
  public enum Forwarded {
    ANSWERED,
    TIMED_OUT,
    UNREACHABLE,
    BAD_ANSWER,
    /** About another person or another question. */
    MISMATCHED,
    NO_ROUTE
  }

  /**
   * What to record of an admitted question; {@code validity} is present when answered.
   *
   * @param specificDiseases whether the answer tells of 特定疾病
   */
  public record Outcome(
      Admitted admitted,
      Forwarded forwarded,
      Optional<Validity> validity,
      boolean specificDiseases) {}

  /** A kind of record that the person lets the asking facility see just now. */
  public record Consented(Category category, Instant from, Instant until) {}

  /**
   * Recorded: the entry is committed and the answer may leave.
   *
   * @param validity the insurer's, or 3 where our registry knows a newer coverage
   * @param ref the person's pseudonym for the asking facility, absent where we know nobody
   * @param consented what the person consented to; 特定疾病 leaves with the answer only where it is
   *     among them, and the entry says so
   */
  public record Recorded(
      Optional<Validity> validity, Optional<UUID> ref, List<Consented> consented) {}

  /**
   * 限度額等を尋ねる. The person is asked for by a pseudonym that the facility got for an earlier question;
   * today's coverage is what the insurer is asked about.
   *
   * @param ref the person's pseudonym for the facility
   */
  public record LimitsOf(UUID ref) {}

  /** A person asks about themselves. */
  public record Own(UUID person) {}

  /**
   * A person's own eligibility.
   *
   * @param today what stands today
   * @param held coverages of all times as we hold them, newest first
   */
  public record OwnEligibility(
      String name,
      String kana,
      LocalDate birthdate,
      EligibilityToday today,
      List<Coverage> held,
      Optional<LocalDate> certificateExpiresOn) {}

  /** Asks an insurer about one person; served by the gateway role, which owns the ways out. */
  public record Inquire(LocalDate confirmationDate, ByNumber question) {}

  /** The insurer's answer. */
  public record InsurerAnswer(Validity validity, List<EligibilityResult> results) {}

  public static final Address<Admit, Admitted> ADMIT =
      Address.of("eligibility.admit", Admit.class, Admitted.class);
  public static final Address<Outcome, Recorded> RECORD =
      Address.of("eligibility.record", Outcome.class, Recorded.class);

  /** Fails with {@code NOT_FOUND} for a ref that is not the facility's own. */
  public static final Address<LimitsOf, Admitted> ADMIT_LIMITS =
      Address.of("eligibility.admitLimits", LimitsOf.class, Admitted.class);

  /** Like {@link #RECORD}, of 限度額等 alone. */
  public static final Address<Outcome, Recorded> RECORD_LIMITS =
      Address.of("eligibility.recordLimits", Outcome.class, Recorded.class);

  public static final Address<Own, OwnEligibility> OWN =
      Address.of("eligibility.own", Own.class, OwnEligibility.class);
  public static final Address<Inquire, InsurerAnswer> INQUIRE =
      Address.of("insurer.inquire", Inquire.class, InsurerAnswer.class)
          .within(java.time.Duration.ofSeconds(2));

  private EligibilityApi() {}
}
