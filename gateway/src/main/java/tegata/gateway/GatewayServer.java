package tegata.gateway;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How the gateway's server speaks: HTTP/1.1 over TLS 1.2 or 1.3, and nothing else. */
final class GatewayServer {
  /** Largest body taken, in bytes. */
  static final int MAX_BODY = 256 * 1024;

  private static final int MAX_REQUEST_LINE = 1_024;
  private static final int IDLE_SECONDS = 75;
  private static final int HANDSHAKE_SECONDS = 9;

  private GatewayServer() {}

  static HttpServerOptions options(GatewayConfig config) {
    PemTrustOptions clients = new PemTrustOptions();
    config.clientCas().forEach(clients::addCertPath);
    return new HttpServerOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setSsl(true)
        .setKeyCertOptions(
            new PemKeyCertOptions().addCertPath(config.certificate()).addKeyPath(config.key()))
        // Requested, not required: the contract and the keys are open to anyone.
        .setClientAuth(ClientAuth.REQUEST)
        .setTrustOptions(clients)
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
        .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
        .setUseAlpn(false)
        .setHttp2ClearTextEnabled(false)
        .setDecompressionSupported(false)
        .setCompressionSupported(false)
        .setHandle100ContinueAutomatically(false)
        .setMaxInitialLineLength(MAX_REQUEST_LINE)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }
}
