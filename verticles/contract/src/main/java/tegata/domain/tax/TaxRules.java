package tegata.domain.tax;

import java.util.Arrays;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * ある年分の医療費控除の数値. All of them stand in {@code rules.properties}, by the first tax year they hold
 * for.
 *
 * @param medicalFloor what a year's net expenses must exceed, in yen, unless the share of the
 *     income is less
 * @param incomePercent that share of 総所得金額等
 * @param mostMedical the most that may be deducted, in yen
 * @param selfMedicationFloor what the purchases must exceed, in yen
 * @param mostSelfMedication the most that may be deducted for them, in yen
 * @param selfMedication whether セルフメディケーション税制 holds in the year, as far as the law is known
 */
public record TaxRules(
    long medicalFloor,
    long incomePercent,
    long mostMedical,
    long selfMedicationFloor,
    long mostSelfMedication,
    boolean selfMedication) {
  private static final ResourceBundle DATA =
      ResourceBundle.getBundle(TaxRules.class.getPackageName() + ".rules");

  /** The rules of a tax year (年分); empty for years before the first that is known. */
  public static Optional<TaxRules> of(int year) {
    return Arrays.stream(DATA.getString("years").split(" "))
        .map(Integer::valueOf)
        .filter(first -> first <= year)
        .max(Integer::compare)
        .map(first -> since(first, year));
  }

  private static TaxRules since(int first, int year) {
    return new TaxRules(
        number(first, "medical.floor"),
        number(first, "medical.income-percent"),
        number(first, "medical.most"),
        number(first, "self-medication.floor"),
        number(first, "self-medication.most"),
        year <= number(first, "self-medication.last"));
  }

  private static long number(int first, String name) {
    return Long.parseLong(DATA.getString(first + "." + name));
  }
}
