package tegata.workers.intake;

import java.sql.SQLException;
import java.util.List;
import tegata.formats.facilities.Facility;
import tegata.workers.database.Jdbc;

/** Writes which facilities there are and with which certificates they come. */
final class FacilityRegister {
  private static final String KNOWN = "select 1 from facility where code = ?";

  private static final String HELD_BY_ANOTHER =
      """
      select 1 from facility where client_id = ? and code <> ?
      union all
      select 1 from facility_certificate where thumbprint = any (?) and facility_code <> ?
      """;

  private static final String PUT =
      """
      insert into facility as f (code, name, kind, roles, client_id) values (?, ?, ?, ?, ?)
      on conflict (code) do update
         set name = excluded.name, kind = excluded.kind, roles = excluded.roles, client_id = excluded.client_id
       where (f.name, f.kind, f.roles, f.client_id)
             is distinct from (excluded.name, excluded.kind, excluded.roles, excluded.client_id)
      """;

  /** A certificate that is no longer in the file may no longer come in. */
  private static final String DROP_OTHERS =
      "delete from facility_certificate where facility_code = ? and thumbprint <> all (?)";

  private static final String ADD =
      """
      insert into facility_certificate (facility_code, thumbprint) select ?, unnest(?)
      on conflict (thumbprint) do nothing
      """;

  boolean isKnown(Jdbc tx, String code) throws SQLException {
    return tx.first(KNOWN, row -> true, code).isPresent();
  }

  /** Whether another facility has the same client id or one of the certificates. */
  boolean isHeldByAnother(Jdbc tx, Facility facility, List<String> thumbprints)
      throws SQLException {
    return tx.first(
            HELD_BY_ANOTHER,
            row -> true,
            facility.clientId(),
            facility.code(),
            array(thumbprints),
            facility.code())
        .isPresent();
  }

  boolean put(Jdbc tx, Facility facility) throws SQLException {
    List<String> roles = facility.roles().stream().map(Enum::name).sorted().toList();
    return tx.update(
            PUT,
            facility.code(),
            facility.name(),
            facility.kind(),
            array(roles),
            facility.clientId())
        == 1;
  }

  boolean putCertificates(Jdbc tx, String code, List<String> thumbprints) throws SQLException {
    int dropped = tx.update(DROP_OTHERS, code, array(thumbprints));
    return tx.update(ADD, code, array(thumbprints)) + dropped > 0;
  }

  private static Object array(List<String> texts) {
    return texts.toArray(String[]::new);
  }
}
