package tegata.workers.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import tegata.domain.audit.Entry;

/**
 * アクセス記録に一件加える。The entry is part of the caller's transaction: what it tells of happened if and only
 * if it is there.
 */
public final class Audit {

  /** Shared with the JDBC side, which has question marks for parameters. */
  private static final String COLUMNS =
      "(kind, subject, actor_kind, actor_id, actor_name, categories, basis, result, request_id, note, salt)";

  private static final String APPEND =
      "insert into audit_entry "
          + COLUMNS
          + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
          + " on conflict (request_id, kind, subject) do nothing";

  private final SecureRandom random = new SecureRandom();

  /** Adds the entry; one already there for the same request, kind and subject is left as it is. */
  public Future<Void> append(SqlConnection tx, Entry entry) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return tx.preparedQuery(APPEND)
        .execute(
            Tuple.of(
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
                Buffer.buffer(salt)))
        .mapEmpty();
  }
}
