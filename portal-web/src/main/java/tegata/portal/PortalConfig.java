package tegata.portal;

import java.nio.file.Path;
import java.util.Optional;
import tegata.portal.limit.DeadlinesConfig;
import tegata.portal.limit.LimitsConfig;

/**
 * How a portal node is set up.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one (tests)
 * @param origin where people reach the portal, e.g. {@code https://portal.example}; a port of 0
 *     means the one listened on
 * @param readerUrl base URL of the card reader, without trailing slash
 * @param tls certificate and key; without them the portal serves this machine only
 * @param demoPeople the file with the cards of fictitious people that the login page of a demo
 *     lists
 * @param demoStaff the same for staff
 * @param limits how often may be asked
 * @param deadlines how long a connection may take
 */
public record PortalConfig(
    String host,
    int port,
    String origin,
    String readerUrl,
    Optional<Tls> tls,
    Optional<Path> demoPeople,
    Optional<Path> demoStaff,
    Optional<LimitsConfig> limits,
    Optional<DeadlinesConfig> deadlines) {

  /** Certificate chain and private key, PEM. */
  public record Tls(Path certificate, Path key) {}

  /** How often may be asked. */
  public LimitsConfig limitsOrDefault() {
    return limits.orElse(LimitsConfig.DEFAULT);
  }

  /** How long a connection may take. */
  public DeadlinesConfig deadlinesOrDefault() {
    return deadlines.orElse(DeadlinesConfig.DEFAULT);
  }

  /** The same with every relative file name taken from a directory. */
  public PortalConfig within(Path directory) {
    return new PortalConfig(
        host,
        port,
        origin,
        readerUrl,
        tls.map(t -> new Tls(directory.resolve(t.certificate()), directory.resolve(t.key()))),
        demoPeople.map(directory::resolve),
        demoStaff.map(directory::resolve),
        limits,
        deadlines);
  }
}
