package tegata.formats.fhir;

import java.time.LocalDate;
import java.util.List;

/**
 * 健診一回.
 *
 * @param laterStage whether it is one of 広域連合 (75歳以上)
 */
public record FhirCheckup(
    LocalDate examinedOn, String institution, boolean laterStage, List<Item> items) {

  /**
   * One item. Texts may be empty where nothing is known.
   *
   * @param code 特定健診項目コード, 17 characters
   * @param kind how {@code value} is to be read
   * @param unit UCUM, of a number
   * @param display what a choice means
   * @param choiceOid the table of a choice
   */
  public record Item(
      String code,
      String name,
      Kind kind,
      String value,
      String unit,
      String display,
      String choiceOid,
      String low,
      String high) {}

  /** データ型. */
  public enum Kind {
    NUMBER,
    CHOICE,
    TEXT
  }
}
