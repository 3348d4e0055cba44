package tegata.domain.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * 今日の資格: what can be said of a person's insurance today. Pages, papers and files are made of this
 * and of nothing else, so that none of them vouches for what the insurer denies.
 *
 * @param validity what the insurer answered; empty where it could not be asked
 * @param insurance what may be shown; empty where the insurer denies and where nothing is known
 * @param asOf when the insurer answered (just now or last), or when what is held was last brought
 *     in
 */
public record EligibilityToday(
    Standing standing,
    Optional<Validity> validity,
    Optional<EligibilityResult> insurance,
    Instant asOf) {

  /**
   * An insurer's confirmation is kept and shown for 30 days while it cannot be asked: as long as
   * the code of a paper that a person printed.
   */
  public static final int CONFIRMATION_DAYS = 30;

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** How certain it is. */
  public enum Standing {
    /** The insurer has just confirmed it. */
    CONFIRMED,
    /** The insurer cannot be asked; this is what it confirmed when it was asked last. */
    CONFIRMED_BEFORE,
    /** The insurer cannot be asked; we show what we hold, with its date. */
    UNCONFIRMED,
    /** The insurer says there is none, or more than one. */
    NOT_VALID,
    /** The insurer could not be asked, and we hold nothing that is valid today. */
    UNKNOWN
  }

  /**
   * What an insurer answered.
   *
   * @param about the coverage it was asked about
   * @param result empty where it denies, and where it says valid, but not of what
   */
  public record Answer(
      InsuredNumber about, Validity validity, Optional<EligibilityResult> result, Instant at) {

    public Answer {
      result = result.filter(x -> validity.isValid());
    }

    private boolean isFrom(LocalDate firstDay) {
      return !LocalDate.ofInstant(at, JAPAN).isBefore(firstDay);
    }
  }

  /** The first day of confirmations that are kept and shown. */
  public static LocalDate firstConfirmationDay(LocalDate today) {
    return today.minusDays(CONFIRMATION_DAYS);
  }

  /**
   * What we hold of a person's insurance.
   *
   * @param coverages newest first
   * @param asOf when they were last brought in
   * @param lastAnswer the insurer's last
   */
  public record Held(List<Coverage> coverages, Instant asOf, Optional<Answer> lastAnswer) {

    private Optional<Coverage> on(LocalDate day) {
      return coverages.stream().filter(coverage -> coverage.holdsOn(day)).findFirst();
    }

    /**
     * The insurer's last answer where it still says something: about the coverage of the day, of a
     * card that has not run out and not too long ago, and no denial that the insurer's own list has
     * contradicted since.
     */
    private Optional<Answer> answerOn(LocalDate day) {
      return lastAnswer
          .filter(answer -> on(day).filter(c -> c.insured().isSameAs(answer.about())).isPresent())
          .filter(
              answer ->
                  answer.validity().isValid()
                      ? answer.isFrom(firstConfirmationDay(day))
                          && answer.result().filter(r -> r.term().holdsOn(day)).isPresent()
                      : stillDenies(answer));
    }

    /**
     * When the insurer denied a coverage; empty where it did not, or its own list has contradicted
     * that since.
     */
    public Optional<Instant> deniedAt(InsuredNumber insured) {
      return lastAnswer
          .filter(answer -> answer.about().hasNumberOf(insured))
          .filter(this::stillDenies)
          .map(Answer::at);
    }

    private boolean stillDenies(Answer answer) {
      return !answer.validity().isValid() && answer.at().isAfter(asOf);
    }
  }

  /**
   * What stands on a day.
   *
   * @param answer the insurer's just now; empty where it could not be asked
   */
  public static EligibilityToday of(LocalDate day, Optional<Answer> answer, Held held) {
    return answer
        .flatMap(now -> told(now, Standing.CONFIRMED, day))
        .or(() -> held.answerOn(day).flatMap(last -> told(last, Standing.CONFIRMED_BEFORE, day)))
        .orElseGet(() -> held(day, answer.map(Answer::validity), held));
  }

  private static Optional<EligibilityToday> told(Answer answer, Standing standing, LocalDate day) {
    Optional<Validity> validity = Optional.of(answer.validity());
    if (!answer.validity().isValid()) {
      return Optional.of(
          new EligibilityToday(Standing.NOT_VALID, validity, Optional.empty(), answer.at()));
    }
    return answer
        .result()
        .map(
            result ->
                new EligibilityToday(standing, validity, Optional.of(result.on(day)), answer.at()));
  }

  private static EligibilityToday held(LocalDate day, Optional<Validity> validity, Held held) {
    Optional<EligibilityResult> holding = held.on(day).map(EligibilityResult::held);
    return new EligibilityToday(
        holding.isPresent() ? Standing.UNCONFIRMED : Standing.UNKNOWN,
        validity,
        holding,
        held.asOf());
  }
}
