package tegata.gateway.insurer;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Optional;

/**
 * How the gateway and the insurers' backends know each other.
 *
 * @param trust CAs of the backends' certificates, which are always verified with their names
 * @param own the gateway's client certificate, which a backend may demand
 */
public record InsurerTls(TrustOptions trust, Optional<KeyCertOptions> own) {

  HttpClientOptions on(HttpClientOptions options) {
    options.setSsl(true).setTrustOptions(trust).setVerifyHost(true);
    own.ifPresent(options::setKeyCertOptions);
    return options;
  }
}
