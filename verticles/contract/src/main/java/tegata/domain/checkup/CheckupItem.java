package tegata.domain.checkup;

import java.util.Optional;

/**
 * 健診の検査項目一つの結果。
 *
 * @param code 特定健診項目コード, 17 characters (JLAC10)
 * @param name 項目名
 * @param type how {@code value} is to be read
 * @param value number, choice code or text, as recorded
 * @param unit UCUM unit of a number (mm[Hg], mg/dL, kg/m2 …)
 * @param display what a choice code means
 * @param choiceOid OID of the table that a choice code is of, as the checkup's file names it
 * @param low lower reference limit as recorded by the laboratory, in {@code unit}
 * @param high upper reference limit as recorded by the laboratory, in {@code unit}
 */
public record CheckupItem(
    String code,
    String name,
    Type type,
    String value,
    Optional<String> unit,
    Optional<String> display,
    Optional<String> choiceOid,
    Optional<String> low,
    Optional<String> high) {

  /** データ型. */
  public enum Type {
    /** 数値. */
    PQ,
    /** コード. */
    CD,
    /** 順序付きコード. */
    CO,
    /** 文字列. */
    ST
  }
}
