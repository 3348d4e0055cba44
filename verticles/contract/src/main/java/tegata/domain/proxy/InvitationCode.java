package tegata.domain.proxy;

import java.text.Normalizer;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * 招待コード: what a person hands to whom they choose as proxy. 100 random bits in 20 letters without
 * those that look alike (Crockford's Base32), so that it can be read out and typed but not guessed.
 *
 * @param letters the 20 letters without hyphens
 */
public record InvitationCode(String letters) {
  /** How long a code may be used. */
  public static final Period LIFETIME = Period.ofDays(30);

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 20;
  private static final int LONGEST_TYPED = 100;
  private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + LENGTH + "}");

  /**
   * A new code.
   *
   * @param random a generator whose numbers nobody can foretell
   */
  public static InvitationCode random(RandomGenerator random) {
    return new InvitationCode(
        random
            .ints(LENGTH, 0, ALPHABET.length())
            .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
            .collect(Collectors.joining()));
  }

  /**
   * The code somebody typed: small or full-width letters, gaps, hyphens and look-alikes are
   * forgiven; empty where it cannot be one.
   */
  public static Optional<InvitationCode> typed(String text) {
    if (text.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    String letters =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Pd}ー−]", "")
            .replace('O', '0')
            .replaceAll("[IL]", "1");
    return SHAPE.matcher(letters).matches()
        ? Optional.of(new InvitationCode(letters))
        : Optional.empty();
  }

  /** In groups of four, as it is read out. */
  public String spelled() {
    return letters.replaceAll("(.{4})(?!$)", "$1-");
  }

  /** Tells nothing of the code, so that no log does. */
  @Override
  public String toString() {
    return "InvitationCode";
  }
}
