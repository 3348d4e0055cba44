package tegata.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.RegistrationApi.Returned;
import tegata.domain.paper.CertificateGround;
import tegata.domain.paper.CertificateProgress;
import tegata.domain.registration.Remark;
import tegata.domain.registration.ReturnReason;

/**
 * 資格確認書の交付の申請. A member applies to the insurer of today; for the insurer's desk the application is
 * an order like any other, which a clerk takes over and an approver carries out ({@link
 * CertificateApi}).
 */
public final class CertificateApplicationApi {
  /**
   * 申し込む.
   *
   * @param form id of the form that was sent, so that sending it twice is one application
   * @param ground one that {@link CertificateGround#isAppliedFor can be applied for}
   * @param note for the insurer, at most {@value Remark#LONGEST} characters
   */
  public record Apply(UUID person, UUID form, CertificateGround ground, Optional<String> note) {}

  /** 取り下げる: until it is issued. Withdrawing what was withdrawn is the same withdrawal. */
  public record Withdraw(UUID person, String number) {}

  /** Asks for one application by its 受付番号, to be seen or to be saved. */
  public record ByNumber(UUID person, String number, Use use) {}

  /** The application; empty where the person has none with that number. */
  public record Found(Optional<Application> application) {}

  /** Asks for a person's applications. */
  public record Of(UUID person) {}

  /**
   * A person's applications.
   *
   * @param insurer who insures them today, and so would get a new one
   * @param applications newest first
   */
  public record Applications(Optional<Insurer> insurer, List<Application> applications) {}

  /**
   * An application and how it stands.
   *
   * @param note as the applicant wrote it
   * @param acceptedAt when a clerk of the insurer took it over
   * @param closedAt when it was issued, returned or withdrawn
   * @param certificate what was issued for it
   * @param returned why the insurer returned it
   */
  public record Application(
      String number,
      Insurer insurer,
      CertificateGround ground,
      Optional<String> note,
      CertificateProgress progress,
      Instant receivedAt,
      Optional<Instant> acceptedAt,
      Optional<Instant> closedAt,
      Optional<Certificate> certificate,
      Optional<Returned> returned) {

    /** Whether it still runs at that insurer, so that no second one may be made there. */
    public boolean isOpenAt(String insurerNumber) {
      return progress.isOpen() && insurer.number().equals(insurerNumber);
    }
  }

  /** 交付された資格確認書. */
  public record Certificate(String number, LocalDate issuedOn, LocalDate validUntil) {}

  /** 受理する: a clerk takes it over; it waits for an approver then. */
  public record Accept(UUID id) {}

  /**
   * 返す: a clerk or an approver, until it is issued.
   *
   * @param comment for the applicant, at most {@value Remark#LONGEST} characters
   */
  public record Return(UUID id, ReturnReason reason, Optional<String> comment) {}

  public static final Address<Apply, Application> APPLY =
      Address.of("certificate.apply", Apply.class, Application.class);
  public static final Address<Withdraw, Application> WITHDRAW =
      Address.of("certificate.withdraw", Withdraw.class, Application.class);
  public static final Address<ByNumber, Found> APPLICATION =
      Address.of("certificate.application", ByNumber.class, Found.class);
  public static final Address<Of, Applications> APPLICATIONS =
      Address.of("certificate.applications", Of.class, Applications.class);
  public static final Address<Accept, CertificateApi.Order> ACCEPT =
      Address.of("certificate.accept", Accept.class, CertificateApi.Order.class);
  public static final Address<Return, CertificateApi.Order> RETURN =
      Address.of("certificate.return", Return.class, CertificateApi.Order.class);

  private CertificateApplicationApi() {}
}
