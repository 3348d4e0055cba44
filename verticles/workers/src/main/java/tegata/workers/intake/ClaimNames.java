package tegata.workers.intake;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tegata.domain.claim.DrugNames;
import tegata.workers.database.Jdbc;

/** Names for what claims only name by code: of facilities, and by the masters. */
final class ClaimNames {
  private static final String FACILITY = "select name from facility where code = ?";

  private final MasterRegister masters = new MasterRegister();

  /** For the claims of one transaction: what was asked once is not asked again. */
  ClaimRows.Names in(Jdbc tx) {
    Map<String, String> facilities = new HashMap<>();
    Map<String, Optional<DrugNames.Drug>> drugs = new HashMap<>();
    Map<String, Optional<String>> services = new HashMap<>();
    return new ClaimRows.Names(
        (code, name) ->
            name.isEmpty() ? facilities.computeIfAbsent(code, x -> facility(tx, code)) : name,
        (code, day) ->
            drugs.computeIfAbsent(
                code + day,
                x -> asked(() -> masters.drug(tx, code, day)).or(() -> OwnNames.drug(code))),
        (code, day) ->
            services.computeIfAbsent(
                code + day,
                x -> asked(() -> masters.service(tx, code, day)).or(() -> OwnNames.service(code))));
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
