package tegata.workers.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.workers.database.Jdbc;
import tegata.workers.intake.ClaimRegister.Registered;

/**
 * 振替・分割 of one treatment. A claim gives way to one of its own insurer, or to one of the same
 * person; a 検索番号 alone would let any insurer take away what another tells of its insured.
 */
final class ClaimFamily {
  private final ClaimFacts facts = new ClaimFacts();
  private final ClaimRegister register = new ClaimRegister();
  private final ClaimHolder holder = new ClaimHolder();

  /** Keys of the claim and of those that may take its place, linked to it by each other alone. */
  List<ClaimKey> of(Jdbc tx, Registered claim, Optional<UUID> person) throws SQLException {
    List<ClaimKey> all = facts.family(tx, claim.key());
    if (all.size() == 1) {
      return all;
    }
    Map<String, Registered> registered = register.all(tx, all);
    List<ClaimKey> related = new ArrayList<>();
    for (ClaimKey key : all) {
      Registered other = registered.get(key.hex());
      if (other.insurer().equals(claim.insurer()) || isOf(tx, other, person)) {
        related.add(key);
      }
    }
    return facts.family(tx, claim.key(), related);
  }

  private boolean isOf(Jdbc tx, Registered other, Optional<UUID> person) throws SQLException {
    Optional<UUID> own = other.person().isPresent() ? other.person() : holder.find(tx, other);
    return own.isPresent() && own.equals(person);
  }
}
