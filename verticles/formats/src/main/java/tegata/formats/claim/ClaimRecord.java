package tegata.formats.claim;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

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

  /** Nine digits are the longest amount of the 記録条件仕様, 負担金額 of HO. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,8})?");

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
    return isNumber(text) ? new BigDecimal(text) : BigDecimal.ZERO;
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** About how many characters it takes in memory. */
  public int weight() {
    return items.stream().mapToInt(item -> item.length() + PER_ITEM).sum();
  }

  String place() {
    return fileLine + "行目 " + id();
  }

  String place(int number) {
    return place() + " 項目" + number;
  }
}
