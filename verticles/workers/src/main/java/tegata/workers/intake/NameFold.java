package tegata.workers.intake;

import java.text.Normalizer;

/** Names in the form in which they are compared. */
final class NameFold {
  private static final int HIRAGANA_TO_KATAKANA = 'ァ' - 'ぁ';

  private NameFold() {}

  /** Without spaces, widths folded (NFKC), ひらがな as カタカナ. */
  static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .chars()
        .filter(c -> !Character.isWhitespace(c))
        .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + HIRAGANA_TO_KATAKANA : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
