package tegata.portal.medication;

import io.vertx.core.MultiMap;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.MedicationApi.Only;
import tegata.contract.MedicationApi.Scope;
import tegata.portal.page.Choices;
import tegata.portal.page.NameFilter;
import tegata.portal.page.Words;

/**
 * 絞り込み by 医療機関 and 成分.
 *
 * @param months for which anything arrived
 * @param known whether it is known what there is to choose from
 */
record MedicationFilter(
    NameFilter institution, NameFilter ingredient, List<YearMonth> months, boolean known) {

  /** The filter as an address has it; it narrows nothing where {@code scope} is not known. */
  static MedicationFilter of(MultiMap query, Optional<Scope> scope) {
    Scope there = scope.orElse(new Scope(List.of(), List.of(), List.of()));
    return new MedicationFilter(
        NameFilter.of(query, "institution", there.institutions()),
        NameFilter.of(query, "ingredient", there.ingredients()),
        there.months(),
        scope.isPresent());
  }

  Only only() {
    return new Only(institution.chosen(), ingredient.chosen());
  }

  boolean narrows() {
    return institution.chosen().isPresent() || ingredient.chosen().isPresent();
  }

  String query() {
    return institution.query() + ingredient.query();
  }

  /** The lists to choose from; none where there is nothing to choose. */
  List<Choices> choices(Words words) {
    return months.isEmpty()
        ? List.of()
        : List.of(
            institution.choices(words.text("medication.institution"), words),
            ingredient.choices(words.text("medication.ingredient.name"), words));
  }
}
