package tegata.domain.proxy;

import java.time.Period;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tegata.domain.identity.ReadableLetters;

/**
 * 招待コード: what a person hands to whom they choose as proxy.
 *
 * @param letters the 20 letters without hyphens
 */
public record InvitationCode(String letters) {
  /** How long a code may be used. */
  public static final Period LIFETIME = Period.ofDays(30);

  /**
   * A new code.
   *
   * @param random a generator whose numbers nobody can foretell
   */
  public static InvitationCode random(RandomGenerator random) {
    return new InvitationCode(ReadableLetters.random(random));
  }

  /** The code somebody typed; empty where it cannot be one. */
  public static Optional<InvitationCode> typed(String text) {
    return ReadableLetters.typed(text).map(InvitationCode::new);
  }

  /** In groups of four, as it is read out. */
  public String spelled() {
    return ReadableLetters.spelled(letters);
  }

  /** Tells nothing of the code, so that no log does. */
  @Override
  public String toString() {
    return "InvitationCode";
  }
}
