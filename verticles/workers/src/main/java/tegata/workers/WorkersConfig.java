package tegata.workers;

import java.util.Optional;
import java.util.Set;
import tegata.domain.intake.RetentionWindow;
import tegata.node.ConfigException;
import tegata.node.revocation.RevocationConfig;
import tegata.workers.audit.LogConfig;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.outbox.RelayConfig;
import tegata.workers.taxdocument.DocumentConfig;

/**
 * {@code workers.json}.
 *
 * @param cardCas PEM file with the pinned generations of the 利用者証明用 CA
 * @param cardPolicies certificate policy OIDs a login card may have; absent for the official one
 * @param revocation where it is asked whether a card was revoked
 * @param staff whose staff cards are trusted; absent where no staff log in
 * @param window how long records are kept and shown; absent for 36 months and 5 years
 * @param documents how documents for the tax return are signed; absent on a node that signs none
 * @param log how this node orders, signs and anchors the access log; absent on a node that leaves
 *     it to others
 * @param relay to whom this node tells what lies in the outbox; absent on a node that leaves it to
 *     others
 */
public record WorkersConfig(
    DatabaseConfig database,
    String cardCas,
    Optional<Set<String>> cardPolicies,
    RevocationConfig revocation,
    Optional<StaffCards> staff,
    Optional<RetentionWindow> window,
    Optional<DocumentConfig> documents,
    Optional<LogConfig> log,
    Optional<RelayConfig> relay) {

  /**
   * 職員カードの信頼.
   *
   * @param cas PEM file with the pinned generations of the CA of staff cards
   * @param policies certificate policy OIDs a staff card may have
   * @param oneDoesAll whether one member of an insurer's staff may accept an application and issue
   *     the 資格確認書, too; absent for no
   */
  public record StaffCards(
      String cas, Set<String> policies, RevocationConfig revocation, Optional<Boolean> oneDoesAll) {

    public StaffCards {
      if (cas == null || policies == null || policies.isEmpty() || revocation == null) {
        throw new ConfigException("staff needs \"cas\", \"policies\" and \"revocation\"");
      }
      if (revocation.renewals().isPresent()) {
        throw new ConfigException("renewed staff cards are told by the register alone");
      }
    }
  }

  /** Whether one member of an insurer's staff may accept and issue. */
  public boolean oneDoesAll() {
    return staff.flatMap(StaffCards::oneDoesAll).orElse(false);
  }

  public WorkersConfig {
    if (revocation == null) {
      throw new ConfigException("workers.json needs \"revocation\": no card is believed unasked");
    }
  }

  /** 利用者証明用電子証明書の証明書ポリシー (J-LIS プロファイル). */
  public static final String USER_AUTHENTICATION_POLICY = "1.2.392.200149.8.5.1.3.30";

  public Set<String> policies() {
    return cardPolicies.orElse(Set.of(USER_AUTHENTICATION_POLICY));
  }

  public RetentionWindow retention() {
    return window.orElse(RetentionWindow.STANDARD);
  }
}
