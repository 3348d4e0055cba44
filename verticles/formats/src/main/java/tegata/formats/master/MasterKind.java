package tegata.formats.master;

import java.util.Arrays;
import java.util.Optional;

/**
 * マスターの種別, with the places of what is read, from 1, and how many columns a row has at least. 0
 * where a kind has no such column. コメント's last columns are known from no example file.
 */
public enum MasterKind {
  DRUG("Y", 3, 5, 30, 31, 35),
  SERVICE("S", 3, 5, 87, 88, 113),
  DISEASE("B", 3, 6, 23, 24, 24),
  MODIFIER("Z", 3, 7, 15, 16, 16),
  COMMENT("C", 23, 7, 21, 22, 23);

  private final String letter;
  private final int code;
  private final int text;
  private final int changed;
  private final int abolished;
  private final int columns;

  MasterKind(String letter, int code, int text, int changed, int abolished, int columns) {
    this.letter = letter;
    this.code = code;
    this.text = text;
    this.changed = changed;
    this.abolished = abolished;
    this.columns = columns;
  }

  /** By マスター種別, the second column. */
  static Optional<MasterKind> of(String letter) {
    return Arrays.stream(values()).filter(kind -> kind.letter.equals(letter)).findFirst();
  }

  int code() {
    return code;
  }

  int text() {
    return text;
  }

  int changed() {
    return changed;
  }

  int abolished() {
    return abolished;
  }

  int columns() {
    return columns;
  }
}
