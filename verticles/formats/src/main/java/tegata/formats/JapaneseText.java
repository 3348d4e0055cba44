package tegata.formats;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** 全角・半角の読み替え。 */
public final class JapaneseText {
  private static final char FIRST_HALF_WIDTH = '\uFF61';
  private static final char LAST_HALF_WIDTH = '\uFF9F';
  private static final Map<Character, Character> HALF_WIDTH = halfWidthForms();

  private JapaneseText() {}

  /** Full-width digits, Latin letters and signs to ASCII, half-width kana to full width (NFKC). */
  public static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  /** 半角カナ: ガ becomes ｶ and ﾞ, an ideographic space an ASCII one; other characters stay. */
  public static String halfWidthKana(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    var half = new StringBuilder(decomposed.length());
    for (char c : decomposed.toCharArray()) {
      half.append(HALF_WIDTH.getOrDefault(c, c).charValue());
    }
    return half.toString();
  }

  private static Map<Character, Character> halfWidthForms() {
    Map<Character, Character> forms = new HashMap<>();
    for (char half = FIRST_HALF_WIDTH; half <= LAST_HALF_WIDTH; half++) {
      forms.put(Normalizer.normalize(String.valueOf(half), Normalizer.Form.NFKC).charAt(0), half);
    }
    forms.put('\u3000', ' ');
    return forms;
  }
}
