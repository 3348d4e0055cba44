package tegata.workers.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import java.util.UUID;
import tegata.domain.claim.ClaimHistory;
import tegata.domain.claim.ClaimVersion;
import tegata.domain.claim.Standing;
import tegata.formats.Findings;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimReader;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.ClaimRegister.Registered;

/** Brings what patients see of claims up to what stands of them now. */
final class StandClaims {
  private final ClaimFacts facts = new ClaimFacts();
  private final ClaimRegister register = new ClaimRegister();
  private final ClaimHolder holder = new ClaimHolder();
  private final ClaimFamily family = new ClaimFamily();
  private final ClaimRowStore rows = new ClaimRowStore();
  private final ClaimNames names = new ClaimNames();

  /** What became of one claim. */
  record Outcome(Standing standing, Optional<UUID> person, boolean changed) {}

  /** The claims and all that are linked to them, each once. */
  Set<ClaimKey> withFamilies(Jdbc tx, Iterable<ClaimKey> keys) throws SQLException {
    Set<ClaimKey> all = new HashSet<>();
    for (ClaimKey key : keys) {
      if (!all.contains(key)) {
        all.addAll(facts.family(tx, key));
      }
    }
    return all;
  }

  /** Computes what stands of one claim, whose it is, and shows it. */
  Outcome stand(Jdbc tx, ClaimKey key, Instant now) throws SQLException {
    Registered claim = register.find(tx, key);
    Optional<UUID> person = claim.person().isPresent() ? claim.person() : holder.find(tx, claim);
    Standing standing = facts.history(tx, key, family.of(tx, claim, person)).standing();
    register.stand(tx, key, person, standing);
    boolean changed = person.isPresent() && show(tx, claim, person.get(), standing, now);
    return new Outcome(standing, person, changed);
  }

  /**
   * The same of many, a few questions and statements for all of them together; those of which more
   * is known than their own versions one by one.
   */
  Map<ClaimKey, Outcome> stand(Jdbc tx, Collection<ClaimKey> touched, Instant now)
      throws SQLException {
    Set<String> entangled = facts.entangled(tx, touched);
    List<ClaimKey> alone =
        touched.stream().filter(key -> !entangled.contains(key.hex())).distinct().toList();
    Map<ClaimKey, Outcome> outcomes = new LinkedHashMap<>(standAlone(tx, alone, now));
    for (ClaimKey key :
        withFamilies(tx, touched.stream().filter(k -> entangled.contains(k.hex())).toList())) {
      outcomes.put(key, stand(tx, key, now));
    }
    return outcomes;
  }

  /** Claims whose own versions are all there is to know. */
  private Map<ClaimKey, Outcome> standAlone(Jdbc tx, List<ClaimKey> keys, Instant now)
      throws SQLException {
    Map<String, Registered> claims = register.all(tx, keys);
    Map<String, Set<ClaimVersion>> versions = facts.versions(tx, keys);
    Map<ClaimKey, UUID> found =
        holder.find(
            tx, claims.values().stream().filter(claim -> claim.person().isEmpty()).toList());
    Map<ClaimKey, Standing> standings = new LinkedHashMap<>();
    List<Object[]> rowsOfClaims = new ArrayList<>();
    Map<ClaimKey, UUID> people = new HashMap<>();
    for (ClaimKey key : keys) {
      Registered claim = claims.get(key.hex());
      Standing standing =
          new ClaimHistory(Set.copyOf(versions.get(key.hex())), Set.of(), Set.of(), Set.of())
              .standing();
      Optional<UUID> person = claim.person().or(() -> Optional.ofNullable(found.get(claim.key())));
      person.ifPresent(id -> people.put(key, id));
      standings.put(key, standing);
      rowsOfClaims.add(ClaimRegister.standingRow(key, person, standing));
    }
    register.standAll(tx, rowsOfClaims);
    Set<ClaimKey> changed = showAlone(tx, claims, people, standings, now);
    Map<ClaimKey, Outcome> outcomes = new LinkedHashMap<>();
    standings.forEach(
        (key, standing) ->
            outcomes.put(
                key,
                new Outcome(
                    standing, Optional.ofNullable(people.get(key)), changed.contains(key))));
    return outcomes;
  }

  private Set<ClaimKey> showAlone(
      Jdbc tx,
      Map<String, Registered> claims,
      Map<ClaimKey, UUID> people,
      Map<ClaimKey, Standing> standings,
      Instant now)
      throws SQLException {
    IntakeLock.people(tx, people.values());
    Set<ClaimKey> changed = new HashSet<>();
    Map<ClaimKey, String> shown = new LinkedHashMap<>();
    for (Map.Entry<ClaimKey, UUID> person : people.entrySet()) {
      Optional<ClaimVersion> version = standings.get(person.getKey()).shown();
      if (version.isPresent()) {
        shown.put(person.getKey(), version.get().content());
      } else if (rows.remove(tx, person.getValue(), person.getKey())) {
        changed.add(person.getKey());
      }
    }
    Map<String, byte[]> records = facts.records(tx, shown);
    ClaimRows.Names known = names.in(tx);
    List<ClaimRowStore.Shown> put = new ArrayList<>();
    for (ClaimKey key : shown.keySet()) {
      Claim claim = read(records.get(key.hex()));
      Standing standing = standings.get(key);
      put.add(
          new ClaimRowStore.Shown(
              new ClaimRowStore.Place(
                  people.get(key), key, claim.facility().code(), claims.get(key.hex()).insurer()),
              rows(claim, known),
              standing.shown().orElseThrow().processed(),
              standing.corrected()));
    }
    changed.addAll(rows.put(tx, put, now));
    return changed;
  }

  private boolean show(Jdbc tx, Registered claim, UUID person, Standing standing, Instant now)
      throws SQLException {
    IntakeLock.person(tx, person);
    if (standing.shown().isEmpty()) {
      return rows.remove(tx, person, claim.key());
    }
    ClaimVersion version = standing.shown().get();
    Claim shown = read(facts.records(tx, claim.key(), version.content()));
    return rows.put(
        tx,
        new ClaimRowStore.Place(person, claim.key(), shown.facility().code(), claim.insurer()),
        rows(shown, names.in(tx)),
        version.processed(),
        standing.corrected(),
        now);
  }

  private static ClaimRows rows(Claim shown, ClaimRows.Names names) throws SQLException {
    try {
      return ClaimRows.of(shown, names);
    } catch (ClaimNames.LookupException e) {
      throw e.failure();
    }
  }

  private static Claim read(byte[] records) {
    try {
      List<Claim> claims =
          new ClaimReader(new ByteArrayInputStream(records), new Findings())
              .next().stream().map(Claim.class::cast).toList();
      return claims.get(0);
    } catch (IOException e) {
      throw new IllegalStateException("a stored claim is read from memory", e);
    }
  }
}
