package tegata.simulators.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tegata.simulators.card.Card;

/**
 * 架空の人物. A made-up person with card, coverages and records.
 *
 * @param name full-width, family and given name parted by a full-width space
 * @param kana full-width katakana, parted in the same way
 * @param coverages the current one last
 * @param registeredOn 利用登録日; empty for the unregistered
 * @param example what this person is an example of, in Japanese, for the demo's reader
 */
public record Person(
    String name,
    String kana,
    LocalDate birthdate,
    Sex sex,
    String postNumber,
    String address,
    Card card,
    List<Coverage> coverages,
    Optional<LocalDate> registeredOn,
    Set<RecordKind> records,
    String example) {

  /** The newest coverage. */
  public Coverage coverage() {
    return coverages.get(coverages.size() - 1);
  }
}
