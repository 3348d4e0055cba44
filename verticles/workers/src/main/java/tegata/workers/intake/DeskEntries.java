package tegata.workers.intake;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Actors;

/** What the log holds of operators' work on what imports left behind. */
final class DeskEntries {
  private static final Set<Entry.Category> OF_CLAIMS =
      Set.of(Entry.Category.EXPENSE, Entry.Category.MEDICATION, Entry.Category.TREATMENT);

  private DeskEntries() {}

  /** The figures of a claim of the person were looked at. */
  static Entry viewed(Caller caller, UUID person) {
    return entry(
        Entry.Kind.CLAIM_CONFLICT_VIEWED, caller, Optional.of(person), OF_CLAIMS, "conflicts");
  }

  /** It was decided which version of a claim stands. */
  static Entry chosen(Caller caller, Optional<UUID> person, ClaimKey claim, String version) {
    return entry(
        Entry.Kind.CLAIM_CONFLICT_DECIDED,
        caller,
        person,
        OF_CLAIMS,
        "month=" + claim.month() + " version=" + version);
  }

  /** A row about the person that was held back was looked into. */
  static Entry settled(Caller caller, Optional<UUID> person, long row) {
    return entry(
        Entry.Kind.CONTRADICTION_SETTLED,
        caller,
        person,
        Set.of(Entry.Category.ELIGIBILITY),
        "quarantine=" + row);
  }

  private static Entry entry(
      Entry.Kind kind,
      Caller caller,
      Optional<UUID> person,
      Set<Entry.Category> categories,
      String note) {
    return new Entry(
        kind,
        person,
        Actors.of(caller),
        categories,
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        caller.request(),
        Optional.of(note));
  }
}
