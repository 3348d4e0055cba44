package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import tegata.contract.IdentityApi.Refusal;
import tegata.workers.database.Database;

/** Takes the outcome of a login in the browser that began it, once. */
public final class FinishLogin<T> {

  /** What belongs to a login that came about, in the transaction that takes it. */
  public interface Entered<T> {
    Future<Void> record(SqlConnection tx, T signedIn);
  }

  private final Database database;
  private final OutcomeStore<T> outcomes;

  public FinishLogin(Database database, LoginKind<T> kind) {
    this.database = database;
    this.outcomes = kind.outcomes();
  }

  /**
   * How the login came out.
   *
   * @param browser hash of the session that began it
   */
  public Future<Outcome<T>> finish(String handle, String browser, Entered<T> entered) {
    return database.inTransaction(
        tx ->
            outcomes
                .take(tx, handle, browser)
                .compose(
                    taken ->
                        taken
                            .map(outcome -> record(tx, outcome, entered))
                            .orElseGet(() -> untaken(tx, handle, browser))));
  }

  private Future<Outcome<T>> record(SqlConnection tx, Outcome<T> outcome, Entered<T> entered) {
    return outcome
        .signedIn()
        .map(signedIn -> entered.record(tx, signedIn).map(outcome))
        .orElse(Future.succeededFuture(outcome));
  }

  private Future<Outcome<T>> untaken(SqlConnection tx, String handle, String browser) {
    return outcomes
        .waitsForAnother(tx, handle, browser)
        .map(waits -> Outcome.refused(waits ? Refusal.OTHER_BROWSER : Refusal.CHALLENGE_SPENT));
  }
}
