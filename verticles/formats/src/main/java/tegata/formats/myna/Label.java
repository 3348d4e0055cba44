package tegata.formats.myna;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tegata.formats.JapaneseText;

/** The headings and item names of the file, spelt as マイナポータル spells them. */
enum Label {
  CREATED_ON("作成日"),
  KANA("氏名カナ"),
  NAME("氏名"),
  BIRTHDATE("生年月日"),
  SEX("性別"),
  AGE("年齢"),
  INSURER_NUMBER("保険者等番号"),
  SYMBOL("被保険者証等記号"),
  NUMBER("被保険者証等番号"),
  BRANCH("枝番"),
  COVERED_UNTIL("一覧表示の範囲"),
  PERIOD("期間"),
  TOTAL("医療費の総額（円）"),
  INSURER_PART("保険者の負担額（円）"),
  PUBLIC_PART("その他の公費の負担額（円）"),
  PATIENT_PART("窓口相当負担額（円）"),
  MONTH("診療年月"),
  CATEGORY("診療区分"),
  DAYS("日数"),
  INSTITUTION("医療機関等名称"),
  INSURER_NAME("保険者の名称"),
  DETAILS_RANGE("医療費情報明細の範囲");

  static final List<Label> AMOUNTS = List.of(TOTAL, INSURER_PART, PUBLIC_PART, PATIENT_PART);

  private final String text;

  Label(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** By name, whatever the width of its parentheses. */
  static Optional<Label> of(String text) {
    String folded = JapaneseText.folded(text);
    return Arrays.stream(values())
        .filter(label -> JapaneseText.folded(label.text).equals(folded))
        .findFirst();
  }
}
