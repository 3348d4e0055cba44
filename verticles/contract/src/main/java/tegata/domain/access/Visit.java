package tegata.domain.access;

import java.text.Normalizer;
import java.time.YearMonth;
import java.util.Optional;

/**
 * 受診した月, as a 医療費通知 or a dispensing tells of it. Neither tells which day a facility asked on.
 *
 * @param facility 医療機関コード (10 digits) where the record names it; 医療費通知 never do
 * @param institution 医療機関等名称 as the record writes it
 */
public record Visit(Optional<String> facility, String institution, YearMonth month) {

  /** Whether it was at the facility: by code where there is one, else by name (NFKC, no spaces). */
  boolean isAt(String code, String name) {
    return facility
        .map(code::equals)
        .orElseGet(() -> !folded(name).isEmpty() && folded(institution).equals(folded(name)));
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
