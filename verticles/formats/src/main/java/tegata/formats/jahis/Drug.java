package tegata.formats.jahis;

import java.util.Arrays;
import java.util.Optional;

/**
 * 薬品 (record 201).
 *
 * @param dose 用量, as written
 * @param code absent exactly when {@code codeKind} is {@link CodeKind#NONE}
 * @param genericName 一般名, since Ver.2.5
 * @param genericCode 一般名コード
 */
public record Drug(
    String name,
    String dose,
    String unit,
    CodeKind codeKind,
    String code,
    String genericName,
    String genericCode) {

  /** 薬品コード種別. */
  public enum CodeKind {
    NONE("1"),
    /** レセプト電算コード, 9 digits. */
    CLAIM("2"),
    /** 厚生労働省コード, 12. */
    MHLW("3"),
    /** YJ コード, 12. */
    YJ("4"),
    HOT("6");

    private final String digit;

    CodeKind(String digit) {
      this.digit = digit;
    }

    String digit() {
      return digit;
    }

    static Optional<CodeKind> of(String digit) {
      return Arrays.stream(values()).filter(kind -> kind.digit.equals(digit)).findFirst();
    }
  }
}
