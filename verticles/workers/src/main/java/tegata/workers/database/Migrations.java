package tegata.workers.database;

import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The schema, brought up to this version's by the owner's role; nodes only check that it is theirs.
 */
public final class Migrations {

  /** The newest versioned migration of this build. */
  public static final String VERSION = "59";

  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @param owner JDBC properties {@code user} and {@code password} of the role that owns the schema
   * @param appRole the role nodes work under
   * @return how many migrations were applied
   */
  public static int apply(String jdbcUrl, Properties owner, String appRole) {
    FluentConfiguration flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(jdbcUrl, owner.getProperty("user"), owner.getProperty("password"))
            .locations("classpath:db/migration")
            .placeholders(Map.of("app", appRole))
            .validateMigrationNaming(true);
    return flyway.load().migrate().migrationsExecuted;
  }
}
