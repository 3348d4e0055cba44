package tegata.simulators.intermediary;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Clock;
import tegata.simulators.inbox.Inbox;
import tegata.simulators.inbox.InboxRoutes;

/**
 * 中間サーバー. It takes 解除依頼 in and answers the 受付日, from which the end of the registration is counted.
 * Plain on the loopback address for whoever looks at it, and over mutual TLS for Tegata; the inbox
 * behind both is one.
 */
public final class IntermediaryServer {

  private static final String LOOPBACK = "127.0.0.1";

  private final Inbox inbox;

  /** A server that keeps its inbox in this file. */
  public IntermediaryServer(Path file, Clock clock) {
    this.inbox = new Inbox(file, clock);
  }

  /** Listens on the loopback address; port 0 takes a free one. */
  public Future<HttpServer> listen(Vertx vertx, int port) {
    return listen(vertx, new HttpServerOptions().setHost(LOOPBACK).setPort(port));
  }

  /** The same over TLS, for callers whose certificates these CAs signed. */
  public Future<HttpServer> listen(
      Vertx vertx, int port, PemKeyCertOptions certificate, PemTrustOptions callers) {
    return listen(
        vertx,
        new HttpServerOptions()
            .setHost(LOOPBACK)
            .setPort(port)
            .setSsl(true)
            .setKeyCertOptions(certificate)
            .setClientAuth(ClientAuth.REQUEST)
            .setTrustOptions(callers));
  }

  private Future<HttpServer> listen(Vertx vertx, HttpServerOptions options) {
    Router router = Router.router(vertx);
    new InboxRoutes(inbox).mount(router);
    return vertx.createHttpServer(options).requestHandler(router).listen();
  }
}
