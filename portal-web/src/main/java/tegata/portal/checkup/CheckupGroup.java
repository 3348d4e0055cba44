package tegata.portal.checkup;

import java.util.Arrays;
import java.util.List;

/**
 * 検査項目のまとまり, by the first digits of the 17-character code (JLAC10: 分析物). An item that none names is
 * shown under {@link #OTHER}, never left out.
 */
enum CheckupGroup {
  /** 身体計測. */
  BODY("9N001", "9N006", "9N011", "9N016", "9N021"),
  /** 血圧. */
  BLOOD_PRESSURE("9A755", "9A752", "9A751", "9A765", "9A762", "9A761"),
  /** 血中脂質. */
  LIPIDS("3F0"),
  /** 血糖. */
  SUGAR("3D0"),
  /** 肝機能. */
  LIVER("3B0"),
  /** 腎機能・尿酸. */
  KIDNEY("3C0", "8A065"),
  /** 貧血. */
  ANAEMIA("2A0"),
  /** 尿. */
  URINE("1A0"),
  /** 心電図・眼底. */
  HEART_AND_EYES("9A110", "9E100"),
  /** 判定. */
  JUDGEMENT("9N501", "9N506", "9N511", "9N516"),
  /** 問診・質問票. */
  QUESTIONS("9N0", "9N1", "9N7"),
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
}
