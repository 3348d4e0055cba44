package tegata.domain.tax;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tegata.domain.identity.ReadableLetters;

/**
 * 一度だけのコード: what a person gives to a tax program, which fetches one year's document with it, once.
 *
 * @param letters the 20 letters without hyphens
 */
public record TaxCode(String letters) {
  /** How long a code may be used, on the database's clock. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /**
   * A new code.
   *
   * @param random a generator whose numbers nobody can foretell
   */
  public static TaxCode random(RandomGenerator random) {
    return new TaxCode(ReadableLetters.random(random));
  }

  /** The code a program sent, however its user typed it; empty where it cannot be one. */
  public static Optional<TaxCode> typed(String text) {
    return ReadableLetters.typed(text).map(TaxCode::new);
  }

  /** In groups of four, as it is read out. */
  public String spelled() {
    return ReadableLetters.spelled(letters);
  }

  /** Tells nothing of the code, so that no log does. */
  @Override
  public String toString() {
    return "TaxCode";
  }
}
