package tegata.launcher;

import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tegata.node.ConfigFile;
import tegata.workers.database.DatabaseConfig;
import tegata.workers.database.Migrations;

@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Brings the schema to this version, as the role that owns it (migrate.json).")
final class MigrateCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      required = true,
      paramLabel = "DIR",
      description = "Configuration directory.")
  private Path config;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Path dir = config.toAbsolutePath();
    MigrateConfig migrate = ConfigFile.read(dir, "migrate", MigrateConfig.class);
    DatabaseConfig database = migrate.database();
    Properties owner = new Properties();
    owner.setProperty("user", database.user());
    owner.setProperty("password", ConfigFile.secret(dir, database.passwordFile()));
    int applied = Migrations.apply(database.jdbcUrl(dir), owner, migrate.appRole());
    spec.commandLine().getOut().println("tegata: " + applied + " migrations applied");
    return 0;
  }
}
