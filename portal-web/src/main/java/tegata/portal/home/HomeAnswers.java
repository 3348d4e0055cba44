package tegata.portal.home;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tegata.contract.HomeApi.Newest;
import tegata.contract.HomeApi.Part;
import tegata.contract.HomeApi.Standing;

/**
 * What could be told of a person.
 *
 * @param newest without the parts that could not
 */
record HomeAnswers(Optional<Standing> standing, Map<Part, Newest> newest) {
  private static final Set<Part> RECORDS = EnumSet.of(Part.MEDICINES, Part.CHECKUPS, Part.EXPENSES);

  boolean isNothing() {
    return standing.isEmpty() && newest.isEmpty();
  }

  Optional<Newest> of(Part part) {
    return Optional.ofNullable(newest.get(part));
  }

  /** Whether it is known that no record of any kind has arrived yet. */
  boolean nothingArrived() {
    return RECORDS.stream()
        .allMatch(part -> of(part).filter(newest -> newest.on().isEmpty()).isPresent());
  }
}
