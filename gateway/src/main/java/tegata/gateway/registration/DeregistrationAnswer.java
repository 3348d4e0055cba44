package tegata.gateway.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tegata.contract.DeregistrationApi.WaitingPage;
import tegata.contract.InsurerDeskApi.Examined;
import tegata.contract.InsurerDeskApi.Member;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.eligibility.Coverage;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.ExaminationDeadline;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.EligibilityCertificate;

/** 解除申請, as answered to an insurer's system. */
final class DeregistrationAnswer {
  private DeregistrationAnswer() {}

  /** What waits; names nobody. */
  record Page(
      @JsonInclude(JsonInclude.Include.ALWAYS) List<Waiting> deregistrations,
      Optional<String> next) {
    static Page of(WaitingPage page) {
      return new Page(
          page.rows().stream()
              .map(
                  row ->
                      new Waiting(
                          row.number(),
                          row.version(),
                          word(row.status()),
                          row.receivedAt().toString(),
                          row.deadline().toString()))
              .toList(),
          page.next());
    }
  }

  /** One that waits. */
  record Waiting(String number, int version, String status, String receivedAt, String deadline) {}

  /** One application with who applied. */
  record Opened(
      String number,
      int version,
      String status,
      String receivedAt,
      String deadline,
      Optional<String> reason,
      Applicant applicant,
      boolean insuredHere,
      boolean otherInsurer,
      boolean deceased,
      Optional<Certificate> certificate) {
    static Opened of(Examined found) {
      Application application = found.application();
      Deregistration made = application.deregistration();
      return new Opened(
          made.number(),
          made.version(),
          word(made.status()),
          made.receivedAt().toString(),
          ExaminationDeadline.of(made.receivedAt()).toString(),
          application.reason(),
          Applicant.of(found.applicant(), found.coverage()),
          found.insuredHere(),
          found.otherInsurer(),
          found.deceased(),
          made.certificate().map(Certificate::of));
    }
  }

  /** Who applied, and their number with this insurer. */
  record Applicant(
      String name,
      String kana,
      String birthdate,
      Optional<String> address,
      Optional<String> insuredCardSymbol,
      Optional<String> insuredIdentificationNumber,
      Optional<String> insuredBranchNumber) {
    static Applicant of(Member member, Optional<Coverage> coverage) {
      Optional<InsuredNumber> insured = coverage.map(Coverage::insured);
      return new Applicant(
          member.name(),
          member.kana(),
          member.birthdate().toString(),
          member.address(),
          insured.flatMap(InsuredNumber::symbol),
          insured.map(InsuredNumber::number),
          insured.flatMap(InsuredNumber::branch));
    }
  }

  /** How it stands after a decision. */
  record Decided(String number, int version, String status, Optional<Certificate> certificate) {
    static Decided of(Application application) {
      Deregistration made = application.deregistration();
      return new Decided(
          made.number(),
          made.version(),
          word(made.status()),
          made.certificate().map(Certificate::of));
    }
  }

  /** 資格確認書 that counts. */
  record Certificate(Optional<String> number, String issuedOn, String validUntil) {
    static Certificate of(EligibilityCertificate certificate) {
      return new Certificate(
          certificate.number(),
          certificate.issuedOn().toString(),
          certificate.validUntil().toString());
    }
  }

  private static String word(Deregistration.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
