package tegata.acceptance.portal;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import tegata.acceptance.system.RunningSystem;

/** 利用登録, as tests must find it who come later. */
public final class Registration {
  private static final List<String> TABLES = List.of("registration_receipt", "registration");

  private Registration() {}

  /**
   * Makes a person one who never registered. Only an insurer and the end of a month could end what
   * was registered, and no test waits for them.
   */
  public static void forget(RunningSystem system, JsonObject person) {
    try (Connection connection = system.database()) {
      for (String table : TABLES) {
        try (PreparedStatement statement =
            connection.prepareStatement(
                "delete from "
                    + table
                    + " where person_id in (select id from person where name = ?)")) {
          statement.setString(1, person.getString("name"));
          statement.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
