package tegata.workers.audit;

import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;

/** Turns a caller into the actor of an entry. */
public final class Actors {
  private Actors() {}

  public static Entry.Actor of(Caller caller) {
    return new Entry.Actor(caller.kind().name(), caller.id(), caller.name());
  }

  /** 本人か代理か: why a person who asks may see or do what concerns the subject. */
  public static Entry.Basis basis(Caller caller, UUID subject) {
    return caller.id().equals(subject.toString()) ? Entry.Basis.SELF : Entry.Basis.PROXY;
  }
}
