package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tegata.domain.claim.ClaimVersion;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimSubject;
import tegata.formats.claim.ClaimText;
import tegata.workers.database.Jdbc;

/**
 * What many claims of a file say, added at once: what is known of them is read in a few questions,
 * and what is new is written in a few statements. Whoever uses it holds every other import of
 * claims.
 */
final class SaidClaims {
  private final Jdbc tx;
  private final ClaimRegister register = new ClaimRegister();
  private final ClaimFacts facts = new ClaimFacts();
  private final Set<String> claims;
  private final Map<String, Set<ClaimVersion>> versions;
  private final Set<String> numbers;
  private final List<Object[]> newClaims = new ArrayList<>();
  private final List<Object[]> newVersions = new ArrayList<>();
  private final List<Object[]> newNumbers = new ArrayList<>();

  /**
   * @param keys of all claims that will be added
   */
  SaidClaims(Jdbc tx, Collection<ClaimKey> keys) throws SQLException {
    this.tx = tx;
    this.claims = new HashSet<>(register.all(tx, keys).keySet());
    this.versions = new HashMap<>(facts.versions(tx, keys));
    this.numbers = new HashSet<>(facts.numbers(tx, keys));
  }

  /** Adds a claim; false when it was known. */
  boolean addClaim(ClaimKey key, Claim claim, ClaimSubject subject, Instant now) {
    boolean isNew = claims.add(key.hex());
    if (isNew) {
      newClaims.add(ClaimRegister.row(key, claim, subject, now));
    }
    return isNew;
  }

  /** Adds a version; false when it was known. */
  boolean addVersion(ClaimKey key, ClaimVersion version, Claim claim, Instant now) {
    boolean isNew =
        versions.computeIfAbsent(key.hex(), x -> new HashSet<>()).stream()
            .noneMatch(known -> isSame(known, version));
    if (isNew) {
      versions.get(key.hex()).add(version);
      newVersions.add(ClaimFacts.row(key, version, ClaimText.write(claim), now));
    }
    return isNew;
  }

  /** Links a claim to a 検索番号; false when that was known. */
  boolean addNumber(ClaimKey key, String searchNumber) {
    boolean isNew = numbers.add(key.hex() + "|" + searchNumber);
    if (isNew) {
      newNumbers.add(new Object[] {key.month().atDay(1), searchNumber, key.bytes()});
    }
    return isNew;
  }

  /** Writes what is new. */
  void store() throws SQLException {
    register.addAll(tx, newClaims);
    facts.addAll(tx, newVersions, newNumbers);
  }

  private static boolean isSame(ClaimVersion one, ClaimVersion other) {
    return one.processed().equals(other.processed())
        && one.stage() == other.stage()
        && one.content().equals(other.content());
  }
}
