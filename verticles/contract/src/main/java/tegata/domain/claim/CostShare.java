package tegata.domain.claim;

/**
 * 医療費通知の金額, whole yen, never rounded to 10 yen as at the window.
 *
 * @param insurer 保険者の負担額
 * @param publicExpense その他の公費の負担額
 * @param patient 窓口相当負担額
 * @param capped 高額療養費が窓口で現物給付された
 * @param frequent 多数回該当
 */
public record CostShare(
    long insurer, long publicExpense, long patient, boolean capped, boolean frequent) {

  /** 医療費の総額, meals included. */
  public long total() {
    return insurer + publicExpense + patient;
  }
}
