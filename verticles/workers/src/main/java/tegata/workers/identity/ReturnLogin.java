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
import tegata.domain.identity.CardChallenge;
import tegata.domain.identity.RevocationStatus;
import tegata.workers.database.Database;
import tegata.workers.identity.CardVerifier.VerifiedCard;

/**
 * The card reader's reply. It comes without a cookie, so it only leaves an outcome behind, to be
 * taken by the browser that began. The challenge is spent with the first reply, also a refused one:
 * nothing can be tried again.
 */
public final class ReturnLogin<T> {

  /** Whose a card is; empty where it is nobody's. */
  public interface Holders<T> {
    Future<Optional<T>> of(SqlConnection tx, VerifiedCard card);
  }

  private final Database database;
  private final CardChallenge.Purpose purpose;
  private final ChallengeStore challenges = new PgChallengeStore();
  private final OutcomeStore<T> outcomes;
  private final Holders<T> holders;
  private final CheckCard cards;
  private final Clock clock;

  public ReturnLogin(
      Database database, LoginKind<T> kind, Holders<T> holders, CheckCard cards, Clock clock) {
    this.database = database;
    this.purpose = kind.purpose();
    this.outcomes = kind.outcomes();
    this.holders = holders;
    this.cards = cards;
    this.clock = clock;
  }

  /** Keeps how it came out, and tells where to go on. */
  public Future<LoginHandle> take(CardReply reply) {
    if (!CardChallenge.isWellFormed(reply.challenge())) {
      return Future.failedFuture(
          new Fault(Fault.Kind.INVALID, "challenge-malformed", "This is no login challenge."));
    }
    return outcome(reply)
        .compose(outcome -> database.inTransaction(tx -> spend(tx, reply.challenge(), outcome)))
        .map(new LoginHandle(ChallengeHash.handle(reply.challenge())));
  }

  /** The first reply's outcome is kept, whatever it is; every later one changes nothing. */
  private Future<Void> spend(SqlConnection tx, String challenge, Outcome<T> outcome) {
    return challenges
        .spend(tx, challenge, purpose, Optional.empty())
        .compose(first -> first ? outcomes.keep(tx, challenge, outcome) : Future.succeededFuture());
  }

  private Future<Outcome<T>> outcome(CardReply reply) {
    if (reply.error().isPresent()) {
      return Future.succeededFuture(
          Outcome.refused(
              "pin_locked".equals(reply.error().get()) ? Refusal.PIN_LOCKED : Refusal.CANCELLED));
    }
    return cards
        .check(reply.challenge(), reply.certificate().orElse(""), reply.signature().orElse(""))
        .compose(
            card ->
                card.map(this::judge)
                    .orElse(Future.succeededFuture(Outcome.refused(Refusal.CERTIFICATE_REFUSED))));
  }

  /** Of an expired certificate no authority tells any more, so its term comes first. */
  private Future<Outcome<T>> judge(CheckedCard checked) {
    LocalDate today = LocalDate.now(clock);
    if (today.isAfter(checked.card().expiresOn())) {
      return Future.succeededFuture(Outcome.refused(Refusal.CERTIFICATE_EXPIRED));
    }
    if (checked.isBarred(purpose, today)) {
      return Future.succeededFuture(
          Outcome.refused(
              checked.revocation() == RevocationStatus.REVOKED
                  ? Refusal.CERTIFICATE_REVOKED
                  : Refusal.REVOCATION_UNKNOWN));
    }
    return database.inTransaction(tx -> holder(tx, checked.card()));
  }

  private Future<Outcome<T>> holder(SqlConnection tx, VerifiedCard card) {
    return holders
        .of(tx, card)
        .map(found -> found.map(Outcome::of).orElse(Outcome.refused(Refusal.PERSON_UNKNOWN)));
  }
}
