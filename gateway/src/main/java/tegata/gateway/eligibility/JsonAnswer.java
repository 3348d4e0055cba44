package tegata.gateway.eligibility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.EligibilityApi.Recorded;
import tegata.formats.oqs.OqsResponse;
import tegata.formats.oqs.ResultOfQualificationConfirmation;

/**
 * An answer in JSON.
 *
 * @param qualificationValidity 資格有効性, OQSCD006
 * @param person absent where we know nobody
 * @param results empty for 該当資格なし
 */
record JsonAnswer(
    String qualificationValidity,
    Optional<Person> person,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<ResultOfQualificationConfirmation> results) {

  /** A person by their pseudonym for the asking facility. */
  record Person(UUID ref) {}

  static JsonAnswer of(OqsResponse insurers, Recorded recorded) {
    return new JsonAnswer(
        Asked.validity(insurers, recorded), recorded.ref().map(Person::new), insurers.results());
  }
}
