package tegata.portal.chain;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.auth.prng.VertxContextPRNG;
import io.vertx.ext.web.sstore.AbstractSession;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.IdentityApi.SessionRecord;

/**
 * A session as it is stored: only its data and never its id, of which the store knows no more than
 * the hash.
 */
final class StoredSession extends AbstractSession {

  /** A new session. */
  StoredSession(VertxContextPRNG random, long timeoutMillis, int idBytes) {
    super(random, timeoutMillis, idBytes);
  }

  /** The session with this id, as the store gave it back. */
  StoredSession(VertxContextPRNG random, String id, SessionRecord stored) {
    super(random);
    setId(id);
    setTimeout(stored.timeoutMillis());
    setAccessed();
    setVersion(Math.max(1, stored.version()));
    readDataFromBuffer(0, Buffer.buffer(Base64.getDecoder().decode(stored.data())));
  }

  /**
   * What is to be stored: version 0 for a session that is new, or new under its id, and above 0 for
   * one that must still stand, so that a page which ends late brings no logged-out session back.
   */
  SessionRecord toRecord() {
    int version = isRegenerated() ? 0 : version();
    Buffer data = Buffer.buffer();
    writeDataToBuffer(data);
    return new SessionRecord(
        SessionHash.of(id()),
        Optional.ofNullable(this.<String>get(BrowserSessions.OWNER)).map(UUID::fromString),
        Base64.getEncoder().encodeToString(data.getBytes()),
        timeout(),
        version,
        Optional.ofNullable(this.<String>get(BrowserSessions.BEGUN_AT)).map(Instant::parse),
        Optional.ofNullable(this.get(BrowserSessions.DEVICE)));
  }

  void stored() {
    setVersion(Math.max(1, version()));
  }
}
