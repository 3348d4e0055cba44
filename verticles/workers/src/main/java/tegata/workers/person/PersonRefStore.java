package tegata.workers.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** 施設ごとの仮名: a facility names a person by a ref that no other facility holds. */
public final class PersonRefStore {
  private static final String REF =
      "select ref from person_ref where facility_code = $1 and person_id = $2";

  /** Whoever comes second, in parallel, gets the ref of the first. */
  private static final String MAKE =
      """
      insert into person_ref (facility_code, person_id) values ($1, $2)
      on conflict (facility_code, person_id) do update set ref = person_ref.ref
      returning ref
      """;

  private static final String PERSON =
      "select person_id from person_ref where facility_code = $1 and ref = $2";

  /** The person's ref at the facility, made where there is none yet. */
  public Future<UUID> ref(SqlConnection tx, String facility, UUID person) {
    return query(tx, REF, Tuple.of(facility, person))
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known)
                    : query(tx, MAKE, Tuple.of(facility, person)))
        .map(Optional::orElseThrow);
  }

  /** Whom the facility means; empty for a ref that is not the facility's own. */
  public Future<Optional<UUID>> person(SqlConnection tx, String facility, UUID ref) {
    return query(tx, PERSON, Tuple.of(facility, ref));
  }

  private static Future<Optional<UUID>> query(SqlConnection tx, String sql, Tuple arguments) {
    return tx.preparedQuery(sql)
        .mapping(row -> row.getUUID(0))
        .execute(arguments)
        .map(rows -> rows.stream().findFirst());
  }
}
