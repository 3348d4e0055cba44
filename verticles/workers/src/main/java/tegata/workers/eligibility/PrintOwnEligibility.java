package tegata.workers.eligibility;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import tegata.contract.Caller;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.PrintOwn;
import tegata.contract.PaperApi.Printed;
import tegata.contract.PaperApi.PrintedOwn;
import tegata.contract.Use;
import tegata.domain.paper.PaperKind;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;
import tegata.workers.paper.IssuePaper;

/**
 * 本人が印刷する資格情報. The insurer is asked as for the page; when it cannot be, the paper holds the last
 * known coverage and says so. Where the insurer denies, nothing is issued.
 */
final class PrintOwnEligibility {
  /** How long the code of such a paper is answered; the card beside it tells of the day. */
  private static final Period VALID = Period.ofDays(30);

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Database database;
  private final ShowOwnEligibility own;
  private final IssuePaper papers;
  private final Clock clock;

  PrintOwnEligibility(Database database, ShowOwnEligibility own, Audit audit, Clock clock) {
    this.database = database;
    this.own = own;
    this.papers = new IssuePaper(audit, clock);
    this.clock = clock;
  }

  Future<PrintedOwn> print(Caller caller, PrintOwn q) {
    return own.read(caller, q.person(), Use.DOWNLOAD)
        .compose(
            eligibility ->
                Printed.of(eligibility)
                    .map(facts -> issue(caller, q, facts).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                    .map(paper -> new PrintedOwn(eligibility, paper)));
  }

  private Future<Paper> issue(Caller caller, PrintOwn q, Printed facts) {
    LocalDate today = today();
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            papers.own(
                tx,
                caller,
                new IssuePaper.Order(
                    PaperKind.ELIGIBILITY_INFORMATION,
                    q.person(),
                    today,
                    today.plus(VALID),
                    facts)));
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(JAPAN));
  }
}
