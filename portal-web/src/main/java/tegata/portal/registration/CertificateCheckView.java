package tegata.portal.registration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Insurer;
import tegata.portal.page.Fact;
import tegata.portal.page.FieldError;
import tegata.portal.page.Words;

/**
 * The page that shows all answers before anything is sent.
 *
 * @param id of the form, made when it was shown, so that sending it twice is one application
 */
public record CertificateCheckView(
    UUID id, CertificateForm form, List<Fact> answers, List<FieldError> errors) {

  static CertificateCheckView of(
      UUID id,
      CertificateForm form,
      String name,
      Optional<Insurer> insurer,
      List<FieldError> errors,
      Words words) {
    return new CertificateCheckView(
        id,
        form,
        Fact.list(
            Fact.of(words.text("deregister.applicant"), Optional.of(name)),
            Fact.of(words.text("deregister.insurer"), insurer.map(Insurer::name)),
            Fact.of(words.text("certificate.reason"), form.chosen().map(words::of)),
            Fact.of(words.text("certificate.note"), form.givenNote()),
            Fact.of(
                words.text("certificate.address"),
                Optional.of(words.text("certificate.address.value")))),
        errors);
  }
}
