package tegata.domain.tax;

/**
 * 医療費控除とセルフメディケーション税制の比較. A return takes one of the two, and the choice cannot be changed
 * afterwards (更正の請求 changes it neither).
 */
public record DeductionChoice(Deduction medical, Deduction selfMedication) {

  /** どちらが有利か. */
  public enum Better {
    MEDICAL,
    SELF_MEDICATION,
    /** The same amount, or nothing either way. */
    EQUAL
  }

  /** Which of the two deducts more. */
  public Better better() {
    int compared = Long.compare(medical.amount(), selfMedication.amount());
    if (compared == 0) {
      return Better.EQUAL;
    }
    return compared > 0 ? Better.MEDICAL : Better.SELF_MEDICATION;
  }
}
