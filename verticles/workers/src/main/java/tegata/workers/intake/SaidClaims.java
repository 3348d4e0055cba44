package tegata.workers.intake;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tegata.domain.claim.ClaimVersion;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.ClaimRegister.Registered;
import tegata.workers.intake.ClaimRegister.Stood;

/**
 * What is known of many claims, and what a file says of them besides: read in a few questions, and
 * written in a few statements. Whoever uses it holds every other import of claims.
 */
final class SaidClaims {
  private final Jdbc tx;
  private final Instant now;
  private final ClaimRegister register = new ClaimRegister();
  private final ClaimFacts facts = new ClaimFacts();
  private final Map<String, Registered> registered;
  private final Map<String, Registered> unregistered = new LinkedHashMap<>();
  private final Map<String, Set<ClaimVersion>> versions;
  private final Set<String> numbers;
  private final Map<String, CodedRows> rows = new HashMap<>();
  private final List<Object[]> newVersions = new ArrayList<>();
  private final List<Object[]> newNumbers = new ArrayList<>();

  /**
   * @param keys of all claims that are asked about or added
   * @param now when what is added was brought in
   */
  SaidClaims(Jdbc tx, Collection<ClaimKey> keys, Instant now) throws SQLException {
    this.tx = tx;
    this.now = now;
    this.registered = register.all(tx, keys);
    this.versions = facts.versions(tx, keys);
    this.numbers = facts.numbers(tx, keys);
  }

  /** Adds a claim; false when it was known. */
  boolean addClaim(SaidVersion said) {
    String hex = said.key().hex();
    boolean isNew = !registered.containsKey(hex) && !unregistered.containsKey(hex);
    if (isNew) {
      unregistered.put(hex, said.claim());
    }
    return isNew;
  }

  /** Adds a version; false when it was known. */
  boolean addVersion(SaidVersion said) {
    ClaimVersion version = said.version();
    Set<ClaimVersion> known = versions.computeIfAbsent(said.key().hex(), x -> new HashSet<>());
    boolean isNew = known.stream().noneMatch(one -> isSame(one, version));
    if (isNew) {
      known.add(version);
      rows.put(said.key().hex() + version.content(), said.rows());
      newVersions.add(ClaimFacts.row(said.key(), version, said.records(), now));
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

  /** Writes what was said that is new; the claims themselves wait for what stands of them. */
  void store() throws SQLException {
    facts.addAll(tx, newVersions, newNumbers);
  }

  Registered claim(ClaimKey key) {
    return Optional.ofNullable(registered.get(key.hex()))
        .orElseGet(() -> unregistered.get(key.hex()));
  }

  Set<ClaimVersion> versions(ClaimKey key) {
    return versions.get(key.hex());
  }

  /** What is to be seen of a version that was added here. */
  Optional<CodedRows> rows(ClaimKey key, String content) {
    return Optional.ofNullable(rows.get(key.hex() + content));
  }

  /** Writes what stands of claims, those that are new with it. */
  void stand(Map<ClaimKey, Stood> stood) throws SQLException {
    Map<ClaimKey, Stood> changed = new LinkedHashMap<>();
    List<Registered> added = new ArrayList<>();
    for (Map.Entry<ClaimKey, Stood> one : stood.entrySet()) {
      Registered claim = unregistered.remove(one.getKey().hex());
      if (claim == null) {
        changed.put(one.getKey(), one.getValue());
      } else {
        added.add(claim);
        registered.put(one.getKey().hex(), claim);
      }
    }
    register.add(tx, added, stood, now);
    register.stand(tx, changed);
  }

  /** Writes the new claims of which nothing stands yet. */
  void register() throws SQLException {
    register.add(tx, unregistered.values(), Map.of(), now);
    registered.putAll(unregistered);
    unregistered.clear();
  }

  private static boolean isSame(ClaimVersion one, ClaimVersion other) {
    return one.processed().equals(other.processed())
        && one.stage() == other.stage()
        && one.content().equals(other.content());
  }
}
