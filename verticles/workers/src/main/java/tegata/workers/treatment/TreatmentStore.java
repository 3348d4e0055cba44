package tegata.workers.treatment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.domain.treatment.Treatment;

/** 診療情報の行. */
final class TreatmentStore {
  /**
   * 手術 and what tells of one. 処置・手術 of dental claims holds both kinds, and is shown with the
   * consent to the more sensitive of them.
   */
  private static final String[] OPERATIONS = {"手術", "麻酔", "処置・手術"};

  private static final String ROWS =
      """
      select day, institution, category, service_group, code, name, times, corrected
        from treatment
       where person_id = $1 and month >= $2 and (service_group = any($3)) = $4
       order by day desc, institution, set_id, line offset $5 limit $6
      """;

  Future<List<Treatment>> rows(
      SqlConnection tx, UUID person, YearMonth from, boolean operations, int offset, int limit) {
    return tx.preparedQuery(ROWS)
        .mapping(TreatmentStore::toTreatment)
        .execute(Tuple.of(person, from.atDay(1), OPERATIONS, operations, offset, limit))
        .map(rows -> rows.stream().toList());
  }

  private static Treatment toTreatment(Row row) {
    return new Treatment(
        row.getLocalDate("day"),
        row.getString("institution"),
        row.getString("category"),
        row.getString("service_group"),
        row.getString("code"),
        row.getString("name"),
        row.getInteger("times"),
        Optional.ofNullable(row.getLocalDate("corrected")).map(YearMonth::from));
  }
}
