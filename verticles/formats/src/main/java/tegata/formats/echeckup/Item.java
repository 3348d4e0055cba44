package tegata.formats.echeckup;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * 健診項目1つの結果。
 *
 * @param code JLAC10 item code of 17 characters (system 1.2.392.200119.6.1005)
 * @param value the number, the code of the choice, or the text, after {@code type}
 * @param unit of a number, as the document spells it
 * @param choiceOid code system of a choice without {@code urn:oid:}, e.g. 1.2.392.200119.6.2003
 * @param display the choice in words
 * @param low reference range
 * @param interpretation H, L or N; empty if absent
 */
public record Item(
    String code,
    String name,
    DataType type,
    String value,
    String unit,
    String choiceOid,
    String display,
    Optional<BigDecimal> low,
    Optional<BigDecimal> high,
    String interpretation) {

  /** データ型 of the MHLW item table. */
  public enum DataType {
    /** Number with unit. */
    PQ,
    /** Choice. */
    CD,
    /** Ordered choice, e.g. －, ±, ＋. */
    CO,
    /** Text. */
    ST
  }
}
