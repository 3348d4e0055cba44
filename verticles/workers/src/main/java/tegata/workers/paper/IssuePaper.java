package tegata.workers.paper;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.PaperApi.Paper;
import tegata.contract.PaperApi.Printed;
import tegata.domain.audit.Entry;
import tegata.domain.paper.PaperCode;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.RevocationReason;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;

/** 紙の発行と失効, within the transaction of what asks for it; each stands in the person's history. */
public final class IssuePaper {
  /** More prints than anybody needs within ten minutes. */
  private static final int MOST_LATELY = 20;

  private final Audit audit;
  private final Clock clock;
  private final PaperStore papers = new PaperStore();
  private final SecureRandom random = new SecureRandom();

  /** A paper to be issued. */
  public record Order(
      PaperKind kind, UUID person, LocalDate issuedOn, LocalDate validUntil, Printed printed) {}

  public IssuePaper(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** Issues a paper that a person asked for themselves; fails where they ask too often. */
  public Future<Paper> own(SqlConnection tx, Caller caller, Order order) {
    return papers
        .issuedLately(tx, order.person(), order.kind(), clock.instant())
        .compose(
            lately ->
                lately < MOST_LATELY
                    ? issue(tx, caller, Actors.basis(caller, order.person()), order)
                    : Future.failedFuture(
                        new Fault(
                            Fault.Kind.TOO_MANY,
                            "too-many-papers",
                            "Too many papers within ten minutes.")));
  }

  /** Issues a paper of an insurer's; those of the same kind before it count no more. */
  public Future<Paper> replacing(SqlConnection tx, Caller caller, Order order) {
    return revokeAll(
            tx,
            caller,
            order.person(),
            order.printed().insured().insurerNumber(),
            order.kind(),
            RevocationReason.REISSUED)
        .compose(x -> issue(tx, caller, Entry.Basis.DUTY, order));
  }

  /** Takes back everything of a kind that an insurer issued to a person. */
  public Future<Void> revokeAll(
      SqlConnection tx,
      Caller caller,
      UUID person,
      String insurerNumber,
      PaperKind kind,
      RevocationReason why) {
    return papers
        .standing(tx, person, insurerNumber, kind)
        .compose(standing -> each(tx, caller, standing, why));
  }

  private Future<Void> each(
      SqlConnection tx, Caller caller, List<PaperStore.Registered> standing, RevocationReason why) {
    Future<Void> done = Future.succeededFuture();
    for (PaperStore.Registered one : standing) {
      done =
          done.compose(x -> papers.revoke(tx, one.paper().number(), why, clock.instant()))
              .compose(
                  x ->
                      audit.append(
                          tx,
                          entry(
                              Entry.Kind.PAPER_REVOKED,
                              caller,
                              one.person(),
                              Entry.Basis.DUTY,
                              "paper=" + one.paper().number() + " reason=" + why)));
    }
    return done;
  }

  private Future<Paper> issue(SqlConnection tx, Caller caller, Entry.Basis basis, Order order) {
    return papers
        .insert(tx, order, PaperCode.random(random), clock.instant())
        .compose(
            issued ->
                audit
                    .append(
                        tx,
                        entry(
                            Entry.Kind.PAPER_ISSUED,
                            caller,
                            order.person(),
                            basis,
                            "paper="
                                + issued.paper().number()
                                + " kind="
                                + order.kind().word()
                                + " hash="
                                + issued.hash()))
                    .map(issued.paper()));
  }

  private static Entry entry(
      Entry.Kind kind, Caller caller, UUID person, Entry.Basis basis, String note) {
    return new Entry(
        kind,
        Optional.of(person),
        Actors.of(caller),
        Set.of(Entry.Category.ELIGIBILITY),
        basis,
        Entry.Result.DONE,
        caller.request(),
        Optional.of(note));
  }
}
