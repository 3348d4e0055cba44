package tegata.workers.intake;

import java.sql.SQLException;
import java.util.Optional;
import tegata.workers.database.Jdbc;

/** Names for what claims only name by code: of facilities, and by the masters. */
final class ClaimNames {
  private static final String FACILITY = "select name from facility where code = ?";

  private final MasterRegister masters = new MasterRegister();

  ClaimRows.Names in(Jdbc tx) {
    return new ClaimRows.Names(
        (code, name) -> name.isEmpty() ? facility(tx, code) : name,
        (code, day) -> asked(() -> masters.drug(tx, code, day)).or(() -> OwnNames.drug(code)),
        (code, day) ->
            asked(() -> masters.service(tx, code, day)).or(() -> OwnNames.service(code)));
  }

  private static String facility(Jdbc tx, String code) {
    return asked(() -> tx.first(FACILITY, row -> row.getString("name"), code))
        .orElse("名称未登録の医療機関等（コード " + code + "）");
  }

  private static <T> Optional<T> asked(Jdbc.Work<Optional<T>> lookup) {
    try {
      return lookup.run();
    } catch (SQLException e) {
      throw new LookupException(e);
    }
  }

  /** The rules know no database: its failure passes through them. */
  static final class LookupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LookupException(SQLException cause) {
      super(cause);
    }

    SQLException failure() {
      return (SQLException) getCause();
    }
  }
}
