package tegata.workers.taxdocument;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Actors;
import tegata.workers.taxdocument.TaxCodeStore.Spent;

/** What the log tells of one-time codes. */
final class TaxCodeEntries {
  /** Of a tax program nothing is known but that it held the code. */
  private static final String PROGRAM = "一度だけのコードを持つ申告ソフト";

  private TaxCodeEntries() {}

  static Entry issued(Caller caller, UUID person, UUID code, int year) {
    return entry(
        Entry.Kind.TAX_CODE_ISSUED,
        person,
        Actors.of(caller),
        Actors.basis(caller, person),
        caller.request(),
        note(code, year));
  }

  static Entry ended(Caller caller, UUID person, UUID code, int year) {
    return entry(
        Entry.Kind.TAX_CODE_ENDED,
        person,
        Actors.of(caller),
        Actors.basis(caller, person),
        caller.request(),
        note(code, year));
  }

  static Entry fetched(Caller caller, Spent spent) {
    return entry(
        Entry.Kind.TAX_DOCUMENT_FETCHED,
        spent.person(),
        new Entry.Actor(caller.kind().name(), "", PROGRAM),
        spent.issuedBy().equals(spent.person()) ? Entry.Basis.SELF : Entry.Basis.PROXY,
        caller.request(),
        note(spent.id(), spent.year()));
  }

  private static String note(UUID code, int year) {
    return "code=" + code + " year=" + year;
  }

  private static Entry entry(
      Entry.Kind kind,
      UUID person,
      Entry.Actor actor,
      Entry.Basis basis,
      UUID request,
      String note) {
    return new Entry(
        kind,
        Optional.of(person),
        actor,
        Set.of(Entry.Category.EXPENSE),
        basis,
        Entry.Result.DONE,
        request,
        Optional.of(note));
  }
}
