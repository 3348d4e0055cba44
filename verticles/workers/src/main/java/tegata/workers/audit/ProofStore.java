package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.AuditApi.Head;
import tegata.proof.Hash;
import tegata.proof.NodeId;

/** What proofs are made of: heads, places of entries, nodes. */
final class ProofStore {
  private static final String HEAD =
      """
      select line, public_key from audit_head join audit_key on id = key_id
       where $1::bigint is null or size = $1
       order by size desc, signed_at desc limit 1
      """;

  private static final String HEADS =
      """
      select distinct on (size) line from audit_head
       where $1::bigint is null or size < $1
       order by size desc, signed_at desc limit $2
      """;

  private static final String LEAVES =
      """
      select number, index from audit_leaf join audit_entry using (number)
       where number = any ($1) and subject = $2
      """;

  private static final String NODES =
      """
      select run.level, index, hash from unnest($1::int[], $2::bigint[], $3::bigint[]) as run (level, first, stop)
        join audit_leaf leaf on run.level = 0 and leaf.index >= first and leaf.index < stop
      union all
      select node.level, index, hash from unnest($1::int[], $2::bigint[], $3::bigint[]) as run (level, first, stop)
        join audit_node node on node.level = run.level and node.index >= first and node.index < stop
      """;

  /** The newest signed head, or the one of a size. */
  Future<Optional<Head>> head(SqlConnection tx, Optional<Long> size) {
    return tx.preparedQuery(HEAD)
        .execute(Tuple.of(size.orElse(null)))
        .map(rows -> rows.stream().findFirst())
        .map(
            row ->
                row.map(
                    head -> new Head(head.getString("line"), head.getString("public_key"), false)));
  }

  /** Signed heads, one for a size, newest first. */
  Future<List<String>> heads(SqlConnection tx, Optional<Long> before, int limit) {
    return tx.preparedQuery(HEADS)
        .mapping(row -> row.getString("line"))
        .execute(Tuple.of(before.orElse(null), limit))
        .map(rows -> rows.stream().toList());
  }

  /** Places of the person's entries, by number; those that have one. */
  Future<Map<Long, Long>> leaves(SqlConnection tx, UUID person, List<Long> numbers) {
    return tx.preparedQuery(LEAVES)
        .execute(Tuple.of(numbers.toArray(Long[]::new), person))
        .map(
            rows -> {
              Map<Long, Long> places = new HashMap<>();
              rows.forEach(row -> places.put(row.getLong("number"), row.getLong("index")));
              return places;
            });
  }

  Future<StoredNodes> nodes(SqlConnection tx, List<StoredNodes.Run> runs) {
    return tx.preparedQuery(NODES)
        .execute(
            Tuple.of(
                runs.stream().map(StoredNodes.Run::level).toArray(Integer[]::new),
                runs.stream().map(StoredNodes.Run::begin).toArray(Long[]::new),
                runs.stream().map(StoredNodes.Run::end).toArray(Long[]::new)))
        .map(rows -> StoredNodes.of(rows.stream().map(ProofStore::toNode).toList()));
  }

  private static StoredNodes.Kept toNode(Row row) {
    Buffer hash = row.getBuffer("hash");
    return new StoredNodes.Kept(
        new NodeId(row.getInteger("level"), row.getLong("index")), Hash.of(hash.getBytes()));
  }
}
