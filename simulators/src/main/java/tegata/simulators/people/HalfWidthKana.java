package tegata.simulators.people;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** 半角カナ, as older formats write 氏名カナ. */
public final class HalfWidthKana {

  private static final Map<Character, Character> NARROW = new HashMap<>();

  static {
    for (char narrow = '\uFF61'; narrow <= '\uFF9D'; narrow++) {
      String wide = Normalizer.normalize(String.valueOf(narrow), Normalizer.Form.NFKC);
      NARROW.put(wide.charAt(0), narrow);
    }
    NARROW.put('\u3099', '\uFF9E');
    NARROW.put('\u309A', '\uFF9F');
    NARROW.put('\u3000', ' ');
  }

  private HalfWidthKana() {}

  /** Full-width katakana made half-width: voiced sounds become two characters. */
  public static String of(String wide) {
    StringBuilder narrow = new StringBuilder();
    Normalizer.normalize(wide, Normalizer.Form.NFD)
        .chars()
        .forEach(c -> narrow.append(NARROW.getOrDefault((char) c, (char) c)));
    return narrow.toString();
  }
}
