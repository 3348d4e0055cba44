package tegata.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.InsurerDeskApi.Waiting;
import tegata.contract.RegistrationApi.Application;
import tegata.domain.registration.ReturnReason;

/**
 * 解除申請の審査: what an insurer decides. Only the insurer an application was made to may; to anybody
 * else it does not exist. Who decided on an older version than the newest is refused with {@code
 * changed-meanwhile}, unless it is the same decision sent again.
 */
public final class DeregistrationApi {

  /**
   * What every decision says.
   *
   * @param number 受付番号
   * @param version the version that was looked at
   * @param order id of this decision, chosen by who decides: the same one twice is one decision
   */
  public record On(String number, int version, UUID order) {}

  /** 受理する. */
  public record Accept(On on) {}

  /**
   * 差し戻す.
   *
   * @param comment for the applicant, at most 400 characters
   */
  public record Return(On on, ReturnReason reason, Optional<String> comment) {}

  /** 資格確認書を交付した, or again while the end is scheduled. */
  public record Issue(On on, LocalDate issuedOn, LocalDate validUntil) {}

  /** 資格確認書が戻った、または無効にした. */
  public record Cancel(On on) {}

  /**
   * Asks an insurer's own queue for what waits for a decision.
   *
   * @param after the {@code next} of the page before; empty for the first page
   */
  public record WaitingFor(Optional<String> after) {}

  /** A page of it, oldest first, at most 100; tells nothing about anybody. */
  public record WaitingPage(List<Waiting> rows, Optional<String> next) {}

  /** Asks whose registration goes on after its last day, for want of a 資格確認書, as of today. */
  public record WhoIsHeldBack() {}

  /**
   * An application whose end is held back.
   *
   * @param lastDay the day after which it would have ended
   * @param since first day on which it was held back
   * @param insurerNumber who insures the person now, and so has to issue; empty where nobody does
   */
  public record HeldBack(
      String number, LocalDate lastDay, LocalDate since, Optional<String> insurerNumber) {}

  /**
   * People whose certificate has lapsed, and who stay registered for want of a 資格確認書.
   *
   * @param insurerNumber who has to issue it; empty where nobody is known to insure them
   */
  public record WithoutCertificate(Optional<String> insurerNumber, long persons) {}

  /**
   * Who is held back on a day.
   *
   * @param applications the longest first, at most 1,000
   * @param lapsed how many without an application; who they are, list C tells their insurer
   */
  public record HeldBackList(
      LocalDate day, List<HeldBack> applications, List<WithoutCertificate> lapsed) {}

  public static final Address<Accept, Application> ACCEPT =
      Address.of("deregistration.accept", Accept.class, Application.class);
  public static final Address<Return, Application> RETURN =
      Address.of("deregistration.return", Return.class, Application.class);
  public static final Address<Issue, Application> ISSUE =
      Address.of("deregistration.issue", Issue.class, Application.class);
  public static final Address<Cancel, Application> CANCEL =
      Address.of("deregistration.cancel-certificate", Cancel.class, Application.class);
  public static final Address<WaitingFor, WaitingPage> WAITING =
      Address.of("deregistration.waiting", WaitingFor.class, WaitingPage.class);
  public static final Address<WhoIsHeldBack, HeldBackList> HELD_BACK =
      Address.of("deregistration.held-back", WhoIsHeldBack.class, HeldBackList.class);

  private DeregistrationApi() {}
}
