package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.LoginOutcome;
import tegata.contract.IdentityApi.Refusal;
import tegata.contract.IdentityApi.SignedIn;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** Takes the outcome of a login in the browser that began it, once, and records a success. */
final class FinishLogin {
  private final Database database;
  private final ChallengeStore challenges;
  private final Audit audit;
  private final NewDevice newDevice = new NewDevice();

  FinishLogin(Database database, ChallengeStore challenges, Audit audit) {
    this.database = database;
    this.challenges = challenges;
    this.audit = audit;
  }

  Future<LoginOutcome> finish(Caller caller, IdentityApi.FinishLogin question) {
    return database.inTransaction(
        tx ->
            challenges
                .takeOutcome(tx, question.handle(), question.browser())
                .compose(
                    taken ->
                        taken
                            .map(outcome -> record(tx, caller.request(), question, outcome))
                            .orElseGet(() -> untaken(tx, question))));
  }

  private Future<LoginOutcome> record(
      SqlConnection tx,
      UUID request,
      IdentityApi.FinishLogin question,
      ChallengeStore.Outcome outcome) {
    LoginOutcome answer = new LoginOutcome(outcome.signedIn(), outcome.refusal());
    return outcome
        .signedIn()
        .map(
            person ->
                audit
                    .append(tx, login(person, request))
                    .compose(x -> newDevice.loggedIn(tx, person.person(), question))
                    .map(answer))
        .orElse(Future.succeededFuture(answer));
  }

  private Future<LoginOutcome> untaken(SqlConnection tx, IdentityApi.FinishLogin question) {
    return challenges
        .waitsForAnother(tx, question.handle(), question.browser())
        .map(
            waits ->
                new LoginOutcome(
                    Optional.empty(),
                    Optional.of(waits ? Refusal.OTHER_BROWSER : Refusal.CHALLENGE_SPENT)));
  }

  private static Entry login(SignedIn person, UUID request) {
    return new Entry(
        Entry.Kind.LOGIN,
        Optional.of(person.person()),
        new Entry.Actor(Caller.Kind.PATIENT.name(), person.person().toString(), person.name()),
        Set.of(),
        Entry.Basis.SELF,
        Entry.Result.DONE,
        request,
        Optional.empty());
  }
}
