package tegata.acceptance.house;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts on which a pattern that tries its text more than once shows it: long runs of what the
 * pattern itself speaks of, with an end it cannot take. What is counted is how often a character is
 * looked at, so that no clock is needed.
 */
final class HostileText {
  /** Characters of 50 KB of kana. */
  static final int LONG = 17_000;

  private static final int SHORT = 1_000;
  private static final int LOOKS_PER_CHARACTER = 60;
  private static final int MOST_IN_PAIRS = 14;
  private static final String USUAL = "a0 -.ア漢\n";
  private static final List<String> ENDS = List.of("", "\u0001", "\n", "!");
  private static final Pattern LITERAL = Pattern.compile("[\\p{L}\\p{N}=/: _<>《》「」（）-]{2,}");

  private HostileText() {}

  /**
   * The first text on which a pattern looks at characters too often, shortened for reading, or
   * nothing.
   *
   * @param searched whether the pattern is searched for anywhere, too, or holds for a whole text
   */
  static Stream<String> trouble(Pattern pattern, boolean searched) {
    return texts(pattern.pattern())
        .filter(text -> looksTooOften(pattern, text, searched))
        .map(text -> text.substring(0, Math.min(40, text.length())) + "… (" + text.length() + ")")
        .limit(1);
  }

  private static Stream<String> texts(String pattern) {
    List<String> letters = letters(pattern);
    List<String> few = letters.subList(0, Math.min(MOST_IN_PAIRS, letters.size()));
    List<String> begins = begins(pattern);
    Stream<String> runs = letters.stream().map(letter -> letter.repeat(LONG));
    Stream<String> pairs =
        few.stream()
            .flatMap(a -> few.stream().filter(b -> !b.equals(a)).map(b -> (a + b).repeat(SHORT)));
    Stream<String> halves =
        few.stream()
            .flatMap(
                a ->
                    few.stream()
                        .filter(b -> !b.equals(a))
                        .map(b -> a.repeat(SHORT) + b.repeat(SHORT)));
    return Stream.concat(runs, Stream.concat(pairs, halves))
        .flatMap(run -> begins.stream().map(begin -> begin + run))
        .flatMap(text -> ENDS.stream().map(end -> text + end));
  }

  /** Of the pattern itself first, because its runs are made of them; then what people write. */
  private static List<String> letters(String pattern) {
    Set<String> letters = new LinkedHashSet<>();
    pattern
        .replaceAll("\\\\[dDwWsSbBpPRAzZ]|[\\[\\](){}^$+*?|]", "")
        .codePoints()
        .mapToObj(Character::toString)
        .filter(c -> !c.equals("\\"))
        .forEach(letters::add);
    USUAL.codePoints().mapToObj(Character::toString).forEach(letters::add);
    return List.copyOf(letters);
  }

  /** What a pattern that begins with fixed words wants to see before it begins to try. */
  private static List<String> begins(String pattern) {
    List<String> begins = new ArrayList<>(List.of(""));
    Matcher literal = LITERAL.matcher(pattern);
    while (literal.find() && begins.size() < 4) {
      begins.add(literal.group());
    }
    return begins;
  }

  private static boolean looksTooOften(Pattern pattern, String text, boolean searched) {
    try {
      pattern.matcher(new Watched(text)).matches();
      if (searched) {
        Matcher matcher = pattern.matcher(new Watched(text));
        while (matcher.find()) {
          matcher.end();
        }
      }
      return false;
    } catch (TooOften | StackOverflowError e) {
      return true;
    }
  }

  private static final class TooOften extends RuntimeException {}

  /** A text that counts how often it is looked at. */
  private static final class Watched implements CharSequence {
    private final String text;
    private long left;

    Watched(String text) {
      this.text = text;
      this.left = (long) LOOKS_PER_CHARACTER * (text.length() + 100);
    }

    @Override
    public char charAt(int index) {
      if (left-- == 0) {
        throw new TooOften();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
