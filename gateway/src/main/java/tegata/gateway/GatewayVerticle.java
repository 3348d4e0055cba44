package tegata.gateway;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import tegata.contract.Bus;
import tegata.gateway.caller.CallerRoutes;
import tegata.gateway.caller.TokenKey;
import tegata.gateway.guard.RequestGuard;
import tegata.gateway.insurer.InsurerService;
import tegata.gateway.insurer.Insurers;

/**
 * The gateway: facilities' questions in, insurers' answers out. Several instances share one port,
 * each on its own event loop with its own connections to the insurers.
 */
public final class GatewayVerticle extends VerticleBase {
  private final GatewayConfig config;
  private final Bus bus;
  private final Clock clock;
  private HttpServer server;

  public GatewayVerticle(GatewayConfig config, Bus bus, Clock clock) {
    this.config = config;
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Insurers insurers =
        new Insurers(
            vertx, config.insurers(), new PemTrustOptions().addCertPath(config.insurerCa()));
    InsurerService service = new InsurerService(insurers, config.inquireDeadlineOrDefault());
    return vertx
        .fileSystem()
        .readFile(config.tokenKey())
        .map(pem -> TokenKey.ofPem(pem.toString()))
        .compose(key -> listen(routes(key, insurers)))
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

  private Router routes(TokenKey key, Insurers insurers) {
    CallerRoutes callers =
        new CallerRoutes(
            vertx, bus, key, config.publicUrl(), config.tokenLifetimeOrDefault(), clock);
    return new GatewayRoutes(callers, bus, insurers, config, clock).router(vertx);
  }

  private Future<HttpServer> listen(Router routes) {
    HttpServerOptions options = GatewayServer.options(config);
    RequestGuard guard =
        new RequestGuard(vertx, options, config.receiveDeadlineOrDefault(), routes);
    server = guard.guard(vertx.createHttpServer(options));
    return server.listen();
  }
}
