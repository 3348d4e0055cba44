package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Whether a person has an application under way, for pages that only point to it. */
public final class OpenApplications {
  private static final String OPEN =
      "select number from deregistration where person_id = $1 and status not in ('DONE', 'WITHDRAWN')";

  /** The 受付番号 of the open application. */
  public Future<Optional<String>> numberOf(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OPEN)
        .mapping(row -> row.getString("number"))
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst());
  }
}
