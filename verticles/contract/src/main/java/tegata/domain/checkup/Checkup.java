package tegata.domain.checkup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 特定健診 (または後期高齢者健診) 一回の結果。
 *
 * @param examinedOn 健診実施年月日
 * @param institution 健診機関の名称
 * @param items in the order of the source
 */
public record Checkup(LocalDate examinedOn, String institution, List<CheckupItem> items) {

  /** The value of the first item whose code begins so. */
  Optional<String> coded(String beginning) {
    return items.stream()
        .filter(item -> item.code().startsWith(beginning))
        .map(CheckupItem::value)
        .findFirst();
  }
}
