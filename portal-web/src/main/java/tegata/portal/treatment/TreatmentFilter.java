package tegata.portal.treatment;

import io.vertx.core.MultiMap;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import tegata.contract.TreatmentApi.Only;
import tegata.contract.TreatmentApi.Scope;
import tegata.portal.page.Choices;
import tegata.portal.page.NameFilter;
import tegata.portal.page.Words;

/**
 * 絞り込み by 医療機関 and 診療識別.
 *
 * @param months for which anything arrived
 * @param known whether it is known what there is to choose from
 */
record TreatmentFilter(
    NameFilter institution, NameFilter group, List<YearMonth> months, boolean known) {

  /** The filter as an address has it; it narrows nothing where {@code scope} is not known. */
  static TreatmentFilter of(MultiMap query, Optional<Scope> scope) {
    Scope there = scope.orElse(new Scope(List.of(), List.of(), List.of()));
    return new TreatmentFilter(
        NameFilter.of(query, "institution", there.institutions()),
        NameFilter.of(query, "group", there.groups()),
        there.months(),
        scope.isPresent());
  }

  Only only() {
    return new Only(institution.chosen(), group.chosen());
  }

  boolean narrows() {
    return institution.chosen().isPresent() || group.chosen().isPresent();
  }

  String query() {
    return institution.query() + group.query();
  }

  /** The lists to choose from; none where there is nothing to choose. */
  List<Choices> choices(Words words) {
    return months.isEmpty()
        ? List.of()
        : List.of(
            institution.choices(words.text("treatment.institution"), words),
            group.choices(words.text("treatment.group"), words));
  }
}
