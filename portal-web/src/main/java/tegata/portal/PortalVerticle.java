package tegata.portal;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import tegata.contract.Bus;
import tegata.node.connection.Connections;
import tegata.portal.chain.Origin;
import tegata.portal.limit.Limits;
import tegata.portal.page.Assets;
import tegata.portal.page.Views;
import tegata.portal.trouble.ReadyPages;
import tegata.portal.trouble.TroublePages;

/** 患者のポータル: the HTTP server of a portal node. */
public final class PortalVerticle extends VerticleBase {
  private static final int IDLE_SECONDS = 60;
  private static final int HANDSHAKE_SECONDS = 9;

  /** Of 9; it runs on the event loop, and pages shrink to a tenth already at the lower levels. */
  private static final int COMPRESSION = 2;

  /** The longest list of receipts, in bytes as a browser sends it: 995 lines. */
  static final int LARGEST_LIST = 768 * 1024;

  private final PortalConfig config;
  private final Bus bus;
  private final Clock clock;
  private HttpServer server;
  private Limits limits;
  private Connections connections;

  /** Until the routes stand, which they do before anybody is told of the portal. */
  private volatile Handler<HttpServerRequest> pages =
      request -> request.response().setStatusCode(503).end();

  public PortalVerticle(PortalConfig config, Bus bus, Clock clock) {
    this.config = config;
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    Origin.of(config.origin());
    refuseOpenPlainHttp();
    connections = new Connections(vertx, config.deadlinesOrDefault().ofConnections());
    server =
        vertx
            .createHttpServer(options())
            .connectionHandler(connections::opened)
            .requestHandler(this::take);
    limits = new Limits(vertx, config.limitsOrDefault());
    return limits
        .share()
        .compose(x -> vertx.executeBlocking(this::views, false))
        .compose(views -> server.listen().map(listening -> views))
        .compose(
            views ->
                vertx
                    .executeBlocking(() -> TroublePages.ready(views, limits.nodePause()), false)
                    .map(ready -> pages = routes(views, ready)));
  }

  /** The port that is listened on. */
  public int actualPort() {
    return server.actualPort();
  }

  private void take(HttpServerRequest request) {
    if (connections.begin(request)) {
      pages.handle(request);
    }
  }

  private void refuseOpenPlainHttp() {
    boolean secure = Origin.of(config.origin()).isSecure();
    if (secure != config.tls().isPresent()) {
      throw new IllegalArgumentException(
          "The portal's origin is %s, so it needs %s."
              .formatted(config.origin(), secure ? "a TLS certificate" : "no TLS certificate"));
    }
    if (!secure && !Origin.isLoopback(config.host())) {
      throw new IllegalArgumentException(
          "The portal speaks plain HTTP only on this machine, not on " + config.host());
    }
  }

  private HttpServerOptions options() {
    var options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(config.port())
            .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
            .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
            // HTTP/1.1 alone: deadlines are kept by connections, one answer after the other.
            .setUseAlpn(false)
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(true)
            .setCompressionLevel(COMPRESSION)
            .setMaxFormAttributeSize(LARGEST_LIST)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    config.tls().ifPresent(tls -> options.setSsl(true).setKeyCertOptions(keyAndCertificate(tls)));
    return options;
  }

  private static PemKeyCertOptions keyAndCertificate(PortalConfig.Tls tls) {
    return new PemKeyCertOptions()
        .setCertPath(tls.certificate().toString())
        .setKeyPath(tls.key().toString());
  }

  private Views views() {
    return new Views(vertx, clock, new Assets(), bus);
  }

  private Router routes(Views views, ReadyPages ready) {
    Origin origin = Origin.of(config.origin().replaceFirst(":0$", ":" + actualPort()));
    return new PortalRouter(vertx, config, origin, bus, clock, views, limits, connections)
        .router(ready);
  }
}
