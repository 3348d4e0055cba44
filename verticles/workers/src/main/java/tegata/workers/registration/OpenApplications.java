package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.HomeApi.OpenApplication;

/** Whether a person has an application under way, for pages that only point to it. */
public final class OpenApplications {
  private static final String OPEN =
      """
      select number, status = 'RETURNED' as to_mend from deregistration
       where person_id = $1 and status not in ('DONE', 'WITHDRAWN')
      """;

  /** The open application. */
  public Future<Optional<OpenApplication>> of(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OPEN)
        .mapping(row -> new OpenApplication(row.getString("number"), row.getBoolean("to_mend")))
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst());
  }
}
