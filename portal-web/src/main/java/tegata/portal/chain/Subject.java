package tegata.portal.chain;

import java.util.UUID;
import tegata.domain.proxy.Proxy;

/**
 * だれの情報か: whose data a page shows. A proxy shows that of someone else, which the workers allow or
 * refuse at every use.
 *
 * @param child whether the proxy is a parent's
 * @param level what the pages offer; the workers decide what is done
 */
public record Subject(UUID person, String name, boolean self, boolean child, Proxy.Level level) {

  /** Somebody who looks at their own. */
  static Subject self(LoggedIn person) {
    return new Subject(person.person(), person.name(), true, false, Proxy.Level.ACT);
  }

  /** Whether pages offer to do something for the person, and not only to see. */
  public boolean mayAct() {
    return level == Proxy.Level.ACT;
  }
}
