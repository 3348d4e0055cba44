package tegata.workers.insurer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.InsurerDeskApi.ListOf;
import tegata.contract.InsurerDeskApi.Listed;
import tegata.contract.InsurerDeskApi.ListedMember;
import tegata.contract.InsurerDeskApi.MemberRow;
import tegata.contract.InsurerDeskApi.Members;
import tegata.contract.InsurerDeskApi.Search;
import tegata.domain.audit.Entry;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.insurer.DeskPurpose;
import tegata.workers.audit.Audit;
import tegata.workers.database.Database;

/** 加入者の検索と月次の一覧. Whoever is shown finds it in their history. */
final class ShowMembers {
  private static final int FOUND = 20;
  private static final int PART = 100;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 100;

  private final Database database;
  private final Clock clock;
  private final MemberStore members = new MemberStore();
  private final Audit audit = new Audit();

  ShowMembers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Future<Members> search(Caller caller, Search q) {
    String text = q.text().strip();
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return Future.failedFuture(
          new Fault(Fault.Kind.INVALID, "text-length", "Two characters are needed, at most 100."));
    }
    return InsurersStaff.of(
        database,
        caller,
        (tx, insurer) ->
            members
                .search(
                    tx, insurer, LocalDate.now(clock), text, InsuredNumber.fold(text), FOUND + 1)
                .compose(rows -> found(tx, caller, q.purpose(), rows)));
  }

  private Future<Members> found(
      SqlConnection tx, Caller caller, DeskPurpose purpose, List<MemberRow> rows) {
    List<MemberRow> shown = rows.size() > FOUND ? rows.subList(0, FOUND) : rows;
    Stream<UUID> whom = shown.stream().map(row -> row.member().person());
    return record(tx, caller, purpose, "search", whom).map(new Members(shown, rows.size() > FOUND));
  }

  Future<Listed> list(Caller caller, ListOf q) {
    return InsurersStaff.of(
        database,
        caller,
        (tx, insurer) ->
            members
                .list(
                    tx,
                    insurer,
                    q.kind(),
                    q.month().atDay(1),
                    q.month().atEndOfMonth(),
                    q.after(),
                    PART + 1)
                .compose(rows -> part(tx, caller, q, rows)));
  }

  private Future<Listed> part(SqlConnection tx, Caller caller, ListOf q, List<ListedMember> rows) {
    boolean more = rows.size() > PART;
    List<ListedMember> shown = more ? rows.subList(0, PART) : rows;
    Stream<UUID> whom = shown.stream().map(row -> row.member().person());
    return record(
            tx,
            caller,
            q.purpose(),
            "list-" + q.kind().name().toLowerCase(java.util.Locale.ROOT),
            whom)
        .map(
            new Listed(
                shown,
                more
                    ? Optional.of(shown.get(shown.size() - 1).member().person())
                    : Optional.empty()));
  }

  private Future<Void> record(
      SqlConnection tx, Caller caller, DeskPurpose purpose, String where, Stream<UUID> whom) {
    Future<Void> recorded = Future.succeededFuture();
    for (UUID person : whom.toList()) {
      recorded =
          recorded.compose(
              x ->
                  audit.append(
                      tx,
                      InsurersStaff.viewed(
                          caller,
                          person,
                          purpose,
                          where,
                          Entry.Category.REGISTRATION,
                          Entry.Category.ELIGIBILITY)));
    }
    return recorded;
  }
}
