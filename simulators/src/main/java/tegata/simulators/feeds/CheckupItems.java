package tegata.simulators.feeds;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 健診項目. The observations of one checkup: codes of 特定健診 with values and choices. */
final class CheckupItems {

  private static final String ITEM = "urn:oid:1.2.392.200119.6.1005";
  private static final String CHOICES = "urn:oid:1.2.392.200119.6.";
  private static final String CATEGORY =
      "http://jpfhir.jp/fhir/core/CodeSystem/JP_SimpleObservationCategory_CS";
  private static final String NO = "2";

  /** From this fiscal year on, the question about smoking has three answers. */
  private static final LocalDate FOURTH_PERIOD = LocalDate.of(2024, 4, 1);

  private final LocalDate day;
  private final List<JsonObject> observations = new ArrayList<>();

  private CheckupItems(LocalDate day) {
    this.day = day;
  }

  /** Results of measurement and laboratory. */
  static List<JsonObject> results(CheckupYear year, LocalDate day, boolean from65) {
    CheckupItems items = new CheckupItems(day);
    items.body(year);
    items.laboratory(year);
    items.judgement(year, from65);
    return items.observations;
  }

  /** 標準的な質問票, 22 answers. */
  static List<JsonObject> questionnaire(LocalDate day) {
    CheckupItems items = new CheckupItems(day);
    items.no("9N701000000000011", "服薬1(血圧)");
    items.no("9N706000000000011", "服薬2(血糖)");
    items.no("9N711000000000011", "服薬3(脂質)");
    items.no("9N716000000000011", "既往歴1(脳血管)");
    items.no("9N721000000000011", "既往歴2(心血管)");
    items.no("9N726000000000011", "既往歴3(腎不全･人工透析)");
    items.no("9N731000000000011", "貧血");
    items.smoking();
    items.no("9N741000000000011", "20歳からの体重変化");
    items.no("9N746000000000011", "30分以上の運動習慣");
    items.no("9N751000000000011", "歩行又は身体活動");
    items.choice("9N756000000000011", "歩行速度", "2003", "1", "はい");
    items.choice("9N872000000000011", "咀嚼", "18030", "1", "何でも");
    items.choice("9N766000000000011", "食べ方1(早食い等)", "2004", "1", "速い");
    items.choice("9N771000000000011", "食べ方2(就寝前)", "2003", "1", "はい");
    items.choice("9N782000000000011", "食べ方3(間食)", "18040", "2", "時々");
    items.no("9N781000000000011", "食習慣");
    items.choice("9N786000000000011", "飲酒", "24040", "4", "週1～2日");
    items.choice("9N791000000000011", "飲酒量", "24050", "1", "1合未満");
    items.choice("9N796000000000011", "睡眠", "2003", "1", "はい");
    items.choice("9N801000000000011", "生活習慣の改善", "2007", "2", "あり(6か月以内)");
    items.no("9N808000000000011", "特定保健指導の受診歴");
    return items.observations;
  }

  private void body(CheckupYear year) {
    quantity("body-measurement", "9N001000000000001", "身長", CheckupYear.HEIGHT, "cm");
    quantity("body-measurement", "9N006000000000001", "体重", year.weight(), "kg");
    quantity("body-measurement", "9N011000000000001", "BMI", year.bmi(), "kg/m2");
    quantity("body-measurement", "9N016160100000001", "腹囲(実測)", year.waist(), "cm");
    choice("9N056000000000011", "既往歴", "2001", NO, "特記すべきことなし");
    choice("9N061000000000011", "自覚症状", "2001", NO, "特記すべきことなし");
    choice("9N066000000000011", "他覚症状", "2001", NO, "特記すべきことなし");
    quantity("vital-signs", "9A751000000000001", "収縮期血圧(1回目)", year.systolic(), "mm[Hg]");
    quantity("vital-signs", "9A761000000000001", "拡張期血圧(1回目)", year.diastolic(), "mm[Hg]");
  }

  private void laboratory(CheckupYear year) {
    choice("9N141000000000011", "採血時間(食後)", "2202", "2", "食後10時間以上");
    laboratory("3F015000002327101", "空腹時中性脂肪(トリグリセリド)", year.triglyceride(), "mg/dL");
    laboratory("3F070000002327101", "HDLコレステロール", year.hdl(), "mg/dL");
    laboratory("3F077000002327101", "LDLコレステロール", year.ldl(), "mg/dL");
    laboratory("3B035000002327201", "AST(GOT)", 24, "U/L");
    laboratory("3B045000002327201", "ALT(GPT)", 27, "U/L");
    laboratory("3B090000002327101", "γ-GT(γ-GTP)", 41, "U/L");
    laboratory("3D010000001926101", "空腹時血糖", year.glucose(), "mg/dL");
    laboratory("3D046000001906202", "HbA1c(NGSP値)", year.hba1c(), "%");
    laboratory("3C015000002327101", "血清クレアチニン", 0.82, "mg/dL");
    choice("1A020000000191111", "尿糖", "2102", "1", "－");
    choice("1A010000000191111", "尿蛋白", "2102", "1", "－");
  }

  private void judgement(CheckupYear year, boolean from65) {
    String[] metabolic = {"基準該当", "予備群該当", "非該当"};
    String[] guidance = {"積極的支援", "動機付け支援", "なし(情報提供)"};
    // From 65 on, 積極的支援 becomes 動機付け支援.
    String level = from65 && year.guidance().equals("1") ? "2" : year.guidance();
    choice(
        "9N501000000000011",
        "メタボリックシンドローム判定",
        "1008",
        year.metabolic(),
        metabolic[Integer.parseInt(year.metabolic()) - 1]);
    choice("9N506000000000011", "保健指導レベル", "3001", level, guidance[Integer.parseInt(level) - 1]);
    add("exam", "9N511000000000049", "医師の診断(判定)", "valueString", "経過をみてください。（架空）");
  }

  private void smoking() {
    if (day.isBefore(FOURTH_PERIOD)) {
      no("9N736000000000011", "喫煙");
    } else {
      choice("9N736000000000011", "喫煙", "24060", "3", "いいえ");
    }
  }

  private void no(String code, String display) {
    choice(code, display, "2003", NO, "いいえ");
  }

  private void choice(String code, String display, String table, String choice, String label) {
    JsonObject coding =
        new JsonObject().put("code", choice).put("system", CHOICES + table).put("display", label);
    add(
        "exam",
        code,
        display,
        "valueCodeableConcept",
        new JsonObject().put("coding", new JsonArray().add(coding)));
  }

  private void laboratory(String code, String display, double value, String unit) {
    quantity("laboratory", code, display, value, unit);
  }

  private void quantity(String category, String code, String display, double value, String unit) {
    add(
        category,
        code,
        display,
        "valueQuantity",
        new JsonObject()
            .put("value", value == Math.rint(value) ? (Object) (long) value : (Object) value)
            .put("code", unit)
            .put("system", "http://unitsofmeasure.org")
            .put("unit", unit.replace("mm[Hg]", "mmHg")));
  }

  private void add(String category, String code, String display, String kind, Object value) {
    observations.add(
        new JsonObject()
            .put("resourceType", "Observation")
            .put("meta", FhirParts.profile("JP_Observation_eCheckupGeneral"))
            .put("status", "final")
            .put("category", new JsonArray().add(FhirParts.concept(CATEGORY, category, null)))
            .put("code", FhirParts.concept(ITEM, code, display))
            .put("effectiveDateTime", day.toString())
            .put(kind, value));
  }
}
