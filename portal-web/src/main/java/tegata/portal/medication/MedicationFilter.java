package tegata.portal.medication;

import io.vertx.core.MultiMap;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tegata.contract.MedicationApi.Only;
import tegata.contract.MedicationApi.Scope;
import tegata.domain.medication.Medicine.Source;
import tegata.portal.page.Choices;
import tegata.portal.page.NameFilter;
import tegata.portal.page.Words;

/**
 * 絞り込み by 医療機関, 成分 and 情報源.
 *
 * @param months for which anything arrived
 * @param known whether it is known what there is to choose from
 */
record MedicationFilter(
    NameFilter institution,
    NameFilter ingredient,
    SourceFilter source,
    List<YearMonth> months,
    boolean known) {

  /** By 情報源. */
  record SourceFilter(List<Source> sources, Optional<Source> chosen) {
    private static final String FIELD = "source";

    static SourceFilter of(MultiMap query, List<Source> sources) {
      String typed = query.get(FIELD);
      return new SourceFilter(
          sources, sources.stream().filter(source -> source.name().equals(typed)).findFirst());
    }

    String query() {
      return chosen.map(source -> "&" + FIELD + "=" + source).orElse("");
    }

    /** No list of one. */
    Stream<Choices> choices(Words words) {
      return sources.size() < 2
          ? Stream.empty()
          : Stream.of(
              Choices.of(FIELD, words.text("medication.source.name"), sources, chosen, words));
    }
  }

  /** The filter as an address has it; it narrows nothing where {@code scope} is not known. */
  static MedicationFilter of(MultiMap query, Optional<Scope> scope) {
    Scope there = scope.orElse(new Scope(List.of(), List.of(), List.of(), List.of()));
    return new MedicationFilter(
        NameFilter.of(query, "institution", there.institutions()),
        NameFilter.of(query, "ingredient", there.ingredients()),
        SourceFilter.of(query, there.sources()),
        there.months(),
        scope.isPresent());
  }

  Only only() {
    return new Only(institution.chosen(), ingredient.chosen(), source.chosen());
  }

  boolean narrows() {
    return institution.chosen().isPresent()
        || ingredient.chosen().isPresent()
        || source.chosen().isPresent();
  }

  String query() {
    return institution.query() + ingredient.query() + source.query();
  }

  /** The lists to choose from; none where there is nothing to choose. */
  List<Choices> choices(Words words) {
    return months.isEmpty() && institution.names().isEmpty()
        ? List.of()
        : Stream.concat(
                Stream.of(
                    institution.choices(words.text("medication.institution"), words),
                    ingredient.choices(words.text("medication.ingredient.name"), words)),
                source.choices(words))
            .toList();
  }
}
