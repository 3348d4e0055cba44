package tegata.domain.checkup;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * 健診の測定値の系列: item codes whose values may be compared with each other. What is measured in another
 * way (空腹時 and 随時, 実測 and 自己申告, 直接法 and 計算) is another series.
 *
 * <p>Codes are 特定健診項目コード (JLAC10), by their beginning; where a checkup has several, the one named
 * first counts (血圧: その他 before 2回目 before 1回目).
 */
public enum Measure {
  HEIGHT("cm", "9N001"),
  WEIGHT("kg", "9N006"),
  BMI("kg/m2", "9N011"),
  /** 内臓脂肪面積. */
  VISCERAL_FAT("cm2", "9N021"),
  /** 腹囲 (実測). */
  WAIST("cm", "9N0161601"),
  /** 腹囲 (自己判定、自己申告). */
  WAIST_STATED("cm", "9N0161602", "9N0161603"),
  SYSTOLIC("mm[Hg]", "9A755", "9A752", "9A751"),
  DIASTOLIC("mm[Hg]", "9A765", "9A762", "9A761"),
  /** 空腹時中性脂肪. */
  TRIGLYCERIDE("mg/dL", "3F0150000"),
  /** 随時中性脂肪. */
  TRIGLYCERIDE_CASUAL("mg/dL", "3F0151299"),
  HDL("mg/dL", "3F070"),
  /** LDL コレステロール (直接測定). */
  LDL("mg/dL", "3F07700000232", "3F077000002399"),
  /** LDL コレステロール (計算). */
  LDL_CALCULATED("mg/dL", "3F0770000023919"),
  NON_HDL("mg/dL", "3F069"),
  /** 空腹時血糖. */
  GLUCOSE("mg/dL", "3D0100000"),
  /** 随時血糖. */
  GLUCOSE_CASUAL("mg/dL", "3D0101299"),
  /** HbA1c (NGSP). */
  HBA1C("%", "3D046"),
  AST("U/L", "3B0350000"),
  ALT("U/L", "3B0450000"),
  GAMMA_GT("U/L", "3B0900000"),
  CREATININE("mg/dL", "3C0150000"),
  EGFR("mL/min/{1.73_m2}", "8A065"),
  URIC_ACID("mg/dL", "3C0200000"),
  HEMATOCRIT("%", "2A040"),
  HEMOGLOBIN("g/dL", "2A030"),
  /** 赤血球数. */
  RED_CELLS("10*4/mm3", "2A0200000");

  private final String unit;
  private final List<String> codes;

  Measure(String unit, String... codes) {
    this.unit = unit;
    this.codes = List.of(codes);
  }

  /**
   * The series an item belongs to; empty for what is no measured value, or of a code unknown here.
   */
  public static Optional<Measure> of(CheckupItem item) {
    return item.type() == CheckupItem.Type.PQ
        ? Arrays.stream(values()).filter(m -> m.rank(item) >= 0).findFirst()
        : Optional.empty();
  }

  /** The series of a name in addresses, e.g. {@code gamma-gt}. */
  public static Optional<Measure> named(String slug) {
    return Arrays.stream(values()).filter(m -> m.slug().equals(slug)).findFirst();
  }

  /** The name in addresses. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The unit, UCUM, in which values of the series are compared. */
  public String unit() {
    return unit;
  }

  /** The item of the series that counts in a checkup. */
  public Optional<CheckupItem> in(Checkup checkup) {
    return checkup.items().stream()
        .filter(item -> item.type() == CheckupItem.Type.PQ && rank(item) >= 0)
        .min(Comparator.comparingInt(this::rank));
  }

  private int rank(CheckupItem item) {
    for (int i = 0; i < codes.size(); i++) {
      if (item.code().startsWith(codes.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
