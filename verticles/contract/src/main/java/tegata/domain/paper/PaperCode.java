package tegata.domain.paper;

import java.util.Optional;
import java.util.random.RandomGenerator;
import tegata.domain.identity.ReadableLetters;

/**
 * 照合コード: printed on a paper, so that whoever holds it can have it verified. Of 100 random bits:
 * nobody who has not seen the paper finds it.
 *
 * @param letters the 20 letters without hyphens
 */
public record PaperCode(String letters) {

  /**
   * A new code.
   *
   * @param random a generator whose numbers nobody can foretell
   */
  public static PaperCode random(RandomGenerator random) {
    return new PaperCode(ReadableLetters.random(random));
  }

  /** The code as somebody typed it from a paper; empty where it cannot be one. */
  public static Optional<PaperCode> typed(String text) {
    return ReadableLetters.typed(text).map(PaperCode::new);
  }

  /** In groups of four, as it is printed. */
  public String spelled() {
    return ReadableLetters.spelled(letters);
  }

  /** Tells nothing of the code, so that no log does. */
  @Override
  public String toString() {
    return "PaperCode";
  }
}
