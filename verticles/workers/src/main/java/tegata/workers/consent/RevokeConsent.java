package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.domain.consent.Consent;
import tegata.domain.consent.Consent.Revocation;
import tegata.workers.audit.Audit;

/**
 * 同意の取消, with its entry in the same transaction. From its commit on no decision lets anything pass;
 * what was read before is waited for.
 */
final class RevokeConsent {
  private final Audit audit;
  private final ConsentStore consents = new ConsentStore();

  RevokeConsent(Audit audit) {
    this.audit = audit;
  }

  /** Revokes a consent that still stands; whether it did, the caller may see from the consent. */
  Future<Void> revoke(SqlConnection tx, Caller caller, UUID id, Revocation.By by) {
    return consents.revoke(tx, id, by).compose(revoked -> record(tx, caller, revoked));
  }

  private Future<Void> record(SqlConnection tx, Caller caller, Optional<Consent> revoked) {
    return revoked
        .map(consent -> audit.append(tx, ConsentEntries.revoked(caller, consent)))
        .orElse(Future.succeededFuture());
  }
}
