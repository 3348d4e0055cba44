package tegata.contract;

import tegata.contract.IdentityApi.Done;
import tegata.contract.IdentityApi.SessionFound;
import tegata.contract.IdentityApi.SessionId;
import tegata.contract.IdentityApi.SessionRecord;

/**
 * Where the sessions of one kind of login are kept.
 *
 * @param load the session, while it stands
 * @param loadEnded one that ran out by itself; whoever asks may keep a form that was begun in it
 */
public record SessionAddresses(
    Address<SessionId, SessionFound> load,
    Address<SessionId, SessionFound> loadEnded,
    Address<SessionRecord, Done> save,
    Address<SessionId, Done> delete) {

  /** The addresses {@code <prefix>.load}, {@code .ended}, {@code .save} and {@code .delete}. */
  static SessionAddresses under(String prefix) {
    return new SessionAddresses(
        Address.of(prefix + ".load", SessionId.class, SessionFound.class),
        Address.of(prefix + ".ended", SessionId.class, SessionFound.class),
        Address.of(prefix + ".save", SessionRecord.class, Done.class),
        Address.of(prefix + ".delete", SessionId.class, Done.class));
  }
}
