package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.PaperApi.Known;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Verified;
import tegata.contract.PaperApi.Verify;
import tegata.domain.audit.Entry;
import tegata.domain.paper.PaperCode;
import tegata.domain.paper.PaperState;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.facility.FacilityStore;
import tegata.workers.paper.PaperStore.Registered;
import tegata.workers.paper.Standing.Verdict;

/**
 * 紙の照合. Only of a valid paper is told what to compare it with. Every question is recorded before it
 * is answered; the person finds it in their history.
 */
final class VerifyPaper {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyPaper.class);

  private final Database database;
  private final Audit audit;
  private final Standing standing;
  private final PaperStore papers = new PaperStore();
  private final FacilityStore facilities = new FacilityStore();

  VerifyPaper(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.standing = new Standing(clock);
  }

  Future<Verified> verify(Caller caller, Verify q) {
    return database.inTransaction(
        tx ->
            registered(tx, caller)
                .compose(x -> find(tx, q))
                .compose(
                    found ->
                        found
                            .map(one -> known(tx, one))
                            .orElseGet(() -> Future.succeededFuture(unknown())))
                .compose(answer -> record(tx, caller, answer)));
  }

  private record Answer(Optional<UUID> person, Verified verified) {}

  /** Fails with {@code facility-only} for anyone else. */
  private Future<Void> registered(SqlConnection tx, Caller caller) {
    return caller.kind() == Caller.Kind.FACILITY
        ? facilities
            .kind(tx, caller.id())
            .compose(kind -> kind.isPresent() ? Future.succeededFuture() : refused())
        : refused();
  }

  private static Future<Void> refused() {
    return Future.failedFuture(
        new Fault(Fault.Kind.FORBIDDEN, "facility-only", "Only a registered facility may ask."));
  }

  private Future<Optional<Registered>> find(SqlConnection tx, Verify q) {
    return PaperCode.typed(q.code())
        .map(code -> papers.byCode(tx, code).map(VerifyPaper::asPrinted))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /** A row that somebody altered vouches for nothing. */
  private static Optional<Registered> asPrinted(Optional<Registered> found) {
    return found.filter(
        one -> {
          if (!one.unchanged()) {
            LOG.error(
                "paper {} is not as it was printed; it is not vouched for", one.paper().number());
          }
          return one.unchanged();
        });
  }

  private Future<Answer> known(SqlConnection tx, Registered found) {
    return standing
        .ofPerson(tx, found.person())
        .map(
            stands -> {
              Verdict verdict = stands.apply(found);
              PaperState state = verdict.state();
              Paper paper = found.paper();
              return new Answer(
                  Optional.of(found.person()),
                  new Verified(
                      state,
                      Optional.of(
                          new Known(
                              paper.number(),
                              paper.kind(),
                              paper.issuedOn(),
                              paper.validUntil(),
                              found.revokedOn(),
                              verdict.deniedAt(),
                              Optional.of(paper.printed())
                                  .filter(x -> state == PaperState.VALID)))));
            });
  }

  private static Answer unknown() {
    return new Answer(Optional.empty(), new Verified(PaperState.UNKNOWN, Optional.empty()));
  }

  private Future<Verified> record(SqlConnection tx, Caller caller, Answer answer) {
    String result = "result=" + answer.verified().state().word();
    return audit
        .append(
            tx,
            new Entry(
                Entry.Kind.PAPER_VERIFIED,
                answer.person(),
                Actors.of(caller),
                Set.of(Entry.Category.ELIGIBILITY),
                Entry.Basis.LAW,
                Entry.Result.DONE,
                caller.request(),
                Optional.of(
                    answer
                        .verified()
                        .paper()
                        .map(paper -> "paper=" + paper.number() + " " + result)
                        .orElse(result))))
        .map(answer.verified());
  }
}
