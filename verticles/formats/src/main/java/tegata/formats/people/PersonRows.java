package tegata.formats.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the rows of one person have told so far. */
final class PersonRows {
  private final Person first;
  private final Set<Coverage> coverages = new LinkedHashSet<>();
  private final Set<Card> cards = new LinkedHashSet<>();

  PersonRows(Person first) {
    this.first = first;
  }

  /** Both were read from the person's own columns only. */
  boolean isSamePerson(Person other) {
    return first.equals(other);
  }

  void add(Optional<Coverage> coverage, Optional<Card> card) {
    coverage.ifPresent(coverages::add);
    card.ifPresent(cards::add);
  }

  Person toPerson() {
    return new Person(
        first.externalId(),
        first.name(),
        first.kana(),
        first.birthdate(),
        first.sex(),
        first.postalCode(),
        first.address(),
        first.registration(),
        List.copyOf(coverages),
        List.copyOf(cards));
  }
}
