package tegata.portal.checkup;

import java.util.Arrays;
import java.util.List;

/**
 * 検査項目のまとまり, by the first digits of the 17-character code (JLAC10: 分析物). An item that none names is
 * shown under {@link #OTHER}, never left out.
 */
enum CheckupGroup {
  /** 身体計測. */
  BODY("9N001", "9N006", "9N011", "9N016", "9N021", "9N026"),
  /** 血圧. */
  BLOOD_PRESSURE("9A755", "9A752", "9A751", "9A765", "9A762", "9A761"),
  /** 血中脂質. */
  LIPIDS("3F0"),
  /** 血糖. */
  SUGAR("3D0"),
  /** 肝機能. */
  LIVER("3B0", "3J010"),
  /** 腎機能・尿酸. */
  KIDNEY("3C0", "8A065"),
  /** 貧血・血液一般. */
  BLOOD("2A0", "5C095"),
  /** 尿. */
  URINE("1A0", "3A0150000001", "3A0150000004"),
  /** 心電図・眼底. */
  HEART_AND_EYES("9A110", "9E1"),
  /** 医師の判断. */
  JUDGEMENT("9N5"),
  /** 診察・問診. */
  HISTORY("9N0", "9N1"),
  /** 標準的な質問票. */
  QUESTIONS(
      "9N70", "9N71", "9N72", "9N73", "9N74", "9N75", "9N76", "9N77", "9N78", "9N79", "9N80",
      "9N872"),
  /** 後期高齢者の質問票. */
  QUESTIONS_FROM_75("9N932", "9N933", "9N934", "9N935", "9N936", "9N937", "9N938", "9N939", "9N94"),
  /** その他の検査. */
  OTHER;

  private final List<String> prefixes;

  CheckupGroup(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  /** The group of an item: the first that names the beginning of its code. */
  static CheckupGroup of(String code) {
    return Arrays.stream(values())
        .filter(group -> group.prefixes.stream().anyMatch(code::startsWith))
        .findFirst()
        .orElse(OTHER);
  }

  /** Whether its items are questions, which have answers and no values. */
  boolean isQuestionnaire() {
    return this == QUESTIONS || this == QUESTIONS_FROM_75;
  }
}
