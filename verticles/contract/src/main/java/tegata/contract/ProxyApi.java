package tegata.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.IdentityApi.Done;
import tegata.domain.proxy.Proxy;

/**
 * 家族・代理人: who may see whose records. Every question is a person's own; no proxy asks for another.
 */
public final class ProxyApi {
  /** Asks for the proxies of a person, in both directions. */
  public record Of(UUID person) {}

  /**
   * Proxies that stand.
   *
   * @param iSee those in which the person is the proxy
   * @param seeMe those in which the person is the principal
   * @param invitations codes handed out that nobody has used yet, the newest first
   * @param child whether the person is below 18, so that what they give is a parent's proxy
   */
  public record Proxies(List<Held> iSee, List<Held> seeMe, List<Open> invitations, boolean child) {}

  /**
   * A proxy as one of the two sees it.
   *
   * @param other name of the other one
   * @param endable whether the asking person may end it
   */
  public record Held(Proxy proxy, String other, boolean endable) {}

  /** A code that may still be used. */
  public record Open(UUID id, Proxy.Level level, LocalDate endsOn, Instant validUntil) {}

  /**
   * Invites whoever will hold the code.
   *
   * @param form id of the form; a form sent twice invites once
   * @param until last day of the proxy that comes of it, at most {@link Proxy#LONGEST_YEARS} ahead;
   *     a parent's is cut before the 18th birthday
   */
  public record Invite(UUID person, UUID form, Proxy.Level level, LocalDate until) {}

  /**
   * The code, given this one time; empty where the form was sent before.
   *
   * @param code as it is read out; nobody holds it but its hash
   */
  public record Invited(Optional<String> code, LocalDate endsOn, Instant validUntil) {}

  /** Becomes a proxy with a code as it was typed. */
  public record Accept(UUID person, String code) {}

  /** Why a code did not make a proxy. */
  public enum Refusal {
    /** Nobody's code, used before, or taken back. */
    CODE_UNKNOWN,
    /** 30 days are over, or the proxy's own period is. */
    CODE_EXPIRED,
    /** The person's own. */
    OWN_CODE,
    /** Too many wrong codes within an hour. */
    TOO_MANY_TRIES
  }

  /** The proxy, or why there is none: exactly one of the two is present. */
  public record Accepted(Optional<Held> held, Optional<Refusal> refusal) {}

  /** Ends a proxy that the person is one side of. */
  public record End(UUID person, UUID proxy) {}

  /** Takes an unused code back. */
  public record Withdraw(UUID person, UUID invitation) {}

  /** 緊急停止: ends every proxy in both directions, every unused code and every session. */
  public record StopAll(UUID person) {}

  /** What was ended. */
  public record Stopped(int proxies, int sessions) {}

  public static final Address<Of, Proxies> LIST = Address.of("proxy.list", Of.class, Proxies.class);

  public static final Address<Invite, Invited> INVITE =
      Address.of("proxy.invite", Invite.class, Invited.class);

  public static final Address<Accept, Accepted> ACCEPT =
      Address.of("proxy.accept", Accept.class, Accepted.class);

  public static final Address<End, Done> END = Address.of("proxy.end", End.class, Done.class);

  public static final Address<Withdraw, Done> WITHDRAW =
      Address.of("proxy.withdraw", Withdraw.class, Done.class);

  public static final Address<StopAll, Stopped> STOP_ALL =
      Address.of("proxy.stopAll", StopAll.class, Stopped.class);

  private ProxyApi() {}
}
