package tegata.workers.intake;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tegata.domain.intake.RetentionWindow;
import tegata.node.ConfigException;
import tegata.node.ConfigFile;
import tegata.workers.database.DatabaseConfig;

/** 取込を一度行う, against the database that a configuration names. */
public final class RunImport {
  private final DatabaseConfig database;
  private final Path configDir;
  private final RetentionWindow window;
  private final Clock clock;

  public RunImport(DatabaseConfig database, Path configDir, RetentionWindow window, Clock clock) {
    this.database = database;
    this.configDir = configDir;
    this.window = window;
    this.clock = clock;
  }

  /**
   * Takes the files and folders in.
   *
   * @param card as for {@link Intake#importFile}
   * @param acceptNames as {@link Intake#acceptingNames}
   * @throws ConfigException when the database cannot be reached or goes away; starting again loses
   *     and doubles nothing
   */
  public ImportReport run(
      List<Path> paths,
      Optional<String> card,
      boolean dryRun,
      boolean acceptNames,
      ImportProgress progress) {
    try (Intake intake = open(dryRun)) {
      return new ImportFiles(acceptNames ? intake.acceptingNames() : intake, card, progress)
          .run(paths);
    } catch (SQLException e) {
      throw new ConfigException(
          "the import stopped; start it again, nothing is lost or doubled: " + e.getMessage());
    }
  }

  /** Opens the intake for several imports in a row. */
  public Intake open(boolean dryRun) throws SQLException {
    return Intake.open(
        database.jdbcUrl(configDir),
        database.user(),
        ConfigFile.secret(configDir, database.passwordFile()),
        window,
        clock,
        dryRun);
  }
}
