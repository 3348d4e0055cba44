package tegata.portal.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One row of a list of facts: what it is, and what it says. */
public record Fact(String label, String value) {
  private static final Pattern OF_DIGITS = Pattern.compile("[\\p{N}\\p{P}\\p{S}\\p{Z}]+");

  /** Whether it says numbers and no words, as 記号・番号 do: no line ends amid their digits. */
  public boolean isOfDigits() {
    return OF_DIGITS.matcher(value).matches();
  }

  /** A fact that stands only where there is something to say. */
  public static Optional<Fact> of(String label, Optional<String> value) {
    return value.filter(text -> !text.isBlank()).map(text -> new Fact(label, text));
  }

  /** The facts that stand, in order. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static List<Fact> list(Optional<Fact>... facts) {
    return Stream.of(facts).flatMap(Optional::stream).toList();
  }
}
