package tegata.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.EligibilityApi.CardProof;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.Registration;
import tegata.domain.registration.ReturnReason;
import tegata.domain.registration.StepTaken;

/** 健康保険証利用登録とその解除. */
public final class RegistrationApi {

  /** Asks for a person's registration. */
  public record Of(UUID person) {}

  /**
   * A person's registration with everything the page says about it; {@code application} is the open
   * one, {@code receipt} the newest of a registration made with us.
   */
  public record Status(
      Registration registration,
      Optional<LocalDate> certificateExpiresOn,
      Optional<Deregistration> application,
      Optional<Insurer> insurer,
      Optional<Receipt> receipt) {}

  /** 利用登録の受付. */
  public record Receipt(String number, LocalDate registeredOn, Registration.Route route) {}

  /**
   * 利用登録をする.
   *
   * @param form id of the form that was sent, so that sending it twice is one registration
   */
  public record Register(UUID person, UUID form) {}

  /**
   * 窓口やATMで、カードで利用登録をする.
   *
   * @param card signs a challenge of purpose registration
   * @param route where it is done; never the portal
   */
  public record RegisterByCard(CardProof card, Registration.Route route) {}

  /**
   * The person is registered.
   *
   * @param receipt empty where they had been registered elsewhere before
   * @param registeredOn since when
   * @param isNew whether this question brought it about
   */
  public record Registered(Optional<Receipt> receipt, LocalDate registeredOn, boolean isNew) {}

  /** 保険者. */
  public record Insurer(String number, String name) {}

  /**
   * 解除を申請する。The request id of the form makes a double submit the same application.
   *
   * @param form id of the form that was sent, made when it was shown
   * @param reason 理由, optional by law, at most 400 characters
   */
  public record Deregister(UUID person, UUID form, Optional<String> reason) {}

  /**
   * An application and how it stands.
   *
   * @param reason 理由, as the applicant gave it
   * @param steps what happened to it, in order
   * @param returned why the insurer sent it back, where it stands so now
   * @param unsent whether a message about it still waits to reach its receiver
   */
  public record Application(
      Deregistration deregistration,
      Insurer insurer,
      Optional<String> reason,
      List<StepTaken> steps,
      Optional<Returned> returned,
      boolean unsent) {}

  /** 差戻し: why, and what the insurer added. */
  public record Returned(ReturnReason reason, Optional<String> comment) {}

  /** 取り下げる。Withdrawing what was withdrawn is the same withdrawal. */
  public record Withdraw(UUID person, String number) {}

  /**
   * 直して出しなおす。It goes to the insurer of today.
   *
   * @param form id of the form that was sent, so that sending it twice is one step
   * @param reason 理由, optional by law, at most 400 characters
   */
  public record Mend(UUID person, String number, UUID form, Optional<String> reason) {}

  /** Asks for one application of a person by its 受付番号, to be seen or to be saved. */
  public record ByNumber(UUID person, String number, Use use) {}

  /** The application, empty where the person has none with that number. */
  public record Found(Optional<Application> application) {}

  /** A person's applications, newest first. */
  public record Applications(List<Application> applications) {}

  public static final Address<Of, Status> STATUS =
      Address.of("registration.status", Of.class, Status.class);
  public static final Address<Register, Registered> REGISTER =
      Address.of("registration.register", Register.class, Registered.class);
  public static final Address<RegisterByCard, Registered> REGISTER_BY_CARD =
      Address.of("registration.register-by-card", RegisterByCard.class, Registered.class);
  public static final Address<Deregister, Application> DEREGISTER =
      Address.of("registration.deregister", Deregister.class, Application.class);
  public static final Address<ByNumber, Found> APPLICATION =
      Address.of("registration.application", ByNumber.class, Found.class);
  public static final Address<Of, Applications> APPLICATIONS =
      Address.of("registration.applications", Of.class, Applications.class);
  public static final Address<Withdraw, Application> WITHDRAW =
      Address.of("registration.withdraw", Withdraw.class, Application.class);
  public static final Address<Mend, Application> MEND =
      Address.of("registration.mend", Mend.class, Application.class);

  private RegistrationApi() {}
}
