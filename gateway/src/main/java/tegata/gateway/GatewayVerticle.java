package tegata.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tegata.contract.Bus;
import tegata.gateway.caller.CallerRoutes;
import tegata.gateway.caller.TokenKey;
import tegata.gateway.caller.TokenKeys;
import tegata.gateway.description.Contract;
import tegata.gateway.guard.Places;
import tegata.gateway.guard.RequestGuard;
import tegata.gateway.insurer.InsurerService;
import tegata.gateway.insurer.InsurerTls;
import tegata.gateway.insurer.Insurers;
import tegata.gateway.limit.Limits;
import tegata.gateway.observe.RequestObserver;
import tegata.gateway.overload.OwnLimit;
import tegata.node.connection.Connections;
import tegata.node.connection.Deadlines;
import tegata.node.revocation.BoundedFetch;
import tegata.node.revocation.Revocation;

/**
 * The gateway: facilities' questions in, insurers' answers out. A member has one, on one event loop
 * with its own connections to the insurers: limits and gauges are the member's because they are
 * its. Who needs more cores adds members.
 */
public final class GatewayVerticle extends VerticleBase {
  /** Of one source; with both away a caller waits twice as long for the refusal. */
  private static final Duration ASKING_REVOCATION = Duration.ofSeconds(1);

  private final GatewayConfig config;
  private final Bus bus;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Contract contract = Contract.read();
  private RequestObserver observer;
  private Limits limits;
  private Connections connections;
  private HttpServer server;

  public GatewayVerticle(GatewayConfig config, Bus bus, Clock clock, MeterRegistry metrics) {
    this.config = config;
    this.bus = bus;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    Insurers insurers =
        new Insurers(
            vertx,
            Path.of(config.insurers()),
            insurerTls(),
            config.forwardDeadlineOrDefault(),
            metrics);
    InsurerService service = new InsurerService(vertx, insurers, config.inquireDeadlineOrDefault());
    observer = new RequestObserver(metrics, contract);
    connections =
        new Connections(
            vertx,
            new Deadlines(
                config.receiveDeadlineOrDefault(),
                config.answerDeadlineOrDefault(),
                Deadlines.QUIET));
    limits = new Limits(vertx, config.limitsOrDefault());
    Gauge.builder("tegata.gateway.limit.nodes", limits, Limits::nodes).register(metrics);
    return limits
        .share()
        .compose(x -> insurers.open())
        .compose(
            x ->
                Future.all(
                    tokenKeys(), vertx.executeBlocking(() -> ClientCas.read(config.clientCas()))))
        .compose(read -> listen(routes(read.resultAt(0), read.resultAt(1), insurers)))
        .compose(listening -> service.serve(bus));
  }

  @Override
  public Future<?> stop() {
    return server == null ? Future.succeededFuture() : server.shutdown();
  }

  /** The port it listens on, once deployed. */
  public int actualPort() {
    return server.actualPort();
  }

  private InsurerTls insurerTls() {
    return new InsurerTls(
        new PemTrustOptions().addCertPath(config.insurerCa()),
        config
            .insurerCertificate()
            .map(
                certificate ->
                    new PemKeyCertOptions()
                        .addCertPath(certificate)
                        .addKeyPath(config.insurerKey().orElseThrow())));
  }

  private Future<TokenKeys> tokenKeys() {
    Future<TokenKey> signing = read(config.tokenKey()).map(TokenKey::ofPem);
    Future<Optional<String>> known =
        config
            .knownTokenKeys()
            .map(file -> read(file).map(Optional::of))
            .orElse(Future.succeededFuture(Optional.empty()));
    return signing.compose(key -> known.map(pem -> TokenKeys.of(key, pem)));
  }

  private Future<String> read(String file) {
    return vertx.fileSystem().readFile(file).map(Buffer::toString);
  }

  private Router routes(TokenKeys keys, List<X509Certificate> clientCas, Insurers insurers) {
    BoundedFetch fetch =
        new BoundedFetch(vertx, config.revocation().ca().map(Path::of), ASKING_REVOCATION);
    CallerRoutes callers =
        new CallerRoutes(
            vertx,
            bus,
            keys,
            config.publicUrl(),
            config.tokenLifetimeOrDefault(),
            clientCas,
            Revocation.at(vertx, config.revocation(), fetch, clock),
            clock);
    return new GatewayRoutes(
            callers,
            bus,
            insurers,
            new OwnLimit(metrics),
            contract,
            observer,
            limits,
            connections,
            config,
            clock)
        .router(vertx);
  }

  private Future<HttpServer> listen(Router routes) {
    HttpServerOptions options = GatewayServer.options(config);
    Places places = new Places(config.limitsOrDefault().connectionsOrDefault(), metrics);
    RequestGuard guard = new RequestGuard(options, connections, places, routes, observer::refusal);
    server = guard.guard(vertx.createHttpServer(options));
    return server.listen();
  }
}
