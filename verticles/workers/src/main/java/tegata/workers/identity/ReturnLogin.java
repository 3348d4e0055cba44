package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import tegata.contract.Fault;
import tegata.contract.IdentityApi.CardReply;
import tegata.contract.IdentityApi.LoginHandle;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.IdentityApi.SignedIn;
import tegata.domain.identity.CardChallenge;
import tegata.workers.database.Database;
import tegata.workers.identity.CardVerifier.VerifiedCard;
import tegata.workers.identity.ChallengeStore.Outcome;

/**
 * The card reader's reply. It comes without a cookie, so it only leaves an outcome behind, to be
 * taken by the browser that began. The challenge is spent before anything is checked: a reply that
 * fails cannot be tried again.
 */
final class ReturnLogin {
  private final Vertx vertx;
  private final Database database;
  private final ChallengeStore challenges;
  private final CardHolderStore holders;
  private final CardVerifier verifier;
  private final Clock clock;

  ReturnLogin(
      Vertx vertx,
      Database database,
      ChallengeStore challenges,
      CardHolderStore holders,
      CardVerifier verifier,
      Clock clock) {
    this.vertx = vertx;
    this.database = database;
    this.challenges = challenges;
    this.holders = holders;
    this.verifier = verifier;
    this.clock = clock;
  }

  Future<LoginHandle> take(CardReply reply) {
    if (!CardChallenge.isWellFormed(reply.challenge())) {
      return Future.failedFuture(
          new Fault(Fault.Kind.INVALID, "challenge-malformed", "This is no login challenge."));
    }
    return database
        .inTransaction(
            tx ->
                challenges
                    .spend(tx, reply.challenge(), CardChallenge.Purpose.LOGIN, Optional.empty())
                    .compose(
                        first ->
                            first
                                ? outcome(tx, reply)
                                    .compose(
                                        o ->
                                            challenges.keepOutcome(
                                                tx, reply.challenge(), o.signedIn(), o.refusal()))
                                : Future.<Void>succeededFuture()))
        .map(new LoginHandle(ChallengeHash.handle(reply.challenge())));
  }

  private Future<Outcome> outcome(SqlConnection tx, CardReply reply) {
    if (reply.error().isPresent()) {
      return Future.succeededFuture(
          refused(
              "pin_locked".equals(reply.error().get()) ? Refusal.PIN_LOCKED : Refusal.CANCELLED));
    }
    return vertx
        .executeBlocking(
            () ->
                verifier.verify(
                    reply.challenge(),
                    reply.certificate().orElse(""),
                    reply.signature().orElse("")),
            false)
        .compose(
            card ->
                card.map(c -> holder(tx, c))
                    .orElse(Future.succeededFuture(refused(Refusal.CERTIFICATE_REFUSED))));
  }

  private Future<Outcome> holder(SqlConnection tx, VerifiedCard card) {
    if (LocalDate.now(clock).isAfter(card.expiresOn())) {
      return Future.succeededFuture(refused(Refusal.CERTIFICATE_EXPIRED));
    }
    return holders
        .holder(tx, card.issuer(), card.serial())
        .map(
            found ->
                found
                    .map(
                        h ->
                            new Outcome(
                                Optional.of(new SignedIn(h.person(), h.name(), card.expiresOn())),
                                Optional.empty()))
                    .orElse(refused(Refusal.PERSON_UNKNOWN)));
  }

  private static Outcome refused(Refusal refusal) {
    return new Outcome(Optional.empty(), Optional.of(refusal));
  }
}
