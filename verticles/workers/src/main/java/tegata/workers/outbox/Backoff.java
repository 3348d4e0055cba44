package tegata.workers.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a message waits after a try that failed. */
@FunctionalInterface
interface Backoff {
  /** The first wait after an outage, doubled with every further try. */
  Duration FIRST = Duration.ofMillis(200);

  /** An outage is asked about often enough that all is drained within two seconds after its end. */
  Duration LONGEST_OUTAGE = Duration.ofMillis(1_200);

  /**
   * What was refused will not be taken soon: five tries take some minutes, as a wrong release does.
   */
  Duration FIRST_REFUSAL = Duration.ofSeconds(30);

  /** The longest wait after a refusal. */
  Duration LONGEST_REFUSAL = Duration.ofMinutes(5);

  /** More doublings than the longest wait needs. */
  int DOUBLINGS = 12;

  /**
   * The wait before the next try.
   *
   * @param attempts tries that failed before
   * @param refused whether the receiver would not take it, rather than could not
   */
  Duration after(int attempts, boolean refused);

  /** Between half and all of what the number of tries calls for, so that lines and nodes part. */
  static Backoff jittered(RandomGenerator random) {
    return (attempts, refused) -> {
      Duration longest = refused ? LONGEST_REFUSAL : LONGEST_OUTAGE;
      Duration first = refused ? FIRST_REFUSAL : FIRST;
      Duration doubled = first.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
      long millis = (doubled.compareTo(longest) < 0 ? doubled : longest).toMillis();
      return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    };
  }
}
