package tegata.portal.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.contract.CheckupApi.OwnCheckups;
import tegata.contract.EligibilityApi.OwnEligibility;
import tegata.domain.medication.Medicine;

/**
 * What came for a 受診用まとめ; empty is what could not be asked.
 *
 * @param medicines of the past 90 days, newest first
 */
public record SummaryAnswers(
    LocalDate today,
    Optional<OwnEligibility> eligibility,
    Optional<List<Medicine>> medicines,
    Optional<List<OwnCheckups>> checkups) {

  /** Whether every part came. */
  public boolean isComplete() {
    return eligibility.isPresent() && medicines.isPresent() && checkups.isPresent();
  }

  boolean isNothing() {
    return eligibility.isEmpty() && medicines.isEmpty() && checkups.isEmpty();
  }
}
