package tegata.workers.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tegata.proof.Hash;

/**
 * The tree as the database holds it.
 *
 * @param now the database's clock
 */
record Tree(UUID log, long size, List<Hash> frontier, Hash root, Instant now, Seen seen) {

  /**
   * The snapshot under which the last batch was taken, as far as it decides what is new.
   *
   * @param beganSince transactions from this id on began later
   * @param runningThen transactions that were running and may have committed since
   * @param restored the database lives under other transaction ids than the snapshot
   */
  @SuppressWarnings("ArrayRecordComponent") // handed to JDBC as it came
  record Seen(String beganSince, String[] runningThen, boolean restored) {}
}
