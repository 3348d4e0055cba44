package tegata.workers.consent;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tegata.contract.ConsentApi.Own;
import tegata.domain.consent.Consent;

/** A person's consents with the names of their facilities. */
final class OwnConsentStore {
  private static final String LIST =
      """
      select c.*, f.name as facility_name from consent c join facility f on f.code = c.facility_code
       where c.person_id = $1
       order by c.given_at desc, c.id offset $2 limit $3
      """;

  private static final String ONE =
      """
      select c.*, f.name as facility_name from consent c join facility f on f.code = c.facility_code
       where c.person_id = $1 and c.id = $2
      """;

  /** Newest first; the states are those at {@code now}. */
  Future<List<Own>> list(SqlConnection tx, UUID person, Instant now, int offset, int limit) {
    return tx.preparedQuery(LIST)
        .mapping(row -> toOwn(row, now))
        .execute(Tuple.of(person, offset, limit))
        .map(rows -> rows.stream().toList());
  }

  Future<Optional<Own>> one(SqlConnection tx, UUID person, UUID id, Instant now) {
    return tx.preparedQuery(ONE)
        .mapping(row -> toOwn(row, now))
        .execute(Tuple.of(person, id))
        .map(rows -> rows.stream().findFirst());
  }

  private static Own toOwn(Row row, Instant now) {
    Consent consent = ConsentRow.toConsent(row);
    return new Own(consent, row.getString("facility_name"), consent.at(now));
  }
}
