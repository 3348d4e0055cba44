package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.registration.Registration;

/** 利用登録の台帳. */
public final class RegistrationStore {
  private static final String OF =
      "select status, registered_on, route from registration where person_id = $1";

  private static final Registration NONE =
      new Registration(Registration.Status.NOT_REGISTERED, Optional.empty(), Optional.empty());

  /** A person's registration; someone of whom nothing is on record is not registered. */
  public Future<Registration> of(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OF)
        .mapping(RegistrationStore::toRegistration)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst().orElse(NONE));
  }

  private static Registration toRegistration(Row row) {
    return new Registration(
        Registration.Status.valueOf(row.getString("status")),
        Optional.ofNullable(row.getLocalDate("registered_on")),
        Optional.ofNullable(row.getString("route")).map(Registration.Route::valueOf));
  }
}
