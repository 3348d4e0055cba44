package tegata.workers.intake;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Values of a row, as they are stored. */
final class Values {
  private Values() {}

  /** A row of a set: whose, which set and line, and what it says. */
  static Object[] row(UUID person, long set, int line, Object[] says) {
    return Stream.concat(Stream.of(person, set, line), Stream.of(says)).toArray();
  }

  /** The same for a table that knows the person by its set. */
  static Object[] row(long set, int line, Object[] says) {
    return Stream.concat(Stream.of(set, line), Stream.of(says)).toArray();
  }

  /** Absent rather than empty. */
  static Optional<String> present(String text) {
    return Optional.of(text).filter(t -> !t.isBlank());
  }
}
