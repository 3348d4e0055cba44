package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import tegata.domain.identity.CardChallenge;

/** Challenges: each can be spent once, however many try at the same moment. */
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

  /** Forgets what nobody can use any more. */
  Future<Void> forgetOld(SqlConnection tx);
}
