package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import tegata.contract.Fault;
import tegata.domain.identity.CardChallenge;
import tegata.workers.identity.CardVerifier.VerifiedCard;

/**
 * A card shown at a facility: the challenge is spent, once, for the facility it was issued to, and
 * the signature must fit.
 */
public final class SpendCardProof {
  private final Vertx vertx;
  private final ChallengeStore challenges = new PgChallengeStore();
  private final CardVerifier verifier;

  public SpendCardProof(Vertx vertx, CardVerifier verifier) {
    this.vertx = vertx;
    this.verifier = verifier;
  }

  /**
   * The card, verified; its term is the caller's to judge.
   *
   * @return fails with {@code challenge-spent} or {@code card-refused}
   */
  public Future<VerifiedCard> spend(
      SqlConnection tx,
      String facilityCode,
      CardChallenge.Purpose purpose,
      String challenge,
      String certificate,
      String signature) {
    return challenges
        .spend(tx, challenge, purpose, Optional.of(facilityCode))
        .compose(
            first ->
                first
                    ? vertx.executeBlocking(
                        () -> verifier.verify(challenge, certificate, signature), false)
                    : Future.failedFuture(
                        new Fault(
                            Fault.Kind.UNPROCESSABLE,
                            "challenge-spent",
                            "The challenge is unknown, used or older than 60 seconds.")))
        .map(
            card ->
                card.orElseThrow(
                    () ->
                        new Fault(
                            Fault.Kind.UNPROCESSABLE,
                            "card-refused",
                            "The certificate or its signature is not accepted.")));
  }
}
