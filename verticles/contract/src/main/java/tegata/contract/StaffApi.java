package tegata.contract;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.IdentityApi.BeginLogin;
import tegata.contract.IdentityApi.CardReply;
import tegata.contract.IdentityApi.Challenge;
import tegata.contract.IdentityApi.LoginHandle;
import tegata.contract.IdentityApi.Refusal;
import tegata.domain.staff.StaffRole;

/** 職員: their login with a staff card, and their sessions. */
public final class StaffApi {

  /**
   * Finishes, once, in the browser that began.
   *
   * @param browser hash of the asking browser's session id
   */
  public record FinishLogin(String handle, String browser) {}

  /** Exactly one of the two is present. */
  public record LoginOutcome(Optional<SignedIn> signedIn, Optional<Refusal> refusal) {}

  /**
   * The member of staff a session now belongs to.
   *
   * @param insurerNumber 保険者番号 of whom they work for; empty for operators
   */
  public record SignedIn(
      UUID staff,
      String name,
      StaffRole role,
      Optional<String> insurerNumber,
      LocalDate certificateExpiresOn) {}

  public static final Address<BeginLogin, Challenge> BEGIN_LOGIN =
      Address.of("staff.login.begin", BeginLogin.class, Challenge.class);
  public static final Address<CardReply, LoginHandle> RETURN_LOGIN =
      Address.of("staff.login.return", CardReply.class, LoginHandle.class);
  public static final Address<FinishLogin, LoginOutcome> FINISH_LOGIN =
      Address.of("staff.login.finish", FinishLogin.class, LoginOutcome.class);

  /** Where the sessions of staff are kept, apart from those of people. */
  public static final SessionAddresses SESSIONS = SessionAddresses.under("staff.session");

  private StaffApi() {}
}
