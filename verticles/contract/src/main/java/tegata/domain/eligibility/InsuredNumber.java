package tegata.domain.eligibility;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 被保険者等記号・番号・枝番 within an insurer, as written on the source.
 *
 * @param insurerNumber 保険者番号, 8 digits, or 6 for 国保
 * @param symbol 記号, absent for 後期高齢 and where the asker does not know it
 * @param number 番号
 * @param branch 枝番, 2 digits, absent on older sources
 */
public record InsuredNumber(
    String insurerNumber, Optional<String> symbol, String number, Optional<String> branch) {

  private static final Pattern DASHES =
      Pattern.compile("[\\u2010-\\u2015\\u2212\\u30FC\\uFF70\\u2500-]");
  private static final Pattern ALREADY = Pattern.compile("[0-9A-Za-z-]*");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Symbol in the form in which symbols are compared; empty text where there is none. */
  public String symbolKey() {
    return symbol.map(InsuredNumber::fold).orElse("");
  }

  /** Number in the form in which numbers are compared. */
  public String numberKey() {
    return fold(number);
  }

  /** Branch as compared: digits only, two of them; empty text where there is none. */
  public String branchKey() {
    return branch
        .map(InsuredNumber::fold)
        .filter(b -> !b.isEmpty())
        .map(b -> b.length() == 1 ? "0" + b : b)
        .orElse("");
  }

  /** Whether both name the same coverage, however they are spelled. */
  public boolean isSameAs(InsuredNumber other) {
    return hasNumberOf(other) && branchKey().equals(other.branchKey());
  }

  /**
   * Whether both have the same 保険者番号・記号・番号: of one person the same coverage, since sources may
   * leave out the 枝番.
   */
  public boolean hasNumberOf(InsuredNumber other) {
    return insurerNumber.equals(other.insurerNumber)
        && symbolKey().equals(other.symbolKey())
        && numberKey().equals(other.numberKey());
  }

  /**
   * Folds the ways in which insurers write the same 記号 or 番号: full width, dashes of every kind,
   * spaces. NFKC first, so that 「１２－３４」 and "12-34" meet; and again at the end, because a mark that
   * stood apart behind a space now stands beside its letter.
   */
  public static String fold(String text) {
    if (ALREADY.matcher(text).matches()) {
      return text;
    }
    String dashed = DASHES.matcher(composed(text)).replaceAll("-");
    return composed(SPACES.matcher(dashed).replaceAll("").strip());
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
