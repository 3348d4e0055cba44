package tegata.formats.myna;

/**
 * 医療費の内訳（円）。
 *
 * @param total 医療費の総額
 * @param insurer 保険者の負担額
 * @param publicFunds その他の公費の負担額
 * @param patient 窓口相当負担額: computed from the claim, the sum really paid may differ
 */
public record Amounts(long total, long insurer, long publicFunds, long patient) {
  public static final Amounts ZERO = new Amounts(0, 0, 0, 0);

  public Amounts plus(Amounts other) {
    return new Amounts(
        total + other.total,
        insurer + other.insurer,
        publicFunds + other.publicFunds,
        patient + other.patient);
  }

  /** 総額 = 保険者 + 公費 + 窓口相当, as in every row of the exports seen. */
  public boolean addUp() {
    return total == insurer + publicFunds + patient;
  }
}
