package tegata.workers.audit;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Use;
import tegata.domain.audit.Entry;

/** Entries for records being read by the person or a proxy. */
public final class Viewed {
  private Viewed() {}

  /** The person, or a proxy of theirs, saw, or saved, the named kinds of their records. */
  public static Entry own(Caller caller, UUID subject, Use use, Entry.Category... categories) {
    return new Entry(
        use == Use.VIEW ? Entry.Kind.RECORDS_VIEWED : Entry.Kind.RECORDS_DOWNLOADED,
        Optional.of(subject),
        Actors.of(caller),
        Set.of(categories),
        Actors.basis(caller, subject),
        Entry.Result.DONE,
        caller.request(),
        Optional.empty());
  }
}
