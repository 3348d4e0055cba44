package tegata.simulators.revocation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tegata.simulators.files.WorldFiles;

/**
 * 失効の台帳. Which certificates were issued, which of them no longer hold, and how the servers that
 * tell of it misbehave. Revocations and misbehaviour survive a restart. Blocking.
 */
public final class RevocationRegister {

  private final Path file;
  private final Clock clock;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Map<String, Revoked> revoked = new LinkedHashMap<>();
  private Misbehaviour ocsp = Misbehaviour.NONE;
  private Misbehaviour crl = Misbehaviour.NONE;

  /** A register kept in this file. */
  public RevocationRegister(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      read(new JsonObject(WorldFiles.read(file)));
    }
  }

  /** Notes a certificate that may be asked about. */
  public void issued(Issued certificate) {
    issued.put(certificate.holder(), certificate);
  }

  /** Revokes or suspends; false for a holder nobody knows. */
  public synchronized boolean revoke(String holder, boolean hold) {
    Issued certificate = issued.get(holder);
    if (certificate == null) {
      return false;
    }
    // X.509 times have whole seconds; one that a list cannot show would look like the future.
    revoked.put(
        holder, new Revoked(certificate, clock.instant().truncatedTo(ChronoUnit.SECONDS), hold));
    keep();
    return true;
  }

  /** Takes a suspension, or in this world even a revocation, back; false when there was none. */
  synchronized boolean release(String holder) {
    boolean was = revoked.remove(holder) != null;
    keep();
    return was;
  }

  synchronized void misbehave(Misbehaviour ocsp, Misbehaviour crl) {
    this.ocsp = ocsp;
    this.crl = crl;
    keep();
  }

  synchronized Misbehaviour ocsp() {
    return ocsp;
  }

  synchronized Misbehaviour crl() {
    return crl;
  }

  boolean knows(String authority, BigInteger serial) {
    return issued.values().stream()
        .anyMatch(known -> known.authority().equals(authority) && known.serial().equals(serial));
  }

  synchronized Optional<Revoked> revoked(String authority, BigInteger serial) {
    return revokedBy(authority).stream()
        .filter(entry -> entry.certificate().serial().equals(serial))
        .findFirst();
  }

  synchronized List<Revoked> revokedBy(String authority) {
    return revoked.values().stream()
        .filter(entry -> entry.certificate().authority().equals(authority))
        .toList();
  }

  synchronized JsonObject toJson() {
    JsonArray entries = new JsonArray();
    revoked.values().forEach(entry -> entries.add(entry.toJson()));
    return new JsonObject()
        .put("revoked", entries)
        .put("ocsp", ocsp.wireName())
        .put("crl", crl.wireName());
  }

  private void read(JsonObject json) {
    for (Object entry : json.getJsonArray("revoked")) {
      Revoked known = Revoked.of((JsonObject) entry);
      revoked.put(known.certificate().holder(), known);
    }
    ocsp = Misbehaviour.parse(json.getString("ocsp")).orElseThrow();
    crl = Misbehaviour.parse(json.getString("crl")).orElseThrow();
  }

  private void keep() {
    WorldFiles.write(file, toJson().encodePrettily());
  }
}
