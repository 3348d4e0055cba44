package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Application;
import tegata.contract.RegistrationApi.Insurer;
import tegata.domain.registration.Deregistration;
import tegata.domain.registration.ReceiptNumber;

final class PgDeregistrationStore implements DeregistrationStore {
  private static final String SERIAL = "select nextval('deregistration_serial') as serial";

  private static final String COLUMNS =
      """
      id, number, person_id, insurer_number, insurer_name, status, received_at, intermediary_accepted_on
      """;

  private static final String INSERT =
      """
      insert into deregistration (id, number, person_id, insurer_number, insurer_name, status, reason, form_id)
      values (gen_random_uuid(), $1, $2, $3, $4, 'RECEIVED', $5, $6)
      on conflict do nothing
      returning
      """
          + COLUMNS;

  private static final String BY_FORM =
      "select " + COLUMNS + " from deregistration where person_id = $1 and form_id = $2";

  private static final String BY_NUMBER =
      "select " + COLUMNS + " from deregistration where person_id = $1 and number = $2";

  private static final String OF_PERSON =
      "select " + COLUMNS + " from deregistration where person_id = $1 order by received_at desc";

  @Override
  public Future<Optional<Application>> insert(SqlConnection tx, New application) {
    return tx.query(SERIAL)
        .execute()
        .compose(
            rows ->
                one(
                    tx,
                    INSERT,
                    Tuple.of(
                        ReceiptNumber.of(
                            application.month(), rows.iterator().next().getLong("serial")),
                        application.person(),
                        application.insurer().number(),
                        application.insurer().name(),
                        application.reason().orElse(null),
                        application.form())));
  }

  @Override
  public Future<Optional<Application>> byForm(SqlConnection tx, UUID person, UUID form) {
    return one(tx, BY_FORM, Tuple.of(person, form));
  }

  @Override
  public Future<Optional<Application>> byNumber(SqlConnection tx, UUID person, String number) {
    return one(tx, BY_NUMBER, Tuple.of(person, number));
  }

  @Override
  public Future<List<Application>> ofPerson(SqlConnection tx, UUID person) {
    return tx.preparedQuery(OF_PERSON)
        .mapping(PgDeregistrationStore::toApplication)
        .execute(Tuple.of(person))
        .map(rows -> rows.stream().toList());
  }

  private static Future<Optional<Application>> one(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .mapping(PgDeregistrationStore::toApplication)
        .execute(values)
        .map(rows -> rows.stream().findFirst());
  }

  private static Application toApplication(Row row) {
    return new Application(
        new Deregistration(
            row.getUUID("id"),
            row.getString("number"),
            row.getUUID("person_id"),
            row.getString("insurer_number"),
            Deregistration.Status.valueOf(row.getString("status")),
            row.getOffsetDateTime("received_at").toInstant(),
            Optional.ofNullable(row.getLocalDate("intermediary_accepted_on"))),
        new Insurer(row.getString("insurer_number"), row.getString("insurer_name")));
  }
}
