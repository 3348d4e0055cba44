package tegata.domain.identity;

import java.time.Duration;

/** ログインの続く時間. Both limits are kept by the database's clock, whatever a page says. */
public final class SessionTerm {

  /** Without a request; a session never asks for more than this. */
  public static final Duration IDLE = Duration.ofMinutes(15);

  /** After the login, however busy; a change of role does not begin anew. */
  public static final Duration ABSOLUTE = Duration.ofHours(8);

  /**
   * How long after its last request it is still known whose a session was that ran out by itself,
   * so that a form sent from it is not lost. It opens nothing any more.
   */
  public static final Duration REMEMBERED = Duration.ofHours(12);

  private SessionTerm() {}
}
