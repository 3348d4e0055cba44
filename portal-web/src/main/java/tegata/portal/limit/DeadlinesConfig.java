package tegata.portal.limit;

import java.time.Duration;
import java.util.Optional;
import tegata.node.connection.Deadlines;

/**
 * {@code deadlines} in {@code portal.json}: how long a connection may take for a step, however it
 * drips. Chosen for a telephone on a throttled line (128 kbit/s).
 *
 * @param head of a request; default 9 s
 * @param form the body of a form; default 60 s
 * @param file the body of a form with a file; default 5 min
 * @param answer from the end of a request until its answer is read; default 10 min, in which a
 *     throttled telephone reads 9 MB
 */
public record DeadlinesConfig(
    Optional<Duration> head,
    Optional<Duration> form,
    Optional<Duration> file,
    Optional<Duration> answer) {
  /** Where the file says nothing. */
  public static final DeadlinesConfig DEFAULT =
      new DeadlinesConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Of every connection. */
  public Deadlines ofConnections() {
    return new Deadlines(
        head.orElse(Deadlines.RECEIVE), answer.orElse(Duration.ofMinutes(10)), Deadlines.QUIET);
  }

  /** In which a form must have arrived. */
  public Duration formOrDefault() {
    return form.orElse(Duration.ofSeconds(60));
  }

  /** In which a form with a file must have arrived. */
  public Duration fileOrDefault() {
    return file.orElse(Duration.ofMinutes(5));
  }
}
