package tegata.domain.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * 読み上げて打てるコード: 100 random bits in 20 letters without those that look alike (Crockford's Base32), so
 * that a code can be read out and typed but not guessed.
 */
public final class ReadableLetters {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 20;
  private static final int LONGEST_TYPED = 100;
  private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + LENGTH + "}");

  private ReadableLetters() {}

  /**
   * New letters.
   *
   * @param random a generator whose numbers nobody can foretell
   */
  public static String random(RandomGenerator random) {
    return random
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }

  /**
   * The letters somebody typed: small or full-width ones, gaps, hyphens and look-alikes are
   * forgiven; empty where it cannot be a code.
   */
  public static Optional<String> typed(String text) {
    if (text.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    String letters =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Pd}ー−]", "")
            .replace('O', '0')
            .replaceAll("[IL]", "1");
    return SHAPE.matcher(letters).matches() ? Optional.of(letters) : Optional.empty();
  }

  /** In groups of four, as they are read out. */
  public static String spelled(String letters) {
    return letters.replaceAll("(.{4})(?!$)", "$1-");
  }
}
