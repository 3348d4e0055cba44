package tegata.workers.staff;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.staff.StaffRole;

/** The register of staff. Whoever's last day has passed is not found any more. */
final class StaffStore {
  private static final String ON_DUTY =
      """
       (ends_on is null or ends_on >= (clock_timestamp() at time zone 'Asia/Tokyo')::date)
      """;

  private static final String HOLDER =
      """
      select id, name, role, insurer_number from staff
       where card_issuer = $1 and card_serial = $2 and
      """
          + ON_DUTY;

  /** Held until the transaction ends: who takes a role away waits for what is being done. */
  private static final String MEMBER =
      "select id, name, role, insurer_number from staff where id = $1 and "
          + ON_DUTY
          + " for share";

  /** Whose card it is. */
  Future<Optional<StaffMember>> holder(SqlConnection tx, String issuer, String serial) {
    return one(tx, HOLDER, Tuple.of(issuer, serial));
  }

  /** The member with that id. */
  Future<Optional<StaffMember>> member(SqlConnection tx, UUID id) {
    return one(tx, MEMBER, Tuple.of(id));
  }

  private static Future<Optional<StaffMember>> one(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql)
        .mapping(StaffStore::toMember)
        .execute(values)
        .map(rows -> rows.stream().findFirst());
  }

  private static StaffMember toMember(Row row) {
    return new StaffMember(
        row.getUUID("id"),
        row.getString("name"),
        StaffRole.valueOf(row.getString("role")),
        Optional.ofNullable(row.getString("insurer_number")));
  }
}
