package tegata.simulators;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import tegata.simulators.card.Authorities;
import tegata.simulators.card.CardBox;
import tegata.simulators.card.CredentialStore;
import tegata.simulators.feeds.Feed;
import tegata.simulators.feeds.Feeds;
import tegata.simulators.files.WorldFiles;
import tegata.simulators.people.Population;
import tegata.simulators.revocation.RevocationRegister;
import tegata.simulators.revocation.RevocationServer;

/**
 * 模擬世界. Opened on a directory, it makes everything the first time and finds it again afterwards:
 * people, keys, certificates, locked, revoked and renewed cards, and accepted deregistrations.
 * Opening blocks (a second or two the first time).
 */
public final class World {

  private final Population population;
  private final Authorities authorities;
  private final TlsCredentials tls;
  private final Renewals renewals;
  private final WorldServers servers;

  private World(
      Population population,
      Authorities authorities,
      TlsCredentials tls,
      Renewals renewals,
      WorldServers servers) {
    this.population = population;
    this.authorities = authorities;
    this.tls = tls;
    this.renewals = renewals;
    this.servers = servers;
  }

  /** Creates the world in the directory, or loads the one that is there. */
  public static World open(Path directory, Clock clock, Ports ports) {
    WorldFiles.directory(directory);
    Population population = Population.open(directory.resolve("people.json"), clock);
    Authorities authorities = new Authorities(directory.resolve("ca"), population.epoch());
    RevocationRegister register =
        new RevocationRegister(directory.resolve("revocation.json"), clock);
    CardBox cards = new CardBox(directory.resolve("tries"));
    CardIssuer issuer =
        new CardIssuer(
            authorities,
            new CredentialStore(directory.resolve("cards")),
            "http://127.0.0.1:" + ports.revocation(),
            register);
    issuer.fill(cards, population);
    Renewals renewals =
        new Renewals(directory.resolve("renewals.json"), cards, issuer, register, clock);
    TlsCredentials tls =
        new TlsCredentials(
            authorities, new CredentialStore(directory.resolve("tls")), population.epoch());
    tls.issued().forEach(register::issued);
    RevocationServer revocation =
        new RevocationServer(
            directory.resolve("ocsp"),
            authorities.revoking(),
            population.epoch(),
            register,
            renewals,
            clock);
    WorldServers servers =
        new WorldServers(
            population,
            cards,
            renewals,
            revocation,
            tls.insurerServer(),
            tls.callers(),
            directory,
            clock,
            ports);
    return new World(population, authorities, tls, renewals, servers);
  }

  /** Starts every server. */
  public Future<RunningWorld> start(Vertx vertx) {
    return servers.start(vertx);
  }

  /** Credentials that must be refused, for tests of the guards. */
  public Forgeries forgeries() {
    return new Forgeries(authorities, population.epoch());
  }

  /** Everybody in the world. */
  public Population population() {
    return population;
  }

  /** Writes the files that the demo imports, and names them in the order of their import. */
  public List<Feed> writeFeeds(Path directory) {
    return new Feeds(
            population,
            facility -> tls.facility(facility).certificate(),
            insurer -> tls.insurer(insurer).certificate(),
            card -> authorities.of(card).certificate().getSubjectX500Principal().getName())
        .write(directory);
  }

  /** Writes what a stranger needs to try the system; see {@link DemoFiles}. */
  public void writeDemoFiles(Path varDemo) {
    new DemoFiles(population, authorities, tls, renewals).write(varDemo);
  }
}
