package tegata.workers.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    Standing standing = facts.history(tx, key, facts.family(tx, key)).standing();
    Optional<UUID> person = claim.person().isPresent() ? claim.person() : holder.find(tx, claim);
    register.stand(tx, key, person, standing);
    boolean changed = person.isPresent() && show(tx, claim, person.get(), standing, now);
    return new Outcome(standing, person, changed);
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
        rows(tx, shown),
        version.processed(),
        standing.corrected(),
        now);
  }

  private ClaimRows rows(Jdbc tx, Claim shown) throws SQLException {
    try {
      return ClaimRows.of(shown, names.in(tx));
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
