package tegata.formats.fhir;

import java.time.LocalDate;

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

  /** What tells the records of one person from another's where ids are made. */
  String seed() {
    return isInsured() ? memberId() : String.join("/", name, kana, birthdate.toString());
  }

  boolean isInsured() {
    return !number.isEmpty();
  }

  /** 保険者番号8桁:記号:番号:枝番, as eCheckup names an insured person. */
  String memberId() {
    return String.join(
        ":", "%8s".formatted(insurerNumber).replace(' ', '0'), symbol, number, branch);
  }
}
