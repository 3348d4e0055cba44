package tegata.domain.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 今日の資格: what can be said of a person's insurance today. Pages, papers and files are made of this
 * and of nothing else, so that none of them vouches for what the insurer denies.
 *
 * @param validity what the insurer answered; empty where it could not be asked
 * @param insurance what may be shown; empty where the insurer denies and where nothing is known
 * @param asOf when the insurer answered, or when what is held was last brought in
 */
public record EligibilityToday(
    Standing standing,
    Optional<Validity> validity,
    Optional<EligibilityResult> insurance,
    Instant asOf) {

  /** How certain it is. */
  public enum Standing {
    /** The insurer has just confirmed it. */
    CONFIRMED,
    /** The insurer could not be asked; we show what we hold, with its date. */
    UNCONFIRMED,
    /** The insurer says there is none, or more than one. */
    NOT_VALID,
    /** The insurer could not be asked, and we hold nothing that is valid today. */
    UNKNOWN
  }

  /**
   * What an insurer answered.
   *
   * @param result empty where it says valid, but not of what
   */
  public record Answer(Validity validity, Optional<EligibilityResult> result, Instant at) {}

  /**
   * What stands on a day.
   *
   * @param answer the insurer's just now; empty where it could not be asked
   * @param held coverages as we hold them, newest first
   * @param heldAsOf when they were last brought in
   */
  public static EligibilityToday of(
      LocalDate day, Optional<Answer> answer, List<Coverage> held, Instant heldAsOf) {
    Optional<Validity> validity = answer.map(Answer::validity);
    if (validity.filter(said -> !said.isValid()).isPresent()) {
      return new EligibilityToday(
          Standing.NOT_VALID, validity, Optional.empty(), answer.get().at());
    }
    Optional<EligibilityResult> confirmed = answer.flatMap(Answer::result).map(one -> one.on(day));
    if (confirmed.isPresent()) {
      return new EligibilityToday(Standing.CONFIRMED, validity, confirmed, answer.get().at());
    }
    Optional<EligibilityResult> holding =
        held.stream()
            .filter(coverage -> coverage.holdsOn(day))
            .findFirst()
            .map(EligibilityResult::held);
    return new EligibilityToday(
        holding.isPresent() ? Standing.UNCONFIRMED : Standing.UNKNOWN, validity, holding, heldAsOf);
  }
}
