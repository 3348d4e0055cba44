package tegata.workers.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tegata.contract.AccessApi.StatementOf;
import tegata.contract.AccessApi.StatementPage;
import tegata.contract.AccessApi.StatementSize;
import tegata.contract.AccessApi.StatementSizeOf;
import tegata.contract.Caller;
import tegata.domain.audit.Entry;
import tegata.proof.LoggedEntry;
import tegata.proof.ProvenEntry;
import tegata.proof.Statement;
import tegata.workers.audit.Actors;
import tegata.workers.audit.Audit;
import tegata.workers.audit.Proofs;
import tegata.workers.database.Database;
import tegata.workers.identity.Ownership;

/**
 * アクセス履歴の証明書を出す。Its own entry cannot be in it: that stands behind the head the statement lies
 * under.
 */
final class IssueStatement {
  private static final int PAGE = 200;

  /** What a row has in JSON around its texts, with its numbers, ids and salt. */
  private static final int BYTES_OF_A_ROW = 325;

  /** A hash of a path, in JSON. */
  private static final int BYTES_OF_A_HASH = 47;

  private final Database database;
  private final Audit audit;
  private final StatementStore entries = new StatementStore();
  private final Proofs proofs = new Proofs();

  IssueStatement(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  Future<StatementPage> issue(Caller caller, StatementOf q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            audit
                .append(tx, issued(caller, q))
                .compose(x -> proofs.head(tx, q.size()))
                .compose(under -> page(tx, q, under)));
  }

  Future<StatementSize> size(Caller caller, StatementSizeOf q) {
    return Ownership.toSee(
        database,
        caller,
        q.person(),
        tx ->
            proofs
                .head(tx, Optional.empty())
                .compose(
                    under ->
                        entries
                            .extent(tx, q, under.size())
                            .map(extent -> size(extent, under.size()))));
  }

  private static StatementSize size(StatementStore.Extent extent, long leaves) {
    int levels = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, leaves - 1));
    return new StatementSize(
        extent.entries(),
        extent.textBytes() + extent.entries() * (BYTES_OF_A_ROW + levels * BYTES_OF_A_HASH));
  }

  private Future<StatementPage> page(SqlConnection tx, StatementOf q, Proofs.Under under) {
    return entries
        .under(tx, q, under.size(), PAGE + 1)
        .compose(
            found -> {
              List<LoggedEntry> rows = found.subList(0, Math.min(PAGE, found.size()));
              return proofs
                  .inclusion(
                      tx, q.person(), rows.stream().map(LoggedEntry::number).toList(), under.size())
                  .map(placed -> statement(q, under, rows, placed))
                  .map(
                      statement -> new StatementPage(statement, under.size(), found.size() > PAGE));
            });
  }

  private static Statement statement(
      StatementOf q, Proofs.Under under, List<LoggedEntry> rows, List<Proofs.Placed> placed) {
    Map<Long, Proofs.Placed> places =
        placed.stream().collect(Collectors.toMap(Proofs.Placed::number, Function.identity()));
    return new Statement(
        Statement.FORMAT,
        q.person(),
        q.from(),
        q.to(),
        under.head().line(),
        under.publicKey(),
        rows.stream().map(row -> proven(row, places.get(row.number()))).toList());
  }

  private static ProvenEntry proven(LoggedEntry row, Proofs.Placed place) {
    return new ProvenEntry(row, place.leaf(), place.path());
  }

  private static Entry issued(Caller caller, StatementOf q) {
    return new Entry(
        Entry.Kind.HISTORY_VIEWED,
        Optional.of(q.person()),
        Actors.of(caller),
        Set.of(Entry.Category.ACCESS_HISTORY),
        Actors.basis(caller, q.person()),
        Entry.Result.DONE,
        caller.request(),
        Optional.of("statement"));
  }
}
