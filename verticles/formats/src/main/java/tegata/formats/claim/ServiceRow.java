package tegata.formats.claim;

import java.math.BigDecimal;

/**
 * 診療行為・医薬品・特定器材の一行 (SI, SS, IY, TO of 医科, DPC and 歯科).
 *
 * @param group 診療識別; where the record leaves it empty, that of the record before
 * @param code 診療行為コード, 医薬品コード or 特定器材コード
 * @param amount 数量データ or 使用量, as written
 * @param points 点数; 0 except on the last row of a 算定単位
 * @param times 回数
 * @param firstDay item of day 1 of the 算定日; the other days follow
 */
public record ServiceRow(
    ClaimRecord record,
    String group,
    String code,
    String amount,
    BigDecimal points,
    BigDecimal times,
    int firstDay) {

  /** 点数×回数. */
  public BigDecimal total() {
    return points.multiply(times);
  }

  /** The count of day {@code day} of the month, 1–31. */
  public int on(int day) {
    return record.number(firstDay + day - 1).intValue();
  }
}
