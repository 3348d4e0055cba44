package tegata.workers.intake;

import java.text.Normalizer;

/** Names in the form in which they are compared. */
final class NameFold {
  private static final int HIRAGANA_TO_KATAKANA = 'ァ' - 'ぁ';

  private NameFold() {}

  /** Without spaces, widths folded (NFKC), ひらがな as カタカナ. */
  static String fold(String name) {
    String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
    StringBuilder folded = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (!Character.isWhitespace(c)) {
        folded.append(c >= 'ぁ' && c <= 'ゖ' ? (char) (c + HIRAGANA_TO_KATAKANA) : c);
      }
    }
    return folded.toString();
  }
}
