package tegata.simulators;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tegata.simulators.card.CardBox;
import tegata.simulators.inbox.Inbox;
import tegata.simulators.insurer.InsurerBackend;
import tegata.simulators.intermediary.IntermediaryServer;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Insurers;
import tegata.simulators.people.Population;
import tegata.simulators.reader.CardReader;
import tegata.simulators.reader.DemoCard;
import tegata.simulators.revocation.RevocationServer;

/** Starts the servers of the world: all of them, or none. */
final class WorldServers {

  /** The first insurer has a second replica, on the fourth port. */
  private static final List<Insurer> REPLICAS =
      Stream.concat(Insurers.ALL.stream(), Stream.of(Insurers.SOCIETY)).toList();

  private final Population population;
  private final CardBox cards;
  private final Renewals renewals;
  private final RevocationServer revocation;
  private final PemKeyCertOptions serverCertificate;
  private final PemTrustOptions callers;
  private final Path directory;
  private final Clock clock;
  private final Ports ports;

  WorldServers(
      Population population,
      CardBox cards,
      Renewals renewals,
      RevocationServer revocation,
      PemKeyCertOptions serverCertificate,
      PemTrustOptions callers,
      Path directory,
      Clock clock,
      Ports ports) {
    this.population = population;
    this.cards = cards;
    this.renewals = renewals;
    this.revocation = revocation;
    this.serverCertificate = serverCertificate;
    this.callers = callers;
    this.directory = directory;
    this.clock = clock;
    this.ports = ports;
  }

  Future<RunningWorld> start(Vertx vertx) {
    Future<HttpServer> reader = new CardReader(cards, demoCards()).listen(vertx, ports.reader());
    IntermediaryServer server =
        new IntermediaryServer(directory.resolve("deregistrations.json"), clock);
    Future<HttpServer> intermediary = server.listen(vertx, ports.intermediary());
    Future<HttpServer> deregistrations =
        server.listen(vertx, ports.deregistrations(), serverCertificate, callers);
    Future<HttpServer> revoking = revocation.listen(vertx, ports.revocation());
    List<Future<HttpServer>> backends = backends(vertx);
    List<Future<HttpServer>> all = new ArrayList<>(backends);
    all.add(reader);
    all.add(intermediary);
    all.add(deregistrations);
    all.add(revoking);
    return Future.join(all)
        .map(
            started ->
                new RunningWorld(
                    urls(
                        reader.result(),
                        revoking.result(),
                        results(backends),
                        intermediary.result(),
                        deregistrations.result()),
                    results(all)))
        .recover(failure -> closeStarted(all).compose(v -> Future.failedFuture(failure)));
  }

  private List<Future<HttpServer>> backends(Vertx vertx) {
    List<Future<HttpServer>> backends = new ArrayList<>();
    Map<String, Inbox> inboxes = new HashMap<>();
    for (int i = 0; i < REPLICAS.size(); i++) {
      backends.add(
          new InsurerBackend(
                  REPLICAS.get(i),
                  population.people(),
                  clock,
                  inboxes.computeIfAbsent(REPLICAS.get(i).number(), this::inbox))
              .listen(vertx, ports.insurers().get(i), serverCertificate, callers));
    }
    return backends;
  }

  private Inbox inbox(String insurer) {
    return new Inbox(directory.resolve("inbox-" + insurer + ".json"), clock);
  }

  private List<DemoCard> demoCards() {
    Stream<DemoCard> people =
        population.people().stream()
            .map(p -> new DemoCard(renewals.current(p.card()), p.name(), p.example()));
    Stream<DemoCard> staff =
        population.staff().stream()
            .map(
                s ->
                    new DemoCard(
                        renewals.current(s.card()), s.name(), s.role().wireName() + "（架空の職員）"));
    return Stream.concat(people, staff).toList();
  }

  private static WorldUrls urls(
      HttpServer reader,
      HttpServer revocation,
      List<HttpServer> backends,
      HttpServer intermediary,
      HttpServer deregistrations) {
    Map<String, List<String>> insurers = new LinkedHashMap<>();
    for (int i = 0; i < backends.size(); i++) {
      insurers
          .computeIfAbsent(REPLICAS.get(i).number(), number -> new ArrayList<>())
          .add("https://localhost:" + backends.get(i).actualPort());
    }
    return new WorldUrls(
        "http://127.0.0.1:" + reader.actualPort(),
        "http://127.0.0.1:" + revocation.actualPort(),
        insurers,
        "http://127.0.0.1:" + intermediary.actualPort(),
        "https://localhost:" + deregistrations.actualPort());
  }

  private static List<HttpServer> results(List<Future<HttpServer>> servers) {
    return servers.stream().map(Future::result).toList();
  }

  private static Future<Void> closeStarted(List<Future<HttpServer>> servers) {
    return Future.join(
            servers.stream()
                .filter(Future::succeeded)
                .map(server -> server.result().close())
                .toList())
        .mapEmpty();
  }
}
