package tegata.workers.identity;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.IdentityApi.BeginCardProof;
import tegata.contract.IdentityApi.BeginLogin;
import tegata.contract.IdentityApi.Challenge;
import tegata.domain.identity.CardChallenge;
import tegata.workers.database.Database;

/** Hands out challenges, bound to the browser and origin, or to the facility, that asked. */
public final class BeginChallenge {
  private static final int NONCE_BYTES = 32;

  /** What a card may be asked to sign at a facility; never a login. */
  private static final Set<CardChallenge.Purpose> AT_FACILITIES =
      Set.of(
          CardChallenge.Purpose.ELIGIBILITY,
          CardChallenge.Purpose.CONSENT,
          CardChallenge.Purpose.REGISTRATION);

  private final Database database;
  private final ChallengeStore challenges = new PgChallengeStore();
  private final SecureRandom random = new SecureRandom();

  public BeginChallenge(Database database) {
    this.database = database;
  }

  /** For a browser that begins a login of that kind. */
  public Future<Challenge> forLogin(LoginKind<?> kind, BeginLogin question) {
    return issue(kind.purpose(), question.origin(), Optional.of(question.browser()));
  }

  Future<Challenge> forFacility(Caller caller, BeginCardProof question) {
    if (caller.kind() != Caller.Kind.FACILITY || !AT_FACILITIES.contains(question.purpose())) {
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
