package tegata.domain.insurer;

/**
 * 検証番号。保険者番号・公費負担者番号・医療機関コードに共通: weights 2,1,2,1… from the rightmost body digit, digit sums,
 * complement to ten (保険者番号等の設定について 別添2).
 */
public final class CheckDigit {
  private CheckDigit() {}

  /** Whether the last digit fits the others. Old codes exist that do not: warn, never reject. */
  public static boolean fits(String digits) {
    if (digits.length() < 2 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int last = digits.length() - 1;
    return of(digits.substring(0, last)) == digits.charAt(last) - '0';
  }

  /** The digit to put behind a body of digits. */
  public static int of(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int product = (body.charAt(body.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
    return (10 - sum % 10) % 10;
  }
}
