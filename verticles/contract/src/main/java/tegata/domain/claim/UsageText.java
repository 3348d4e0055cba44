package tegata.domain.claim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** 用法コード of 調剤 claims in words (記録条件仕様 別表; 900 is uncoded, its words stand in 特別指示). */
final class UsageText {
  private static final Map<String, String> TEXTS = new HashMap<>();

  static {
    from(1, "1日3回 食前", "1日3回 食間", "1日3回 食後");
    times(4, "朝", "昼", "夕");
    from(13, "就寝前", "授乳時", "朝昼食前", "朝昼食後", "朝夕食前", "朝夕食後", "昼夕食前", "昼夕食後");
    from(21, "食後と就寝前");
    int code = 22;
    for (int hours = 1; hours <= 12; hours++) {
      from(code++, hours + "時間毎");
    }
    from(code, "24時間毎");
    from(47, "食前と就寝前", "起床時");
  }

  private UsageText() {}

  /** Empty for codes whose exact words no public source gives. */
  static Optional<String> of(String code) {
    return Optional.ofNullable(TEXTS.get(code));
  }

  private static void times(int first, String... parts) {
    int code = first;
    for (String part : parts) {
      from(code, part, part + "食前", part + "食後");
      code += 3;
    }
  }

  private static void from(int first, String... texts) {
    int code = first;
    for (String text : texts) {
      TEXTS.put("%03d".formatted(code++), text);
    }
  }
}
