package tegata.workers.intake;

import java.sql.SQLException;
import java.util.Optional;
import tegata.domain.claim.DrugNames;
import tegata.workers.database.Jdbc;

/** Names of facilities, for claims that only have a code. */
final class ClaimNames {
  private static final String FACILITY = "select name from facility where code = ?";

  ClaimRows.Names in(Jdbc tx) {
    return new ClaimRows.Names(
        (code, name) -> name.isEmpty() ? facility(tx, code) : name,
        DrugNames.NONE,
        (code, day) -> Optional.empty());
  }

  private static String facility(Jdbc tx, String code) {
    try {
      return tx.first(FACILITY, row -> row.getString("name"), code)
          .orElse("名称未登録の医療機関等（コード " + code + "）");
    } catch (SQLException e) {
      throw new IllegalStateException("a name cannot be looked up", e);
    }
  }
}
