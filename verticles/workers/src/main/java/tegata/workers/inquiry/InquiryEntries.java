package tegata.workers.inquiry;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Actors;

/** What the log holds of inquiries. */
final class InquiryEntries {
  private InquiryEntries() {}

  /** The person, or a proxy of theirs, asked. */
  static Entry received(Caller caller, UUID person, String number) {
    return entry(Entry.Kind.INQUIRY_RECEIVED, caller, person, Actors.basis(caller, person), number);
  }

  /** The person, or a proxy of theirs, looked at what became of it. */
  static Entry followed(Caller caller, UUID person) {
    return new Entry(
        Entry.Kind.HISTORY_VIEWED,
        Optional.of(person),
        Actors.of(caller),
        Set.of(Entry.Category.ACCESS_HISTORY),
        Actors.basis(caller, person),
        Entry.Result.DONE,
        caller.request(),
        Optional.of("inquiries"));
  }

  /** An operator opened it. */
  static Entry viewed(Caller caller, UUID person, String number) {
    return entry(Entry.Kind.INQUIRY_VIEWED, caller, person, Entry.Basis.DUTY, number);
  }

  /** An operator answered it. */
  static Entry answered(Caller caller, UUID person, String number) {
    return entry(Entry.Kind.INQUIRY_ANSWERED, caller, person, Entry.Basis.DUTY, number);
  }

  private static Entry entry(
      Entry.Kind kind, Caller caller, UUID person, Entry.Basis basis, String number) {
    return new Entry(
        kind,
        Optional.of(person),
        Actors.of(caller),
        Set.of(Entry.Category.ACCESS_HISTORY),
        basis,
        Entry.Result.DONE,
        caller.request(),
        Optional.of("number=" + number));
  }
}
