package tegata.workers.intake;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.domain.audit.Entry;
import tegata.formats.SourceFormat;

/** Entries for a person's records being brought in. */
final class Imported {
  private static final Entry.Actor ACTOR = new Entry.Actor("SYSTEM", "import", "import");

  private Imported() {}

  /**
   * @param request one for each file, so that a file leaves one entry for each person
   */
  static Entry of(
      UUID person, UUID request, SourceFormat format, Counts counts, Entry.Category... categories) {
    return new Entry(
        Entry.Kind.RECORDS_IMPORTED,
        Optional.of(person),
        ACTOR,
        Set.of(categories),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        request,
        Optional.of(
            "format="
                + format
                + " accepted="
                + counts.accepted()
                + " replaced="
                + counts.replaced()));
  }
}
