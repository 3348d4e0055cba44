package tegata.portal.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.RegistrationApi.Receipt;
import tegata.contract.RegistrationApi.Status;
import tegata.domain.identity.CertificateTerm;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Registration;
import tegata.portal.page.Fact;
import tegata.portal.page.Words;

/**
 * 利用登録の状況.
 *
 * @param certificateNotice what to do about the certificate; empty text while it is good
 * @param application address of the open application; empty text where there is none
 * @param mayDeregister whether the way out is open
 */
public record RegistrationView(
    String status,
    boolean registered,
    List<Fact> facts,
    String certificateNotice,
    String application,
    boolean mayDeregister) {

  static RegistrationView of(Status status, LocalDate today, Words words) {
    Registration registration = status.registration();
    boolean registered = registration.status() == Registration.Status.REGISTERED;
    String application =
        status.application().map(Deregistration::number).map(n -> "/applications/" + n).orElse("");
    return new RegistrationView(
        application.isEmpty()
            ? words.of(registration.status())
            : words.text("registration.leaving"),
        registered,
        facts(status, words),
        status.certificateExpiresOn().map(expiry -> notice(expiry, today, words)).orElse(""),
        application,
        registered && application.isEmpty());
  }

  private static List<Fact> facts(Status status, Words words) {
    Registration registration = status.registration();
    return Fact.list(
        Fact.of(
            words.text("registration.registered-on"), registration.registeredOn().map(words::day)),
        Fact.of(words.text("registration.route"), registration.route().map(words::of)),
        Fact.of(
            words.text("registration.receipt"),
            status
                .receipt()
                .filter(r -> registration.status() == Registration.Status.REGISTERED)
                .map(Receipt::number)),
        Fact.of(words.text("registration.insurer"), status.insurer().map(Insurer::name)),
        Fact.of(
            words.text("registration.certificate"), status.certificateExpiresOn().map(words::day)));
  }

  private static String notice(LocalDate expiresOn, LocalDate today, Words words) {
    CertificateTerm term = new CertificateTerm(expiresOn);
    return Optional.of(term.on(today))
        .filter(stage -> stage != CertificateTerm.Stage.VALID)
        .map(
            stage -> words.of(stage, "notice", words.day(expiresOn), words.day(term.graceEndsOn())))
        .orElse("");
  }
}
