package tegata.gateway.eligibility;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.EligibilityApi.Admitted;
import tegata.contract.EligibilityApi.Recorded;
import tegata.domain.identity.CertificateTerm;
import tegata.formats.oqs.OqsResponse;
import tegata.formats.oqs.ResultOfQualificationConfirmation;

/**
 * An answer in JSON.
 *
 * @param qualificationValidity 資格有効性, OQSCD006
 * @param person absent where we know nobody
 * @param certificate of the card, when asked by card
 * @param results empty for 該当資格なし
 */
record JsonAnswer(
    String qualificationValidity,
    Optional<Person> person,
    Optional<Certificate> certificate,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<ResultOfQualificationConfirmation> results) {

  /** A person by their pseudonym for the asking facility. */
  record Person(UUID ref) {}

  /**
   * 電子証明書の段階.
   *
   * @param alert what to tell the patient at the desk, from three months before the end to three
   *     months after it
   */
  record Certificate(String stage, Optional<String> alert) {
    private static final String RENEW = "電子証明書の更新は市区町村の窓口でできることをお伝えください。";

    static Certificate of(CertificateTerm.Stage stage) {
      return new Certificate(
          stage.name().toLowerCase(Locale.ROOT),
          switch (stage) {
            case VALID -> Optional.empty();
            case EXPIRING -> Optional.of("電子証明書の期限まで 3 か月を切りました。" + RENEW);
            case GRACE, LAPSED -> Optional.of("電子証明書の期限が切れています。期限から 3 か月は資格確認だけができます。" + RENEW);
          });
    }
  }

  static JsonAnswer of(OqsResponse insurers, Admitted admitted, Recorded recorded) {
    return new JsonAnswer(
        Asked.validity(insurers, recorded),
        recorded.ref().map(Person::new),
        admitted.certificate().map(Certificate::of),
        insurers.results());
  }
}
