package tegata.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.identity.CardChallenge;
import tegata.domain.identity.SessionTerm;

/** 本人確認: challenges a card signs, the login they lead to, and sessions. */
public final class IdentityApi {

  /**
   * Asks for a login challenge. {@code browser} is a hash of the asking browser's session id, never
   * the id.
   */
  public record BeginLogin(String browser, String origin) {}

  /** Asks for a challenge that a card will sign at a facility (the caller). */
  public record BeginCardProof(CardChallenge.Purpose purpose) {}

  /** The challenge text, to be answered within {@link CardChallenge#LIFETIME}. */
  public record Challenge(String challenge) {}

  /**
   * What came back from the card reader: a certificate and signature, or an error word.
   *
   * @param certificate DER, base64
   * @param signature SHA256withRSA over the UTF-8 bytes of the challenge, base64
   * @param error {@code cancelled} or {@code pin_locked}
   */
  public record CardReply(
      String challenge,
      Optional<String> certificate,
      Optional<String> signature,
      Optional<String> error) {}

  /**
   * Where the browser goes to finish; tells nothing and opens nothing without the browser's own
   * cookie.
   */
  public record LoginHandle(String handle) {}

  /**
   * Finishes, once, in the browser that began.
   *
   * @param mark SHA-256 (hex) of the browser's lasting mark, by which it is known again
   * @param device how its person recognizes the browser
   */
  public record FinishLogin(String handle, String browser, String mark, Optional<String> device) {}

  /** Exactly one of the two is present. */
  public record LoginOutcome(Optional<SignedIn> signedIn, Optional<Refusal> refusal) {}

  /** The person a session now belongs to. */
  public record SignedIn(UUID person, String name, LocalDate certificateExpiresOn) {}

  /** Why a login did not come about; each has its own page with what to do next. */
  public enum Refusal {
    /** カードの読み取りを取りやめた. */
    CANCELLED,
    /** 暗証番号がロックされている. */
    PIN_LOCKED,
    /** The challenge is unknown, older than 60 s, or was used before. */
    CHALLENGE_SPENT,
    /** Another browser began this login. */
    OTHER_BROWSER,
    /** 証明書の有効期限が切れている. */
    CERTIFICATE_EXPIRED,
    /** 証明書が失効している、または一時停止されている. */
    CERTIFICATE_REVOKED,
    /** 失効しているかを確かめられない. */
    REVOCATION_UNKNOWN,
    /** Not signed by a known CA, not for 利用者証明, or the signature does not fit. */
    CERTIFICATE_REFUSED,
    /** The card is good, but Tegata knows no person with it. */
    PERSON_UNKNOWN
  }

  /**
   * A stored session. It ends after {@code timeoutMillis} without a request, and in any case {@link
   * SessionTerm#ABSOLUTE} after the login.
   *
   * @param id SHA-256 (hex) of the id in the cookie
   * @param owner the person, or the member of staff, whom it belongs to; empty before the login
   * @param data opaque base64
   * @param version 0 to store a new session; above 0 to store it only where it still stands, so
   *     that a page which ends late brings no logged-out session back
   * @param begunAt when its owner logged in; a new id of the same login carries it on. Absent for a
   *     session that begins now
   * @param device how its owner recognizes the browser, e.g. {@code Windows の Firefox}
   */
  public record SessionRecord(
      String id,
      Optional<UUID> owner,
      String data,
      long timeoutMillis,
      int version,
      Optional<Instant> begunAt,
      Optional<String> device) {}

  /** Names a session by the SHA-256 (hex) of its id. */
  public record SessionId(String id) {}

  /** The session, empty where there is none or it ran out. */
  public record SessionFound(Optional<SessionRecord> session) {}

  /** Asks where a person is logged in. {@code session} is the asking one. */
  public record DevicesOf(UUID person, String session) {}

  /** ログイン中の端末, the one seen last first. */
  public record Devices(List<Device> devices) {}

  /**
   * One browser in which a person is logged in.
   *
   * @param current whether it is the asking one
   */
  public record Device(Optional<String> name, Instant begunAt, Instant lastSeen, boolean current) {}

  /** すべての端末からログアウト: ends every session of the person, the asking one too. */
  public record LogOutEverywhere(UUID person) {}

  /** How many sessions were ended. */
  public record LoggedOut(int sessions) {}

  /** When something was done. */
  public record Done(Instant at) {}

  public static final Address<BeginLogin, Challenge> BEGIN_LOGIN =
      Address.of("identity.login.begin", BeginLogin.class, Challenge.class);
  public static final Address<CardReply, LoginHandle> RETURN_LOGIN =
      Address.of("identity.login.return", CardReply.class, LoginHandle.class);
  public static final Address<FinishLogin, LoginOutcome> FINISH_LOGIN =
      Address.of("identity.login.finish", FinishLogin.class, LoginOutcome.class);
  public static final Address<BeginCardProof, Challenge> BEGIN_CARD_PROOF =
      Address.of("identity.proof.begin", BeginCardProof.class, Challenge.class);
  public static final Address<SessionId, SessionFound> LOAD_SESSION =
      Address.of("identity.session.load", SessionId.class, SessionFound.class);
  public static final Address<SessionRecord, Done> SAVE_SESSION =
      Address.of("identity.session.save", SessionRecord.class, Done.class);
  public static final Address<SessionId, Done> DELETE_SESSION =
      Address.of("identity.session.delete", SessionId.class, Done.class);

  /**
   * The session of a person that ran out by itself within {@link SessionTerm#REMEMBERED}. Whoever
   * asks may keep a form that was begun in it, and show nothing. One that was logged out is gone.
   */
  public static final Address<SessionId, SessionFound> LOAD_ENDED_SESSION =
      Address.of("identity.session.ended", SessionId.class, SessionFound.class);

  /** Where the sessions of people are kept. */
  public static final SessionAddresses SESSIONS =
      new SessionAddresses(LOAD_SESSION, LOAD_ENDED_SESSION, SAVE_SESSION, DELETE_SESSION);

  public static final Address<DevicesOf, Devices> DEVICES =
      Address.of("identity.session.devices", DevicesOf.class, Devices.class);
  public static final Address<LogOutEverywhere, LoggedOut> LOG_OUT_EVERYWHERE =
      Address.of("identity.session.endAll", LogOutEverywhere.class, LoggedOut.class);

  private IdentityApi() {}
}
