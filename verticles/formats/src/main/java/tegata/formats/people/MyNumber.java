package tegata.formats.people;

import java.util.regex.Pattern;

/** マイナンバー（個人番号）の見分け。 Only to keep it out: it may not be stored. */
final class MyNumber {
  private static final Pattern TWELVE_DIGITS = Pattern.compile("\\d{12}");
  private static final int[] WEIGHTS = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

  private MyNumber() {}

  /** Twelve digits with the check digit of 番号法施行令の省令5条. */
  static boolean looksLike(String text) {
    if (!TWELVE_DIGITS.matcher(text).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * Character.digit(text.charAt(i), 10);
    }
    int rest = sum % 11;
    return Character.digit(text.charAt(11), 10) == (rest <= 1 ? 0 : 11 - rest);
  }
}
