package tegata.workers.identity;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdentityApi.BeginCardProof;
import tegata.contract.IdentityApi.BeginLogin;
import tegata.contract.IdentityApi.Challenge;
import tegata.domain.identity.CardChallenge;
import tegata.workers.database.Database;

/** Hands out challenges, bound to the browser and origin, or to the facility, that asked. */
final class BeginChallenge {
  private static final int NONCE_BYTES = 32;

  private final Database database;
  private final ChallengeStore challenges;
  private final SecureRandom random = new SecureRandom();

  BeginChallenge(Database database, ChallengeStore challenges) {
    this.database = database;
    this.challenges = challenges;
  }

  Future<Challenge> forLogin(BeginLogin question) {
    return issue(CardChallenge.Purpose.LOGIN, question.origin(), Optional.of(question.browser()));
  }

  Future<Challenge> forFacility(Caller caller, BeginCardProof question) {
    if (caller.kind() != Caller.Kind.FACILITY
        || question.purpose() == CardChallenge.Purpose.LOGIN) {
      return Future.failedFuture(
          new Fault(Fault.Kind.FORBIDDEN, "purpose-not-allowed", "Not for this caller."));
    }
    return issue(question.purpose(), caller.id(), Optional.empty());
  }

  private Future<Challenge> issue(
      CardChallenge.Purpose purpose, String audience, Optional<String> browser) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    CardChallenge challenge =
        new CardChallenge(
            purpose, audience, Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
    return database
        .inTransaction(tx -> challenges.issue(tx, challenge, browser))
        .map(new Challenge(challenge.text()));
  }
}
