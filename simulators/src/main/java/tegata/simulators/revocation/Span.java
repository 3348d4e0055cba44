package tegata.simulators.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** The time for which an answer says it is good. */
record Span(Date from, Date to) {

  private static final Duration FAR = Duration.ofDays(2);

  static Span of(Clock clock, Misbehaviour how, Duration length) {
    Instant from =
        switch (how) {
          case STALE -> clock.instant().minus(FAR).minus(length);
          case FUTURE -> clock.instant().plus(FAR);
          default -> clock.instant();
        };
    return new Span(Date.from(from), Date.from(from.plus(length)));
  }
}
