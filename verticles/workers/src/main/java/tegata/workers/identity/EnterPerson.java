package tegata.workers.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.LoginOutcome;
import tegata.contract.IdentityApi.SignedIn;
import tegata.domain.audit.Entry;
import tegata.domain.identity.CardChallenge;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.CardVerifier.VerifiedCard;

/** 本人のログイン: finishes it, records it, and tells of a browser that was not seen before. */
final class EnterPerson {
  static final LoginKind<SignedIn> KIND =
      new LoginKind<>(CardChallenge.Purpose.LOGIN, SignedIn.class);

  private final FinishLogin<SignedIn> finish;
  private final Audit audit = new Audit();
  private final CardHolderStore holders = new CardHolderStore();
  private final NewDevice newDevice = new NewDevice();

  EnterPerson(Database database) {
    this.finish = new FinishLogin<>(database, KIND);
  }

  /** Whose card it is. */
  Future<Optional<SignedIn>> holder(SqlConnection tx, VerifiedCard card) {
    return holders
        .holder(tx, card.issuer(), card.serial())
        .map(found -> found.map(h -> new SignedIn(h.person(), h.name(), card.expiresOn())));
  }

  Future<LoginOutcome> enter(Caller caller, IdentityApi.FinishLogin question) {
    return finish
        .finish(
            question.handle(),
            question.browser(),
            (tx, person) -> record(tx, caller.request(), question, person))
        .map(outcome -> new LoginOutcome(outcome.signedIn(), outcome.refusal()));
  }

  private Future<Void> record(
      SqlConnection tx, UUID request, IdentityApi.FinishLogin question, SignedIn person) {
    return audit
        .append(tx, login(person, request))
        .compose(x -> newDevice.loggedIn(tx, person.person(), question));
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
