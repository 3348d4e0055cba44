package tegata.formats.claim;

import java.math.BigDecimal;
import java.util.List;

/**
 * 一つのレコード. Items stay as written.
 *
 * @param fileLine line of the file, from 1
 * @param data データ識別; 1 (請求) in a provider's file
 * @param line 行番号 inside the claim; 0 in a provider's file
 * @param branch 枝番; 0 in a provider's file
 * @param items item 1, the record's id, first; dropped trailing items are missing
 */
public record ClaimRecord(int fileLine, int data, int line, int branch, List<String> items) {
  private static final int PER_ITEM = 16;

  /** The longest amount of the 記録条件仕様 has nine, 負担金額 of HO. */
  private static final int MOST_DIGITS = 9;

  private static final int MOST_DECIMALS = 8;

  public ClaimRecord {
    items = List.copyOf(items);
  }

  public String id() {
    return item(1);
  }

  public boolean is(String id) {
    return id().equals(id);
  }

  /** Item {@code number}, from 1; empty where the producer dropped it. */
  public String item(int number) {
    return number <= items.size() ? items.get(number - 1) : "";
  }

  /** Item {@code number} as a number; 0 where it is empty or none. */
  public BigDecimal number(int number) {
    String text = item(number);
    return !text.isEmpty() && isNumber(text) ? new BigDecimal(text) : BigDecimal.ZERO;
  }

  /** Without a pattern: it is asked some hundred times for each claim. */
  static boolean isNumber(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int last = point < 0 ? text.length() : point;
    return areDigits(text, first, last, MOST_DIGITS)
        && (point < 0 || areDigits(text, point + 1, text.length(), MOST_DECIMALS));
  }

  private static boolean areDigits(String text, int from, int to, int most) {
    boolean digits = from < to && to - from <= most;
    for (int i = from; digits && i < to; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  /** About how many characters it takes in memory. */
  public int weight() {
    int weight = items.size() * PER_ITEM;
    for (String item : items) {
      weight += item.length();
    }
    return weight;
  }

  String place() {
    return fileLine + "行目 " + id();
  }

  String place(int number) {
    return place() + " 項目" + number;
  }
}
