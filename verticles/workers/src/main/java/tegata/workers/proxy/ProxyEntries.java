package tegata.workers.proxy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Actors;

/** What the log tells of proxies. */
final class ProxyEntries {
  private ProxyEntries() {}

  static Entry invited(Caller caller, UUID person, UUID invitation) {
    return by(caller, Entry.Kind.PROXY_INVITED, person, "invitation=" + invitation);
  }

  static Entry withdrawn(Caller caller, UUID person, UUID invitation) {
    return by(caller, Entry.Kind.PROXY_INVITATION_WITHDRAWN, person, "invitation=" + invitation);
  }

  static Entry started(Caller caller, UUID principal, UUID proxy) {
    return by(caller, Entry.Kind.PROXY_STARTED, principal, "proxy=" + proxy);
  }

  static Entry ended(Caller caller, UUID principal, UUID proxy) {
    return by(caller, Entry.Kind.PROXY_ENDED, principal, "proxy=" + proxy);
  }

  /** Names nobody but the person, so that no other history tells of it. */
  static Entry stopped(Caller caller, UUID person, int proxies, int sessions) {
    return by(
        caller,
        Entry.Kind.ALL_STOPPED,
        person,
        "proxies=%d sessions=%d".formatted(proxies, sessions));
  }

  private static Entry by(Caller caller, Entry.Kind kind, UUID subject, String note) {
    return new Entry(
        kind,
        Optional.of(subject),
        Actors.of(caller),
        Set.of(Entry.Category.PROXY),
        caller.kind() == Caller.Kind.PATIENT ? Actors.basis(caller, subject) : Entry.Basis.DUTY,
        Entry.Result.DONE,
        caller.request(),
        Optional.of(note));
  }
}
