package tegata.workers.intake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.contract.Caller;
import tegata.contract.IntakeDeskApi.Conflict;
import tegata.contract.IntakeDeskApi.Decided;
import tegata.contract.IntakeDeskApi.HeldBack;
import tegata.contract.IntakeDeskApi.Settle;
import tegata.contract.IntakeDeskApi.Version;
import tegata.contract.IntakeDeskApi.Waiting;
import tegata.contract.IntakeDeskApi.WhatWaits;
import tegata.domain.claim.ClaimKind;
import tegata.domain.staff.StaffRole;
import tegata.formats.claim.Claim;
import tegata.formats.claim.ClaimFigures;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;
import tegata.workers.intake.WaitingStore.Disputed;
import tegata.workers.intake.WaitingStore.Kept;
import tegata.workers.staff.Duty;

/**
 * 食い違いの一覧: shows an operator the claims, and the people and coverages, that contradict each other
 * or what is known. Names nobody, but tells what claims of somebody say: each person whose claim is
 * on the list finds that in their history.
 */
final class ShowConflicts {
  private static final Logger LOG = LoggerFactory.getLogger(ShowConflicts.class);

  private final Vertx vertx;
  private final Database database;
  private final Audit audit;
  private final WaitingStore waiting = new WaitingStore();

  ShowConflicts(Vertx vertx, Database database, Audit audit) {
    this.vertx = vertx;
    this.database = database;
    this.audit = audit;
  }

  /** What is on the list, before the claims are read. */
  private record Found(List<Disputed> claims, List<HeldBack> heldBack) {}

  /** Reading so many claims takes long enough to hold up others: not on the event loop. */
  Future<Waiting> show(Caller caller, WhatWaits question) {
    return Duty.required(
            database,
            caller,
            Set.of(StaffRole.OPERATOR),
            (tx, member) ->
                waiting
                    .conflicts(tx)
                    .compose(
                        claims ->
                            viewed(tx, caller, claims)
                                .compose(x -> waiting.heldBack(tx))
                                .map(rows -> new Found(claims, rows))))
        .compose(found -> vertx.executeBlocking(() -> read(found), false));
  }

  /** Of two who settle the same row, one does. */
  Future<Decided> settle(Caller caller, Settle order) {
    return Duty.required(
        database,
        caller,
        Set.of(StaffRole.OPERATOR),
        (tx, member) ->
            waiting
                .settle(tx, order.id())
                .compose(
                    settled ->
                        settled.isEmpty()
                            ? Future.succeededFuture(new Decided(false))
                            : audit
                                .append(
                                    tx,
                                    DeskEntries.settled(caller, settled.get().person(), order.id()))
                                .map(new Decided(true))));
  }

  private Future<Void> viewed(SqlConnection tx, Caller caller, List<Disputed> claims) {
    Future<Void> done = Future.succeededFuture();
    List<UUID> people =
        claims.stream().flatMap(claim -> claim.person().stream()).distinct().toList();
    for (UUID person : people) {
      done = done.compose(x -> audit.append(tx, DeskEntries.viewed(caller, person)));
    }
    return done;
  }

  private static Waiting read(Found found) {
    return new Waiting(
        found.claims().stream().map(ShowConflicts::conflict).flatMap(Optional::stream).toList(),
        found.heldBack());
  }

  /** Without the versions that cannot be read any more; empty where none can. */
  private static Optional<Conflict> conflict(Disputed claim) {
    Map<Kept, Claim> disputed = new LinkedHashMap<>();
    for (Kept kept : claim.versions()) {
      StandClaims.claim(Deflated.inflate(kept.records()))
          .ifPresentOrElse(
              read -> disputed.put(kept, read),
              () -> LOG.error("a disputed claim of {} cannot be read", claim.month()));
    }
    return disputed.values().stream()
        .findFirst()
        .map(
            read ->
                new Conflict(
                    claim.claim(),
                    claim.month(),
                    ClaimKind.valueOf(read.kind().name()).category(read.isInpatient()),
                    read.facility().code(),
                    read.facility().name(),
                    claim.insurer(),
                    claim.earlier(),
                    disputed.entrySet().stream()
                        .map(one -> version(one.getKey(), one.getValue()))
                        .toList()));
  }

  private static Version version(Kept kept, Claim claim) {
    ClaimFigures figures = ClaimFigures.of(claim);
    ClaimRows rows = CodedRows.of(claim, figures).named(ClaimRows.Names.NONE);
    return new Version(
        kept.version().content(),
        kept.version().processed(),
        kept.version().stage(),
        kept.at(),
        figures.points(),
        figures.days().isPresent() ? Optional.of(figures.days().getAsLong()) : Optional.empty(),
        rows.medicines().size(),
        rows.treatments().size());
  }
}
