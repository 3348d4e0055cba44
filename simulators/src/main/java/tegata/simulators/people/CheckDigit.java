package tegata.simulators.people;

/** 検証番号. Weights 2,1,2,1… from the right, digits of the products added, complement of ten. */
public final class CheckDigit {

  private CheckDigit() {}

  /** The number with its check digit appended: 保険者番号, 医療機関コード, 後期高齢者の被保険者番号. */
  public static String append(String body) {
    return body + digit(body);
  }

  private static int digit(String body) {
    int sum = 0;
    int weight = 2;
    for (int i = body.length() - 1; i >= 0; i--) {
      int product = Character.digit(body.charAt(i), 10) * weight;
      sum += product / 10 + product % 10;
      weight = 3 - weight;
    }
    return (10 - sum % 10) % 10;
  }
}
