package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.IdentityApi.SignedIn;
import tegata.domain.identity.CardChallenge;

/**
 * Challenges and what became of them. Every step can be taken once, however many try at the same
 * moment.
 */
interface ChallengeStore {

  /**
   * Keeps a challenge that has just been handed out. {@code browser} binds a login to the browser
   * that asked.
   */
  Future<Void> issue(SqlConnection tx, CardChallenge challenge, Optional<String> browser);

  /**
   * Spends a challenge: true for the first to come within its lifetime, with the purpose and
   * audience it was issued for.
   *
   * @param audience empty for a login, whose origin is part of the stored text
   */
  Future<Boolean> spend(
      SqlConnection tx, String text, CardChallenge.Purpose purpose, Optional<String> audience);

  /** Keeps how a spent login challenge came out. */
  Future<Void> keepOutcome(
      SqlConnection tx, String text, Optional<SignedIn> signedIn, Optional<Refusal> refusal);

  /**
   * Takes the outcome, once, in the browser that began, and no later than a challenge's lifetime
   * after the return.
   */
  Future<Optional<Outcome>> takeOutcome(SqlConnection tx, String handle, String browser);

  /** Whether a login with that handle waits for another browser. */
  Future<Boolean> waitsForAnother(SqlConnection tx, String handle, String browser);

  /** Forgets what nobody can use any more. */
  Future<Void> forgetOld(SqlConnection tx);

  /** How a login came out; exactly one of the two is present. */
  record Outcome(Optional<SignedIn> signedIn, Optional<Refusal> refusal) {}
}
