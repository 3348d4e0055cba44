package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import tegata.domain.identity.RevocationStatus;
import tegata.node.revocation.Revocation;
import tegata.workers.identity.CardVerifier.VerifiedCard;

/**
 * Everything about a shown card that lies outside the database: its certificate, its signature and
 * whether it was revoked. That may take seconds, so it comes before a transaction, never inside
 * one.
 */
public final class CheckCard {
  private final Vertx vertx;
  private final CardVerifier verifier;
  private final Revocation revocation;
  private final Optional<LinkRenewedCard> renewals;

  /** For cards of people, whose renewals are told by a service. */
  public CheckCard(
      Vertx vertx, CardVerifier verifier, Revocation revocation, LinkRenewedCard renewals) {
    this(vertx, verifier, revocation, Optional.of(renewals));
  }

  private CheckCard(
      Vertx vertx,
      CardVerifier verifier,
      Revocation revocation,
      Optional<LinkRenewedCard> renewals) {
    this.vertx = vertx;
    this.verifier = verifier;
    this.revocation = revocation;
    this.renewals = renewals;
  }

  /** For cards of staff: a new card is told by the register alone. */
  public static CheckCard ofStaff(Vertx vertx, CardVerifier verifier, Revocation revocation) {
    return new CheckCard(vertx, verifier, revocation, Optional.empty());
  }

  /**
   * The card that signed the text, or empty when certificate or signature is not accepted. A good
   * card whose certificate was renewed is its person's again afterwards.
   *
   * @param certificate DER, base64
   * @param signature SHA256withRSA over the UTF-8 bytes of {@code text}, base64
   */
  public Future<Optional<CheckedCard>> check(String text, String certificate, String signature) {
    return vertx
        .executeBlocking(() -> verifier.verify(text, certificate, signature), false)
        .compose(
            card -> card.map(this::ask).orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<CheckedCard>> ask(VerifiedCard card) {
    return revocation
        .check(card.certificate(), card.authority())
        .compose(status -> link(card, status).map(Optional.of(new CheckedCard(card, status))));
  }

  private Future<Void> link(VerifiedCard card, RevocationStatus status) {
    return renewals
        .filter(known -> status == RevocationStatus.GOOD)
        .map(known -> known.link(card))
        .orElse(Future.succeededFuture());
  }
}
