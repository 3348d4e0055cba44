package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.Fault;
import tegata.domain.identity.CardChallenge;
import tegata.domain.identity.CardChallenge.Purpose;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.identity.CardVerifier.VerifiedCard;

/**
 * カードを医療機関等で示す, in three steps: {@link #check} before the transaction, {@link #spend} in it, and
 * {@link #accepted} once spending is sure to be committed, so that a card refused now cannot be
 * offered again.
 */
public final class SpendCardProof {
  private final ChallengeStore challenges = new PgChallengeStore();
  private final CheckCard cards;
  private final Clock clock;

  public SpendCardProof(CheckCard cards, Clock clock) {
    this.cards = cards;
    this.clock = clock;
  }

  /** A proof whose certificate, signature and revocation have been looked at. */
  public record Shown(CardProof proof, Optional<CheckedCard> card) {}

  /** Looks at everything that needs no database; may take seconds. */
  public Future<Shown> check(CardProof proof) {
    return cards
        .check(proof.challenge(), proof.certificate(), proof.signature())
        .map(card -> new Shown(proof, card));
  }

  /** Spends the challenge, once, for the facility it was issued to; fails otherwise. */
  public Future<Void> spend(SqlConnection tx, String facilityCode, Purpose purpose, Shown shown) {
    return challenges
        .spend(tx, shown.proof().challenge(), purpose, Optional.of(facilityCode))
        .compose(
            first ->
                first
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new Fault(
                            Fault.Kind.UNPROCESSABLE,
                            "challenge-spent",
                            "The challenge is unknown, used or older than 60 seconds.")));
  }

  /**
   * The card, unless its certificate, signature or revocation forbids the use; its term is the
   * caller's to judge.
   *
   * @throws Fault {@code card-refused}, {@code card-revoked} or {@code revocation-unknown}
   */
  public VerifiedCard accepted(CardChallenge.Purpose purpose, Shown shown) {
    CheckedCard checked =
        shown
            .card()
            .orElseThrow(
                () ->
                    new Fault(
                        Fault.Kind.UNPROCESSABLE,
                        "card-refused",
                        "The certificate or its signature is not accepted."));
    if (checked.isBarred(purpose, LocalDate.now(clock))) {
      throw checked.revocation() == RevocationStatus.REVOKED
          ? new Fault(Fault.Kind.FORBIDDEN, "card-revoked", "The certificate has been revoked.")
          : new Fault(
              Fault.Kind.UNAVAILABLE,
              "revocation-unknown",
              "Whether the certificate was revoked cannot be learnt now.");
    }
    return checked.card();
  }
}
