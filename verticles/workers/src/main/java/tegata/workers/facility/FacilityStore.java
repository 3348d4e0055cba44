package tegata.workers.facility;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tegata.domain.facility.Facility;
import tegata.domain.facility.FacilityKind;

/** 医療機関等の登録簿. */
public final class FacilityStore {
  private static final String BY_CLIENT =
      """
      select f.code, f.name, f.kind, f.roles, f.client_id,
             array(select thumbprint from facility_certificate c where c.facility_code = f.code) as certificates
        from facility f where client_id = $1
      """;

  private static final String KIND = "select kind from facility where code = $1";

  /** The facility's kind, whatever a token claims; empty where no facility has the code. */
  public Future<Optional<FacilityKind>> kind(SqlConnection tx, String code) {
    return tx.preparedQuery(KIND)
        .mapping(row -> FacilityKind.valueOf(row.getString("kind")))
        .execute(Tuple.of(code))
        .map(rows -> rows.stream().findFirst());
  }

  Future<Optional<Facility>> byClient(SqlConnection tx, String clientId) {
    return tx.preparedQuery(BY_CLIENT)
        .mapping(FacilityStore::toFacility)
        .execute(Tuple.of(clientId))
        .map(rows -> rows.stream().findFirst());
  }

  private static Facility toFacility(Row row) {
    return new Facility(
        row.getString("code"),
        row.getString("name"),
        FacilityKind.valueOf(row.getString("kind")),
        Arrays.stream(row.getArrayOfStrings("roles"))
            .map(Facility.Role::valueOf)
            .collect(Collectors.toUnmodifiableSet()),
        row.getString("client_id"),
        Set.of(row.getArrayOfStrings("certificates")));
  }
}
