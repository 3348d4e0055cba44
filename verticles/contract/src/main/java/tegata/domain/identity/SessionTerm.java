package tegata.domain.identity;

import java.time.Duration;

/** ログインの続く時間. Both limits are kept by the database's clock, whatever a page says. */
public final class SessionTerm {

  /** Without a request; a session never asks for more than this. */
  public static final Duration IDLE = Duration.ofMinutes(15);

  /** After the login, however busy; a change of role does not begin anew. */
  public static final Duration ABSOLUTE = Duration.ofHours(8);

  private SessionTerm() {}
}
