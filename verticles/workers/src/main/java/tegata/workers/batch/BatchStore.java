package tegata.workers.batch;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.BatchApi.Counted;
import tegata.contract.BatchApi.Found;
import tegata.contract.BatchApi.Report;
import tegata.contract.BatchApi.State;

/** Batches while they are received, and what is told of them; each for its own insurer only. */
final class BatchStore {
  /** What is told at once; with long reasons far below what the bus carries. */
  static final int PAGE = 300;

  /** Held until the end of the transaction: one upload of an insurer after the other. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('batch ' || $1, 0))";

  private static final String RECEIVING =
      """
      select count(*) as receiving from batch
       where insurer_number = $1 and state = 'RECEIVING' and began_at > clock_timestamp() - interval '2 hours'
      """;

  private static final String BEGIN = "insert into batch (id, insurer_number) values ($1, $2)";

  /** A part sent again after a lost answer takes its own place. */
  private static final String PUT =
      """
      insert into batch_part (batch_id, number, content)
      select id, $3, $4 from batch where id = $1 and insurer_number = $2 and state = 'RECEIVING'
      on conflict (batch_id, number) do update set content = excluded.content
      """;

  private static final String SAME =
      "select id, state from batch where insurer_number = $1 and content_sha256 = $2";

  private static final String FORGET = "delete from batch where id = $1";

  /** Only when every part lies there. */
  private static final String RECEIVE =
      """
      update batch set state = 'RECEIVED', received_at = clock_timestamp(), size = $4, content_sha256 = $5
       where id = $1 and insurer_number = $2 and state = 'RECEIVING'
         and (select count(*) = $3 and coalesce(sum(octet_length(content)), 0) = $4 and coalesce(max(number), -1) < $3
                from batch_part where batch_id = $1)
      """;

  private static final String ABANDON =
      "delete from batch where id = $1 and insurer_number = $2 and state = 'RECEIVING'";

  /** Uploads that nobody goes on with: their gateway died. */
  private static final String ABANDON_OLD =
      "delete from batch where state = 'RECEIVING' and began_at < clock_timestamp() - interval '1 day'";

  private static final String FIND =
      """
      select id, state, received_at, ended_at, size, content_sha256, attempts, files, accepted, held, replaced,
             unchanged, expired, rejected
        from batch where id = $1 and insurer_number = $2 and state <> 'RECEIVING'
      """;

  private static final String FINDINGS =
      """
      select file_name, line, field, quarantined, code, reason from batch_finding
       where batch_id = $1 and position >= $2 order by position limit $3
      """;

  /** A batch with some content. */
  record Same(UUID batch, State state) {}

  Future<Void> lock(SqlConnection tx, String insurer) {
    return tx.preparedQuery(LOCK).execute(Tuple.of(insurer)).mapEmpty();
  }

  /** How many uploads of the insurer are under way. */
  Future<Integer> receiving(SqlConnection tx, String insurer) {
    return tx.preparedQuery(RECEIVING)
        .execute(Tuple.of(insurer))
        .map(rows -> rows.iterator().next().getInteger("receiving"));
  }

  Future<Void> begin(SqlConnection tx, UUID batch, String insurer) {
    return tx.preparedQuery(BEGIN).execute(Tuple.of(batch, insurer)).mapEmpty();
  }

  /** Stores a part; false where no such upload of the insurer is under way. */
  Future<Boolean> put(SqlConnection tx, UUID batch, String insurer, int number, byte[] bytes) {
    return tx.preparedQuery(PUT)
        .execute(Tuple.of(batch, insurer, number, Buffer.buffer(bytes)))
        .map(rows -> rows.rowCount() == 1);
  }

  Future<Optional<Same>> same(SqlConnection tx, String insurer, String sha256) {
    return tx.preparedQuery(SAME)
        .mapping(row -> new Same(row.getUUID("id"), State.valueOf(row.getString("state"))))
        .execute(Tuple.of(insurer, hash(sha256)))
        .map(rows -> rows.stream().findFirst());
  }

  Future<Void> forget(SqlConnection tx, UUID batch) {
    return tx.preparedQuery(FORGET).execute(Tuple.of(batch)).mapEmpty();
  }

  /** Makes an upload a received batch; false where it is none, or not whole. */
  Future<Boolean> receive(
      SqlConnection tx, UUID batch, String insurer, int parts, long size, String sha256) {
    return tx.preparedQuery(RECEIVE)
        .execute(Tuple.of(batch, insurer, (long) parts, size, hash(sha256)))
        .map(rows -> rows.rowCount() == 1);
  }

  Future<Void> abandon(SqlConnection tx, UUID batch, String insurer) {
    return tx.preparedQuery(ABANDON).execute(Tuple.of(batch, insurer)).mapEmpty();
  }

  Future<Void> abandonOld(SqlConnection tx) {
    return tx.query(ABANDON_OLD).execute().mapEmpty();
  }

  /** The report of a batch of the insurer, from a finding on; empty where it has no such batch. */
  Future<Optional<Report>> report(SqlConnection tx, UUID batch, String insurer, int from) {
    return tx.preparedQuery(FIND)
        .execute(Tuple.of(batch, insurer))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : tx.preparedQuery(FINDINGS)
                        .mapping(BatchStore::found)
                        .execute(Tuple.of(batch, from, PAGE + 1))
                        .map(
                            found ->
                                Optional.of(
                                    report(
                                        rows.iterator().next(), found.stream().toList(), from))));
  }

  private static Report report(Row row, List<Found> found, int from) {
    boolean more = found.size() > PAGE;
    return new Report(
        row.getUUID("id"),
        State.valueOf(row.getString("state")),
        row.getOffsetDateTime("received_at").toInstant(),
        Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(time -> time.toInstant()),
        row.getLong("size"),
        HexFormat.of().formatHex(row.getBuffer("content_sha256").getBytes()),
        row.getInteger("attempts"),
        Optional.ofNullable(row.getInteger("files")).map(files -> counted(row, files)),
        more ? found.subList(0, PAGE) : found,
        more ? Optional.of(from + PAGE) : Optional.empty());
  }

  private static Counted counted(Row row, int files) {
    return new Counted(
        files,
        row.getLong("accepted"),
        row.getLong("held"),
        row.getLong("replaced"),
        row.getLong("unchanged"),
        row.getLong("expired"),
        row.getLong("rejected"));
  }

  private static Found found(Row row) {
    return new Found(
        Optional.ofNullable(row.getString("file_name")),
        Optional.ofNullable(row.getInteger("line")),
        Optional.ofNullable(row.getString("field")),
        row.getBoolean("quarantined"),
        row.getString("code"),
        row.getString("reason"));
  }

  private static Buffer hash(String sha256) {
    return Buffer.buffer(HexFormat.of().parseHex(sha256));
  }
}
