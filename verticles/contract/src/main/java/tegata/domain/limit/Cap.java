package tegata.domain.limit;

import java.util.Optional;

/**
 * 自己負担限度額 of one 適用区分, in yen a month.
 *
 * @param base 基本額
 * @param beyond total cost (10割) from which one percent is added; empty where nothing is
 * @param many 多数回該当: from the fourth month within twelve
 * @param yearly 年間上限
 * @param outpatient 外来 of one person (70歳以上)
 * @param outpatientYearly 外来の年間上限
 */
public record Cap(
    long base,
    Optional<Long> beyond,
    Optional<Long> many,
    Optional<Long> yearly,
    Optional<Long> outpatient,
    Optional<Long> outpatientYearly) {
  private static final int PERCENT = 100;

  /**
   * The most that is paid for a month, rounded to whole yen (四捨五入).
   *
   * @param cost total cost of the month (10割), in yen, not negative
   */
  public long most(long cost) {
    if (cost < 0) {
      throw new IllegalArgumentException("a cost of " + cost + " yen");
    }
    long above = Math.max(0, cost - beyond.orElse(cost));
    return base + Math.addExact(above, PERCENT / 2) / PERCENT;
  }

  /**
   * What is paid of a month's cost.
   *
   * @param percent share at the counter
   */
  public long paid(long cost, int percent) {
    return Math.min(most(cost), Math.multiplyExact(cost, percent) / PERCENT);
  }
}
