package tegata.domain.proxy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * 代理: one person may see, or act on, the records of another until a day, unless either of the two
 * ends it before.
 *
 * @param principal 本人: whose records they are
 * @param proxy 代理人
 * @param begunOn first day (JST)
 * @param endsOn last day (JST)
 */
public record Proxy(
    UUID id,
    UUID principal,
    UUID proxy,
    Kind kind,
    Level level,
    LocalDate begunOn,
    LocalDate endsOn) {
  /** 代理の種類. */
  public enum Kind {
    /** 親など: for a child; ends at 18 at the latest. */
    PARENT,
    /** 代理人: given by an adult. */
    ADULT;

    /** What a proxy for somebody of this age is. */
    public static Kind of(LocalDate birthdate, LocalDate today) {
      return Age.isReached(birthdate, Age.ADULT, today) ? ADULT : PARENT;
    }

    /**
     * The last day of a proxy that shall last until a day: a parent's never reaches the 18th
     * birthday.
     */
    public LocalDate lastDay(LocalDate wished, LocalDate birthdate) {
      LocalDate lastAsChild = Age.reachedOn(birthdate, Age.ADULT).minusDays(1);
      return this == PARENT && wished.isAfter(lastAsChild) ? lastAsChild : wished;
    }
  }

  /** できること. */
  public enum Level {
    /** 見るだけ. */
    SEE,
    /** 見ることと手続き. */
    ACT
  }

  /** What time makes of a proxy. */
  public enum Turn {
    /** The child is 15: both are told, and from now on the child may end it. */
    CHILD_DECIDES,
    /** The child is 18: it ends. */
    CHILD_IS_ADULT,
    /** Its last day is over. */
    PERIOD_OVER
  }

  /** The last day of a proxy between two people may lie this many years ahead. */
  public static final int LONGEST_YEARS = 5;

  /** Whether it holds on a day, if nobody ended it. */
  public boolean standsOn(LocalDate today) {
    return !today.isBefore(begunOn) && !today.isAfter(endsOn);
  }

  /**
   * Whether one of the two may end it, which needs no word of the other. Only a child below 15
   * cannot end a parent's.
   */
  public boolean mayBeEndedBy(UUID person, LocalDate birthdateOfPrincipal, LocalDate today) {
    return person.equals(proxy)
        || person.equals(principal)
            && (kind == Kind.ADULT
                || Age.isReached(birthdateOfPrincipal, Age.CHILD_DECIDES, today));
  }

  /**
   * What a day makes of it.
   *
   * @param told whether both know already that the child is 15
   */
  public Optional<Turn> turnOn(LocalDate today, LocalDate birthdateOfPrincipal, boolean told) {
    if (kind == Kind.PARENT && Age.isReached(birthdateOfPrincipal, Age.ADULT, today)) {
      return Optional.of(Turn.CHILD_IS_ADULT);
    }
    if (today.isAfter(endsOn)) {
      return Optional.of(Turn.PERIOD_OVER);
    }
    return kind == Kind.PARENT
            && !told
            && Age.isReached(birthdateOfPrincipal, Age.CHILD_DECIDES, today)
        ? Optional.of(Turn.CHILD_DECIDES)
        : Optional.empty();
  }
}
