package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.CertificateApi;
import tegata.contract.CertificateApi.IssueNotices;
import tegata.contract.CertificateApi.Notices;
import tegata.contract.Fault;
import tegata.contract.PaperApi.Paper;
import tegata.domain.paper.PaperKind;
import tegata.domain.staff.StaffRole;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.staff.Duty;

/** 資格情報のお知らせをまとめて作る. All in one transaction; each member finds the look in their history. */
final class MakeNotices {
  private static final Set<StaffRole> STAFF =
      Set.of(StaffRole.INSURER_CLERK, StaffRole.INSURER_APPROVER);

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final CertificatePapers papers;

  MakeNotices(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.papers = new CertificatePapers(audit, clock);
  }

  Future<Notices> make(Caller caller, IssueNotices q) {
    List<UUID> persons = q.persons().stream().distinct().toList();
    if (persons.isEmpty() || persons.size() > CertificateApi.MOST_NOTICES) {
      return Future.failedFuture(
          new Fault(
              Fault.Kind.INVALID,
              "persons-number",
              "At least one member, and at most " + CertificateApi.MOST_NOTICES + "."));
    }
    return Duty.required(
        database,
        caller,
        STAFF,
        (tx, staff) -> each(tx, caller, q, persons, staff.insurerNumber().orElseThrow()));
  }

  /** Held in one order whatever the order asked, so that two clerks never wait for each other. */
  private Future<Notices> each(
      SqlConnection tx, Caller caller, IssueNotices q, List<UUID> persons, String insurer) {
    Map<UUID, Paper> made = new HashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (UUID person : persons.stream().sorted().toList()) {
      all = all.compose(x -> one(tx, caller, q, person, insurer, made));
    }
    return all.map(
        x ->
            new Notices(
                persons.stream().map(made::get).filter(paper -> paper != null).toList(),
                persons.size() - made.size()));
  }

  private Future<Void> one(
      SqlConnection tx,
      Caller caller,
      IssueNotices q,
      UUID person,
      String insurer,
      Map<UUID, Paper> made) {
    return papers
        .same(
            tx,
            caller,
            PaperKind.ELIGIBILITY_NOTICE,
            person,
            insurer,
            InsurersMember.today(clock).plusYears(CertificateDesk.NOTICE_YEARS))
        .compose(
            paper -> {
              if (paper.isEmpty()) {
                return Future.succeededFuture();
              }
              made.put(person, paper.get());
              return audit.append(
                  tx, CertificateDesk.viewed(caller, person, q.purpose(), "notices"));
            });
  }
}
