package tegata.workers.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where PostgreSQL is and as whom to work with it.
 *
 * @param passwordFile file that holds the password, relative to the configuration directory
 * @param tlsCa PEM of the CA of the server's certificate; absent only on loopback or a private
 *     socket
 * @param poolSize connections of this node
 */
public record DatabaseConfig(
    String host,
    int port,
    String database,
    String user,
    String passwordFile,
    Optional<String> tlsCa,
    int poolSize) {

  /** JDBC URL without credentials; relative file names are those of the configuration directory. */
  public String jdbcUrl(Path configDir) {
    String url = "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    return tlsCa
        .map(ca -> url + "?sslmode=verify-full&sslrootcert=" + configDir.resolve(ca))
        .orElse(url);
  }
}
