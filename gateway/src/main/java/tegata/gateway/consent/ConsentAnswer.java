package tegata.gateway.consent;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.ConsentApi.Given;
import tegata.domain.consent.Category;

/**
 * A consent as its facility sees it.
 *
 * @param ref the person's pseudonym for the facility
 * @param categories in the order in which the contract lists them
 * @param state {@code standing}, {@code expired} or {@code revoked}; absent when just given
 */
record ConsentAnswer(
    UUID id, UUID ref, List<String> categories, Instant validUntil, Optional<String> state) {

  static ConsentAnswer justGiven(Given given) {
    return of(given, Optional.empty());
  }

  static ConsentAnswer shown(Given given) {
    return of(given, Optional.of(given.state().name().toLowerCase(Locale.ROOT)));
  }

  private static ConsentAnswer of(Given given, Optional<String> state) {
    return new ConsentAnswer(
        given.id(),
        given.ref(),
        given.categories().stream().sorted().map(Category::word).toList(),
        given.validUntil(),
        state);
  }
}
