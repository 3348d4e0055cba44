package tegata.portal.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tegata.contract.CertificateApplicationApi;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.registration.Deregistration;
import tegata.portal.page.Words;

/** A person's applications of both kinds, newest first. */
public record ApplicationListView(List<Row> rows) {

  /** One application. */
  public record Row(String title, String href, String receivedOn, String status) {}

  private record Made(Instant at, Row row) {}

  static ApplicationListView of(
      List<Application> deregistrations,
      List<CertificateApplicationApi.Application> certificates,
      Words words) {
    return new ApplicationListView(
        Stream.concat(
                deregistrations.stream().map(one -> made(one, words)),
                certificates.stream().map(one -> made(one, words)))
            .sorted(Comparator.comparing(Made::at).reversed())
            .map(Made::row)
            .toList());
  }

  private static Made made(Application application, Words words) {
    Deregistration one = application.deregistration();
    return new Made(
        one.receivedAt(),
        new Row(
            words.text("applications.one", one.number()),
            "/applications/" + one.number(),
            day(one.receivedAt(), words),
            StatusWords.of(application, words)));
  }

  private static Made made(CertificateApplicationApi.Application one, Words words) {
    return new Made(
        one.receivedAt(),
        new Row(
            words.text("applications.certificate", one.number()),
            "/applications/" + one.number(),
            day(one.receivedAt(), words),
            words.of(one.progress())));
  }

  private static String day(Instant at, Words words) {
    return words.day(LocalDate.ofInstant(at, Words.JAPAN));
  }
}
