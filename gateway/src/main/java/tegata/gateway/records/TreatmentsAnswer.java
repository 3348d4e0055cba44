package tegata.gateway.records;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.consent.Category;
import tegata.domain.treatment.Treatment;

/**
 * 診療情報または手術情報; exactly one of the two lists is present.
 *
 * @param firstMonth the first month that is kept and shown
 * @param treatments newest first
 * @param operations newest first
 */
record TreatmentsAnswer(
    UUID ref,
    YearMonth firstMonth,
    Optional<List<Treatment>> treatments,
    Optional<List<Treatment>> operations) {

  /** Whichever of the two it is. */
  List<Treatment> rows() {
    return treatments.or(() -> operations).orElseThrow();
  }

  static TreatmentsAnswer of(
      UUID ref, Category category, YearMonth firstMonth, List<Treatment> rows) {
    boolean operations = category == Category.OPERATIONS;
    return new TreatmentsAnswer(
        ref,
        firstMonth,
        operations ? Optional.empty() : Optional.of(rows),
        operations ? Optional.of(rows) : Optional.empty());
  }
}
