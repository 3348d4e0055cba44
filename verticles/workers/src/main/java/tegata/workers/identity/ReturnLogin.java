package tegata.workers.identity;

import io.vertx.core.Future;
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
import tegata.domain.identity.RevocationStatus;
import tegata.workers.database.Database;
import tegata.workers.identity.CardVerifier.VerifiedCard;
import tegata.workers.identity.ChallengeStore.Outcome;

/**
 * The card reader's reply. It comes without a cookie, so it only leaves an outcome behind, to be
 * taken by the browser that began. The challenge is spent with the first reply, also a refused one:
 * nothing can be tried again.
 */
final class ReturnLogin {
  private final Database database;
  private final ChallengeStore challenges;
  private final CardHolderStore holders;
  private final CheckCard cards;
  private final Clock clock;

  ReturnLogin(
      Database database,
      ChallengeStore challenges,
      CardHolderStore holders,
      CheckCard cards,
      Clock clock) {
    this.database = database;
    this.challenges = challenges;
    this.holders = holders;
    this.cards = cards;
    this.clock = clock;
  }

  Future<LoginHandle> take(CardReply reply) {
    if (!CardChallenge.isWellFormed(reply.challenge())) {
      return Future.failedFuture(
          new Fault(Fault.Kind.INVALID, "challenge-malformed", "This is no login challenge."));
    }
    return outcome(reply)
        .compose(outcome -> database.inTransaction(tx -> spend(tx, reply.challenge(), outcome)))
        .map(new LoginHandle(ChallengeHash.handle(reply.challenge())));
  }

  /** The first reply's outcome is kept, whatever it is; every later one changes nothing. */
  private Future<Void> spend(SqlConnection tx, String challenge, Outcome outcome) {
    return challenges
        .spend(tx, challenge, CardChallenge.Purpose.LOGIN, Optional.empty())
        .compose(
            first ->
                first
                    ? challenges.keepOutcome(tx, challenge, outcome.signedIn(), outcome.refusal())
                    : Future.succeededFuture());
  }

  private Future<Outcome> outcome(CardReply reply) {
    if (reply.error().isPresent()) {
      return Future.succeededFuture(
          refused(
              "pin_locked".equals(reply.error().get()) ? Refusal.PIN_LOCKED : Refusal.CANCELLED));
    }
    return cards
        .check(reply.challenge(), reply.certificate().orElse(""), reply.signature().orElse(""))
        .compose(
            card ->
                card.map(this::judge)
                    .orElse(Future.succeededFuture(refused(Refusal.CERTIFICATE_REFUSED))));
  }

  /** Of an expired certificate no authority tells any more, so its term comes first. */
  private Future<Outcome> judge(CheckedCard checked) {
    LocalDate today = LocalDate.now(clock);
    if (today.isAfter(checked.card().expiresOn())) {
      return Future.succeededFuture(refused(Refusal.CERTIFICATE_EXPIRED));
    }
    if (checked.isBarred(CardChallenge.Purpose.LOGIN, today)) {
      return Future.succeededFuture(
          refused(
              checked.revocation() == RevocationStatus.REVOKED
                  ? Refusal.CERTIFICATE_REVOKED
                  : Refusal.REVOCATION_UNKNOWN));
    }
    return database.inTransaction(tx -> holder(tx, checked.card()));
  }

  private Future<Outcome> holder(SqlConnection tx, VerifiedCard card) {
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
