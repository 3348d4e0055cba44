package tegata.formats.fhir;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Whose records they are. Texts may be empty where nothing is known.
 *
 * @param sex male, female or unknown
 * @param insurerNumber 保険者番号
 * @param symbol 記号
 * @param number 番号; empty where no insurance is known
 * @param branch 枝番
 * @param confirmed whether the insurer has confirmed the insurance just now
 */
public record FhirPerson(
    String name,
    String kana,
    LocalDate birthdate,
    String sex,
    String insurerNumber,
    String insurerName,
    String symbol,
    String number,
    String branch,
    boolean confirmed) {
  private static final Pattern NOT_IN_MEMBER_ID = Pattern.compile("[\\s\\u3000:^]");

  /** What tells the records of one person from another's where ids are made. */
  String seed() {
    return isInsured() ? memberId() : String.join("/", name, kana, birthdate.toString());
  }

  boolean isInsured() {
    return !number.isEmpty();
  }

  /** 保険者番号8桁:記号:番号:枝番2桁, as eCheckup names an insured person (R1013): without spaces. */
  String memberId() {
    return String.join(
        ":",
        "%8s".formatted(insurerNumber).replace(' ', '0'),
        withoutSpaces(symbol),
        withoutSpaces(number),
        branch.length() == 1 ? "0" + branch : branch);
  }

  private static String withoutSpaces(String text) {
    return NOT_IN_MEMBER_ID.matcher(text).replaceAll("");
  }
}
