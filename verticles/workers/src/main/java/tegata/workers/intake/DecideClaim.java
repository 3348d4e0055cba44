package tegata.workers.intake;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IntakeDeskApi.Choose;
import tegata.domain.claim.ClaimVersion;
import tegata.workers.audit.Audit;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.database.Jdbc;

/**
 * 食い違うレセプトの決定, at the desk and on the command line. It waits a moment for whoever takes claims in,
 * so that what is chosen is what the operator saw, and tells them when that goes on; of two who
 * decide about one claim, the first does. It blocks.
 */
public final class DecideClaim {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private static final String OPEN =
      "select month, treatment_key, person_id from claim where claim_key = ? and state = 'CONFLICT'";

  private static final String CHOSEN =
      """
      select month, treatment_key, person_id from claim c
       where claim_key = ? and exists (select 1 from claim_choice d where d.claim_key = c.claim_key)
      """;

  private static final String IMPATIENTLY = "set local lock_timeout = '3s'";

  /** SQLSTATE lock_not_available. */
  private static final String LOCKED = "55P03";

  private final DatabaseConfig config;
  private final Path configDir;
  private final Clock clock;
  private final Audit audit;
  private final ClaimFacts facts = new ClaimFacts();
  private final StandClaims standing = new StandClaims();

  /**
   * @param configDir against which the configuration's files are named
   */
  public DecideClaim(DatabaseConfig config, Path configDir, Clock clock, Audit audit) {
    this.config = config;
    this.configDir = configDir;
    this.clock = clock;
    this.audit = audit;
  }

  private record Disputed(ClaimKey key, Optional<UUID> person) {}

  /**
   * Lets a version stand; false where the claim is in no conflict in which this version is.
   *
   * @throws Fault {@code import-running} while an import holds the claims; nothing was decided
   */
  boolean choose(Caller caller, Choose order) throws SQLException {
    return choose(caller, order, false);
  }

  /**
   * The same, also of a claim that was chosen of before: what an operator mends at the command line
   * is not what somebody else decided a moment ago.
   *
   * @throws Fault likewise
   */
  public boolean chooseAgain(Caller caller, Choose order) throws SQLException {
    return choose(caller, order, true);
  }

  private boolean choose(Caller caller, Choose order, boolean again) throws SQLException {
    if (!SHA256.matcher(order.claim()).matches() || !SHA256.matcher(order.version()).matches()) {
      return false;
    }
    try (Jdbc tx = Jdbc.connect(config, configDir)) {
      return tx.inTransaction(() -> choose(tx, caller, order, again));
    } catch (SQLException e) {
      if (LOCKED.equals(e.getSQLState())) {
        throw new Fault(
            Fault.Kind.UNAVAILABLE,
            "import-running",
            "An import is going on; nothing was decided.");
      }
      throw e;
    }
  }

  private boolean choose(Jdbc tx, Caller caller, Choose order, boolean again) throws SQLException {
    tx.update(IMPATIENTLY);
    IntakeLock.forRecords(tx);
    IntakeLock.forClaims(tx);
    Optional<Disputed> claim = disputed(tx, OPEN, order.claim());
    if (claim.isEmpty() && again) {
      claim = disputed(tx, CHOSEN, order.claim());
    }
    if (claim.isEmpty() || !isDisputed(tx, claim.get().key(), order.version())) {
      return false;
    }
    ClaimKey key = claim.get().key();
    Instant now = clock.instant();
    facts.addChoice(tx, key, order.version());
    standing.stand(tx, new SaidClaims(tx, List.of(key), now), List.of(key), now);
    audit.append(tx, DeskEntries.chosen(caller, claim.get().person(), key, order.version()));
    return true;
  }

  private static Optional<Disputed> disputed(Jdbc tx, String claims, String claim)
      throws SQLException {
    HexFormat hex = HexFormat.of();
    return tx.first(
        claims,
        row ->
            new Disputed(
                new ClaimKey(
                    YearMonth.from(row.getObject("month", LocalDate.class)),
                    claim,
                    hex.formatHex(row.getBytes("treatment_key"))),
                Optional.ofNullable(row.getObject("person_id", UUID.class))),
        (Object) hex.parseHex(claim));
  }

  /** Whether it is one of several of the last place. */
  private boolean isDisputed(Jdbc tx, ClaimKey key, String version) throws SQLException {
    List<ClaimVersion> newest = ClaimVersion.newest(facts.versions(tx, key));
    return newest.size() > 1 && newest.stream().anyMatch(v -> v.content().equals(version));
  }
}
