package tegata.node.revocation;

import io.vertx.core.Future;
import tegata.domain.identity.RevocationStatus;

/** An authority that says what the test wants it to say. */
public final class FixedRevocation {
  private volatile RevocationStatus status = RevocationStatus.GOOD;

  public void says(RevocationStatus value) {
    this.status = value;
  }

  public Revocation asked() {
    return new Revocation((certificate, authority) -> Future.succeededFuture(status));
  }
}
