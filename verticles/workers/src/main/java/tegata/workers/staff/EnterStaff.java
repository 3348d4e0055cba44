package tegata.workers.staff;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.StaffApi;
import tegata.contract.StaffApi.LoginOutcome;
import tegata.contract.StaffApi.SignedIn;
import tegata.domain.audit.Entry;
import tegata.domain.identity.CardChallenge;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.CardVerifier.VerifiedCard;
import tegata.workers.identity.FinishLogin;
import tegata.workers.identity.LoginKind;

/** 職員のログイン: whose card it is, and the login's end, which is recorded. */
final class EnterStaff {
  static final LoginKind<SignedIn> KIND =
      new LoginKind<>(CardChallenge.Purpose.STAFF_LOGIN, SignedIn.class);

  private final FinishLogin<SignedIn> finish;
  private final StaffStore staff = new StaffStore();
  private final Audit audit = new Audit();

  EnterStaff(Database database) {
    this.finish = new FinishLogin<>(database, KIND);
  }

  /** Whose card it is. */
  Future<Optional<SignedIn>> holder(SqlConnection tx, VerifiedCard card) {
    return staff
        .holder(tx, card.issuer(), card.serial())
        .map(
            found ->
                found.map(
                    member ->
                        new SignedIn(
                            member.id(),
                            member.name(),
                            member.role(),
                            member.insurerNumber(),
                            card.expiresOn())));
  }

  Future<LoginOutcome> enter(Caller caller, StaffApi.FinishLogin question) {
    return finish
        .finish(
            question.handle(),
            question.browser(),
            (tx, member) -> audit.append(tx, login(member, caller.request())))
        .map(outcome -> new LoginOutcome(outcome.signedIn(), outcome.refusal()));
  }

  private static Entry login(SignedIn member, UUID request) {
    return new Entry(
        Entry.Kind.STAFF_LOGIN,
        Optional.empty(),
        Actors.of(Caller.staff(member.role(), member.staff(), member.name(), request)),
        Set.of(),
        Entry.Basis.DUTY,
        Entry.Result.DONE,
        request,
        Optional.of("role=" + member.role().word()));
  }
}
