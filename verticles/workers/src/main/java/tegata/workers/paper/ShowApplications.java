package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tegata.contract.Caller;
import tegata.contract.CertificateApplicationApi.Applications;
import tegata.contract.CertificateApplicationApi.ByNumber;
import tegata.contract.CertificateApplicationApi.Found;
import tegata.contract.CertificateApplicationApi.Of;
import tegata.contract.RegistrationApi.Insurer;
import tegata.contract.Use;
import tegata.domain.audit.Entry;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Viewed;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.person.CoverageStore;

/** 資格確認書の交付の申請の状況を本人に見せる. */
final class ShowApplications {
  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final ApplicationStore applications = new ApplicationStore();
  private final CoverageStore coverages = new CoverageStore();

  ShowApplications(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  Future<Found> byNumber(Caller caller, ByNumber q) {
    return seen(
        caller,
        q.person(),
        q.use(),
        tx -> applications.byNumber(tx, q.person(), q.number()).map(Found::new));
  }

  Future<Applications> all(Caller caller, Of q) {
    return seen(
        caller,
        q.person(),
        Use.VIEW,
        tx ->
            insurer(tx, q.person())
                .compose(
                    insurer ->
                        applications
                            .ofPerson(tx, q.person())
                            .map(all -> new Applications(insurer, all))));
  }

  private Future<Optional<Insurer>> insurer(SqlConnection tx, UUID person) {
    return coverages
        .ofPerson(tx, person)
        .map(
            held ->
                CoverageStore.holdingOn(InsurersMember.today(clock), held)
                    .map(c -> new Insurer(c.insured().insurerNumber(), c.insurerName())));
  }

  private <T> Future<T> seen(
      Caller caller, UUID person, Use use, Function<SqlConnection, Future<T>> read) {
    return Ownership.toSee(
        database,
        caller,
        person,
        tx ->
            read.apply(tx)
                .compose(
                    answer ->
                        audit
                            .append(tx, Viewed.own(caller, person, use, Entry.Category.ELIGIBILITY))
                            .map(answer)));
  }
}
