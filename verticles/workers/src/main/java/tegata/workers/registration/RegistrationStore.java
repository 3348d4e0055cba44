package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.registration.Registration;

/** 利用登録の台帳. */
public final class RegistrationStore {
  private static final String OF =
      "select status, registered_on, route from registration where person_id = $1";

  private static final String HELD = OF + " for share";

  /** Somebody registered stays as they are: of two at once one registers. */
  private static final String REGISTER =
      """
      insert into registration as r (person_id, status, registered_on, route)
      values ($1, 'REGISTERED', $2, $3)
      on conflict (person_id) do update
         set status = 'REGISTERED', registered_on = $2, route = $3, ended_on = null, ended_why = null
       where r.status <> 'REGISTERED'
      """;

  private static final String END =
      """
      update registration
         set status = 'NOT_REGISTERED', registered_on = null, route = null, ended_on = $2, ended_why = $3
       where person_id = $1
      """;

  /** Why a registration ended. */
  enum Why {
    /** 解除した. */
    DEREGISTERED,
    /** 証明書の期限と猶予が過ぎた. */
    CERTIFICATE_LAPSED
  }

  private static final Registration NONE =
      new Registration(Registration.Status.NOT_REGISTERED, Optional.empty(), Optional.empty());

  /** A person's registration; someone of whom nothing is on record is not registered. */
  public Future<Registration> of(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OF)
        .mapping(RegistrationStore::toRegistration)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst().orElse(NONE));
  }

  /** The same, held as it is until the transaction ends. */
  public Future<Registration> held(SqlConnection tx, UUID person) {
    return tx.preparedQuery(HELD)
        .mapping(RegistrationStore::toRegistration)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().findFirst().orElse(NONE));
  }

  /** Registers a person; false where they are registered already. */
  Future<Boolean> register(SqlConnection tx, UUID person, LocalDate on, Registration.Route route) {
    return tx.preparedQuery(REGISTER)
        .execute(Tuple.of(person, on, route.name()))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Ends a registration; it may be made again. */
  Future<Void> end(SqlConnection tx, UUID person, LocalDate on, Why why) {
    return tx.preparedQuery(END).execute(Tuple.of(person, on, why.name())).mapEmpty();
  }

  private static Registration toRegistration(Row row) {
    return new Registration(
        Registration.Status.valueOf(row.getString("status")),
        Optional.ofNullable(row.getLocalDate("registered_on")),
        Optional.ofNullable(row.getString("route")).map(Registration.Route::valueOf));
  }
}
