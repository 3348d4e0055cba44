package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Application;

/** 申請, as others in this room may read them; whether the asker may see one is theirs to decide. */
public final class Applications {
  private static final String DECEASED =
      """
      select exists(select 1 from coverage where person_id = $1 and loss_reason = 'DEATH') as deceased
      """;

  private final DeregistrationStore deregistrations = new PgDeregistrationStore();

  /** The application with that 受付番号. */
  public Future<Optional<Application>> byNumber(SqlConnection tx, String number) {
    return deregistrations.byNumber(tx, number);
  }

  /** Whether an insurer said that the person has died. */
  public Future<Boolean> isDeceased(SqlConnection tx, UUID person) {
    return tx.preparedQuery(DECEASED)
        .execute(Tuple.of(person))
        .map(rows -> rows.iterator().next().getBoolean("deceased"));
  }
}
