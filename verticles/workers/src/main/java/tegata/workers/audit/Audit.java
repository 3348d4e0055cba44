package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tegata.domain.audit.Entry;
import tegata.workers.database.Jdbc;

/**
 * アクセス記録に一件加える。The entry is part of the caller's transaction: what it tells of happened if and only
 * if it is there.
 */
public final class Audit {

  private static final String COLUMNS =
      """
      audit_entry
        (kind, subject, actor_kind, actor_id, actor_name, categories, basis, result, request_id, note, salt)
      """;

  private static final String APPEND =
      "insert into "
          + COLUMNS
          + """
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict (request_id, kind, subject) do nothing
      """;

  /** The same for JDBC, which has question marks for parameters. */
  private static final String APPEND_JDBC = APPEND.replaceAll("\\$\\d+", "?");

  private static final String THERE =
      """
      select e.request_id || ' ' || e.kind || ' ' || e.subject as entry
        from unnest(?::uuid[], ?::text[], ?::uuid[]) as n (request_id, kind, subject)
        join audit_entry e on e.request_id = n.request_id and e.kind = n.kind and e.subject = n.subject
      """;

  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  /** Adds the entry; one already there for the same request, kind and subject is left as it is. */
  public Future<Void> append(SqlConnection tx, Entry entry) {
    return tx.preparedQuery(APPEND)
        .execute(Tuple.from(values(entry, Buffer.buffer(salt()))))
        .mapEmpty();
  }

  /** The same in a transaction of a command. */
  public void append(Jdbc tx, Entry entry) throws SQLException {
    tx.update(APPEND_JDBC, values(entry, salt()));
  }

  /**
   * The same with many entries at once, about a person each, under requests that nobody else writes
   * under meanwhile.
   */
  public void append(Jdbc tx, List<Entry> entries) throws SQLException {
    Set<String> there = new HashSet<>();
    tx.each(
        THERE,
        row -> there.add(row.getString("entry")),
        entries.stream().map(Entry::request).toArray(UUID[]::new),
        entries.stream().map(entry -> entry.kind().name()).toArray(String[]::new),
        entries.stream().map(entry -> entry.subject().orElseThrow()).toArray(UUID[]::new));
    List<Object[]> rows = new ArrayList<>();
    for (Entry entry : entries) {
      if (there.add(entry.request() + " " + entry.kind() + " " + entry.subject().orElseThrow())) {
        rows.add(values(entry, salt()));
      }
    }
    tx.copy(COLUMNS, rows);
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  private static Object[] values(Entry entry, Object salt) {
    return new Object[] {
      entry.kind().name(),
      entry.subject().orElse(null),
      entry.actor().kind(),
      entry.actor().id(),
      entry.actor().name(),
      entry.categories().stream().map(Enum::name).sorted().toArray(String[]::new),
      entry.basis().name(),
      entry.result().name(),
      entry.request(),
      entry.note().orElse(null),
      salt
    };
  }
}
