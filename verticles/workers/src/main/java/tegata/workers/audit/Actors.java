package tegata.workers.audit;

import tegata.contract.Caller;
import tegata.domain.audit.Entry;

/** Turns a caller into the actor of an entry. */
public final class Actors {
  private Actors() {}

  public static Entry.Actor of(Caller caller) {
    return new Entry.Actor(caller.kind().name(), caller.id(), caller.name());
  }
}
