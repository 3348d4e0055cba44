package tegata.workers.registration;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.RegistrationApi.Receipt;
import tegata.domain.receipt.ReceiptNumber;
import tegata.domain.registration.Registration.Route;

/** Receipts of registrations that were made with us. */
final class ReceiptStore {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private static final String SERIAL = "select nextval('registration_serial') as serial";

  private static final String INSERT =
      """
      insert into registration_receipt (number, person_id, route, form_id, facility_code, made_at)
      values ($1, $2, $3, $4, $5, $6) returning number, route, made_at
      """;

  private static final String BY_FORM =
      "select number, route, made_at from registration_receipt where person_id = $1 and form_id = $2";

  private static final String NEWEST =
      """
      select number, route, made_at from registration_receipt
       where person_id = $1 order by made_at desc limit 1
      """;

  /** A registration to be receipted. */
  record New(
      UUID person, Route route, Optional<UUID> form, Optional<String> facility, ZonedDateTime at) {}

  Future<Receipt> insert(SqlConnection tx, New made) {
    return tx.query(SERIAL)
        .execute()
        .compose(
            rows ->
                tx.preparedQuery(INSERT)
                    .mapping(ReceiptStore::toReceipt)
                    .execute(
                        Tuple.of(
                            ReceiptNumber.of(
                                ReceiptNumber.Kind.REGISTRATION,
                                YearMonth.from(made.at()),
                                rows.iterator().next().getLong("serial")),
                            made.person(),
                            made.route().name(),
                            made.form().orElse(null),
                            made.facility().orElse(null),
                            made.at().toOffsetDateTime())))
        .map(rows -> rows.iterator().next());
  }

  /** The receipt of the registration made by that form. */
  Future<Optional<Receipt>> byForm(SqlConnection tx, UUID person, UUID form) {
    return one(tx, BY_FORM, Tuple.of(person, form));
  }

  /** The newest receipt of a person; empty where they were registered elsewhere. */
  Future<Optional<Receipt>> newest(SqlConnection tx, UUID person) {
    return one(tx, NEWEST, Tuple.of(person));
  }

  private static Future<Optional<Receipt>> one(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .mapping(ReceiptStore::toReceipt)
        .execute(values)
        .map(rows -> rows.stream().findFirst());
  }

  private static Receipt toReceipt(Row row) {
    return new Receipt(
        row.getString("number"),
        LocalDate.ofInstant(row.getOffsetDateTime("made_at").toInstant(), JAPAN),
        Route.valueOf(row.getString("route")));
  }
}
