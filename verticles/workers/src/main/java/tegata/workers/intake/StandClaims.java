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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.domain.claim.ClaimHistory;
import tegata.domain.claim.Standing;
import tegata.formats.Findings;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimFigures;
import tegata.formats.claim.ClaimReader;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.ClaimRegister.Registered;
import tegata.workers.intake.ClaimRegister.Stood;

/** Brings what patients see of claims up to what stands of them now. */
final class StandClaims {
  private static final Logger LOG = LoggerFactory.getLogger(StandClaims.class);

  private final ClaimFacts facts = new ClaimFacts();
  private final ClaimRegister register = new ClaimRegister();
  private final ClaimHolder holder = new ClaimHolder();
  private final ClaimFamily family = new ClaimFamily();
  private final ClaimRowStore rows = new ClaimRowStore();
  private final ClaimNames names = new ClaimNames();

  /** What became of one claim. */
  record Outcome(Standing standing, Optional<UUID> person, boolean changed) {}

  /**
   * Brings claims up to what stands of them, and registers those that are new. A few questions and
   * statements for all of them together; those of which more is known than their own versions one
   * by one.
   *
   * @param said what is known of the claims, and all that was said of them now
   */
  Map<ClaimKey, Outcome> stand(Jdbc tx, SaidClaims said, Collection<ClaimKey> touched, Instant now)
      throws SQLException {
    Set<String> entangled = facts.entangled(tx, touched);
    List<ClaimKey> alone =
        touched.stream().filter(key -> !entangled.contains(key.hex())).distinct().toList();
    Map<ClaimKey, Outcome> outcomes = standAlone(tx, said, alone, now);
    said.register();
    for (ClaimKey key :
        withFamilies(tx, touched.stream().filter(k -> entangled.contains(k.hex())).toList())) {
      outcomes.put(key, stand(tx, key, now));
    }
    return outcomes;
  }

  /** The claims and all that are linked to them, each once. */
  private Set<ClaimKey> withFamilies(Jdbc tx, Iterable<ClaimKey> keys) throws SQLException {
    Set<ClaimKey> all = new HashSet<>();
    for (ClaimKey key : keys) {
      if (!all.contains(key)) {
        all.addAll(facts.family(tx, key));
      }
    }
    return all;
  }

  /** Computes what stands of one claim, whose it is, and shows it. */
  private Outcome stand(Jdbc tx, ClaimKey key, Instant now) throws SQLException {
    Registered claim = register.find(tx, key);
    Optional<UUID> person = claim.person().isPresent() ? claim.person() : holder.find(tx, claim);
    Standing standing = facts.history(tx, key, family.of(tx, claim, person)).standing();
    Map<ClaimKey, Stood> stood = Map.of(key, new Stood(standing, person));
    register.stand(tx, stood);
    Map<ClaimKey, CodedRows> shown = new HashMap<>();
    if (person.isPresent() && standing.shown().isPresent()) {
      read(key, facts.records(tx, key, standing.shown().get().content()))
          .ifPresent(coded -> shown.put(key, coded));
    }
    return new Outcome(
        standing, person, !show(tx, Map.of(key, claim), stood, shown, now).isEmpty());
  }

  /** Claims whose own versions are all there is to know. */
  private Map<ClaimKey, Outcome> standAlone(
      Jdbc tx, SaidClaims said, List<ClaimKey> keys, Instant now) throws SQLException {
    Map<ClaimKey, Registered> claims = new HashMap<>();
    keys.forEach(key -> claims.put(key, said.claim(key)));
    Map<ClaimKey, UUID> found =
        holder.find(
            tx, claims.values().stream().filter(claim -> claim.person().isEmpty()).toList());
    Map<ClaimKey, Stood> stood = new LinkedHashMap<>();
    for (ClaimKey key : keys) {
      ClaimHistory history = new ClaimHistory(said.versions(key), Set.of(), Set.of(), Set.of());
      Optional<UUID> person =
          claims.get(key).person().or(() -> Optional.ofNullable(found.get(key)));
      stood.put(key, new Stood(history.standing(), person));
    }
    said.stand(stood);
    Set<ClaimKey> changed = show(tx, claims, stood, shown(tx, said, stood), now);
    Map<ClaimKey, Outcome> outcomes = new LinkedHashMap<>();
    stood.forEach(
        (key, one) ->
            outcomes.put(key, new Outcome(one.standing(), one.person(), changed.contains(key))));
    return outcomes;
  }

  /** What is to be seen of the claims, read again where it was not said just now. */
  private Map<ClaimKey, CodedRows> shown(Jdbc tx, SaidClaims said, Map<ClaimKey, Stood> stood)
      throws SQLException {
    Map<ClaimKey, CodedRows> shown = new HashMap<>();
    Map<ClaimKey, String> stored = new HashMap<>();
    stood.forEach(
        (key, one) -> {
          if (one.person().isPresent() && one.standing().shown().isPresent()) {
            String content = one.standing().shown().get().content();
            said.rows(key, content)
                .ifPresentOrElse(rows -> shown.put(key, rows), () -> stored.put(key, content));
          }
        });
    if (!stored.isEmpty()) {
      Map<String, byte[]> records = facts.records(tx, stored);
      stored
          .keySet()
          .forEach(
              key -> read(key, records.get(key.hex())).ifPresent(coded -> shown.put(key, coded)));
    }
    return shown;
  }

  /** Brings the rows of claims whose person is known up to {@code shown}; gives those changed. */
  private Set<ClaimKey> show(
      Jdbc tx,
      Map<ClaimKey, Registered> claims,
      Map<ClaimKey, Stood> stood,
      Map<ClaimKey, CodedRows> shown,
      Instant now)
      throws SQLException {
    IntakeLock.people(tx, stood.values().stream().flatMap(one -> one.person().stream()).toList());
    ClaimRows.Names known = names.of(tx, shown.values());
    List<ClaimRowStore.Shown> put = new ArrayList<>();
    List<ClaimRowStore.Place> hidden = new ArrayList<>();
    stood.forEach(
        (key, one) -> {
          if (one.person().isPresent()) {
            ClaimRowStore.Place place = new ClaimRowStore.Place(one.person().get(), key);
            if (shown.containsKey(key)) {
              put.add(shown(place, claims.get(key), shown.get(key), one.standing(), known));
            } else {
              hidden.add(place);
            }
          }
        });
    return rows.bring(tx, put, hidden, now);
  }

  private static ClaimRowStore.Shown shown(
      ClaimRowStore.Place place,
      Registered claim,
      CodedRows rows,
      Standing standing,
      ClaimRows.Names names) {
    return new ClaimRowStore.Shown(
        place,
        rows.facility(),
        claim.insurer(),
        rows.named(names),
        standing.shown().orElseThrow().processed(),
        standing.corrected());
  }

  /** What cannot be read any more is not shown: half a claim would show wrong amounts. */
  private static Optional<CodedRows> read(ClaimKey key, byte[] records) {
    Optional<Claim> claim = claim(records);
    if (claim.isEmpty()) {
      LOG.error("a stored claim of {} cannot be read any more and is not shown", key.month());
    }
    return claim.map(one -> CodedRows.of(one, ClaimFigures.of(one)));
  }

  /** A claim as it is kept; empty where it was taken in by rules looser than today's. */
  static Optional<Claim> claim(byte[] records) {
    try {
      return new ClaimReader(new ByteArrayInputStream(records), new Findings())
          .next()
          .filter(Claim.class::isInstance)
          .map(Claim.class::cast);
    } catch (IOException e) {
      throw new IllegalStateException("a stored claim is read from memory", e);
    }
  }
}
