package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import tegata.contract.Caller;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.FoundIssued;
import tegata.contract.PaperApi.Issued;
import tegata.domain.audit.Entry;
import tegata.domain.staff.StaffRole;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.paper.PaperStore.Registered;
import tegata.workers.staff.Duty;

/** 保険者の職員が開く紙: their insurer's own; the person finds it in their history. */
final class OpenIssued {
  private static final Set<StaffRole> ROLES =
      Set.of(StaffRole.INSURER_CLERK, StaffRole.INSURER_APPROVER);

  private final Database database;
  private final Audit audit;
  private final Standing standing;
  private final PaperStore papers = new PaperStore();

  OpenIssued(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.standing = new Standing(clock);
  }

  Future<FoundIssued> open(Caller caller, PaperApi.OpenIssued q) {
    return Duty.required(
        database,
        caller,
        ROLES,
        (tx, member) ->
            papers
                .issuedBy(tx, member.insurerNumber().orElseThrow(), q.number())
                .compose(
                    found ->
                        found
                            .map(one -> opened(tx, caller, q, one))
                            .orElse(Future.succeededFuture(new FoundIssued(Optional.empty())))));
  }

  private Future<FoundIssued> opened(
      SqlConnection tx, Caller caller, PaperApi.OpenIssued q, Registered found) {
    return audit
        .append(
            tx,
            new Entry(
                Entry.Kind.INSURER_VIEWED,
                Optional.of(found.person()),
                Actors.of(caller),
                Set.of(Entry.Category.ELIGIBILITY),
                Entry.Basis.DUTY,
                Entry.Result.DONE,
                caller.request(),
                Optional.of("purpose=" + q.purpose() + " at=paper")))
        .compose(x -> standing.ofPerson(tx, found.person()))
        .map(
            stands ->
                new FoundIssued(
                    Optional.of(
                        new Issued(
                            found.paper(), stands.apply(found).state(), found.revokedOn()))));
  }
}
