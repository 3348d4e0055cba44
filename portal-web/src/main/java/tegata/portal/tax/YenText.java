package tegata.portal.tax;

import java.text.Normalizer;
import java.util.Optional;

/**
 * An amount as people type it: 1200, 1,200, １，２００円, ¥1,200.
 *
 * @param yen whole yen, empty where it is none
 * @param problem why not; present exactly where there are no yen
 */
record YenText(Optional<Long> yen, Optional<Problem> problem) {

  /** Why a text is no amount. */
  enum Problem {
    EMPTY,
    NEGATIVE,
    FRACTION,
    TOO_LARGE,
    NO_NUMBER
  }

  /** Reads an amount from 0 to {@code most}. */
  static YenText read(String typed, long most) {
    String text =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .replaceAll("[\\s,、]", "")
            .replaceFirst("^[¥\\\\]", "")
            .replaceFirst("円$", "");
    if (text.isEmpty()) {
      return wrong(Problem.EMPTY);
    }
    if (text.matches("[-−–△▲ー]¥?\\d+(\\.\\d+)?")) {
      return wrong(Problem.NEGATIVE);
    }
    if (text.matches("\\d+\\.\\d+")) {
      return wrong(Problem.FRACTION);
    }
    if (!text.matches("\\d+")) {
      return wrong(Problem.NO_NUMBER);
    }
    String digits = text.replaceFirst("^0+(?=\\d)", "");
    boolean large = digits.length() > 15 || Long.parseLong(digits) > most;
    return large
        ? wrong(Problem.TOO_LARGE)
        : new YenText(Optional.of(Long.parseLong(digits)), Optional.empty());
  }

  private static YenText wrong(Problem problem) {
    return new YenText(Optional.empty(), Optional.of(problem));
  }
}
