package tegata.simulators.feeds;

import java.time.YearMonth;

/**
 * 診療 in one month at one institution, in whole yen. The parts always add up to the total.
 *
 * @param kind 診療区分
 * @param total 医療費の総額 (10割)
 * @param publicExpense その他の公費の負担額
 * @param self 窓口相当負担額
 */
record Visit(
    YearMonth month,
    String kind,
    int days,
    String institution,
    long total,
    long publicExpense,
    long self) {

  long insurer() {
    return total - publicExpense - self;
  }
}
