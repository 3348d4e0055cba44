package tegata.domain.medication;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 手渡された一剤とその日数。
 *
 * @param ingredient 成分: the first {@value #INGREDIENT} characters of 薬価基準収載医薬品コード or YJ コード, which
 *     are 薬効 (4) and 成分 with its route (3)
 * @param prescriber who prescribed it, else who handed it out
 * @param source where the row comes from
 * @param first 調剤年月日, from which it is taken
 * @param last the last day it lasts
 */
public record Supply(
    String ingredient,
    String name,
    String institution,
    String prescriber,
    Medicine.Source source,
    LocalDate first,
    LocalDate last) {

  /** How much of a code names the 成分. */
  public static final int INGREDIENT = 7;

  private static final Pattern DAYS = Pattern.compile("([1-9]\\d{0,2})日分");

  /**
   * The supply; empty where the row does not say for how many days it is (頓服, 外用), or the code is
   * none.
   *
   * @param code 薬価基準収載医薬品コード or YJ コード
   */
  public static Optional<Supply> of(Medicine medicine, String code) {
    if (code.length() < INGREDIENT) {
      return Optional.empty();
    }
    return days(medicine)
        .map(
            days ->
                new Supply(
                    code.substring(0, INGREDIENT),
                    medicine.name(),
                    medicine.institution(),
                    medicine.prescriber().orElse(medicine.institution()),
                    medicine.source(),
                    medicine.dispensedOn(),
                    medicine.dispensedOn().plusDays(days - 1L)));
  }

  private static Optional<Integer> days(Medicine medicine) {
    Matcher matcher = DAYS.matcher(folded(medicine.quantity().orElse("")));
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /**
   * Whether this is what a better source says of {@code other}'s supply: handed out, or prescribed,
   * by the same. Of the same drug from two clinics on one day, both stand.
   */
  boolean tellsBefore(Supply other) {
    boolean sameHand =
        folded(institution).equals(folded(other.institution)) || isBySamePrescriber(other);
    return source.compareTo(other.source) < 0 && sameHand;
  }

  /** Whether both are by the same doctor's hand, as far as the names say. */
  boolean isBySamePrescriber(Supply other) {
    return folded(prescriber).equals(folded(other.prescriber));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
