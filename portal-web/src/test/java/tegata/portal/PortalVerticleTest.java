package tegata.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.contract.Bus;
import tegata.portal.fixture.TestPortal;

class PortalVerticleTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    TestPortal.await(vertx.close());
  }

  @Test
  @DisplayName("平文のまま外に開くことになる設定では起動しない")
  void refusesPlainHttpBeyondThisMachine() {
    assertThatThrownBy(() -> start("0.0.0.0", "http://localhost:0", Optional.empty()))
        .hasMessageContaining("plain HTTP only on this machine");
    assertThatThrownBy(() -> start("127.0.0.1", "http://portal.example", Optional.empty()))
        .hasMessageContaining("plain HTTP only on this machine");
  }

  @Test
  @DisplayName("オリジンと証明書がかみ合わない設定では起動しない")
  void refusesOriginAndCertificateThatDisagree() {
    var tls = Optional.of(new PortalConfig.Tls(Path.of("cert.pem"), Path.of("key.pem")));
    assertThatThrownBy(() -> start("127.0.0.1", "https://portal.example", Optional.empty()))
        .hasMessageContaining("needs a TLS certificate");
    assertThatThrownBy(() -> start("127.0.0.1", "http://localhost:0", tls))
        .hasMessageContaining("needs no TLS certificate");
  }

  @Test
  @DisplayName("空いているポートで起動し、そのポートを告げる")
  void startsOnAFreePort() {
    assertThat(start("127.0.0.1", "http://localhost:0", Optional.empty()).actualPort())
        .isPositive();
  }

  private PortalVerticle start(String host, String origin, Optional<PortalConfig.Tls> tls) {
    var config =
        new PortalConfig(
            host,
            0,
            origin,
            "http://127.0.0.1:8090",
            tls,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    PortalVerticle portal = new PortalVerticle(config, new Bus(vertx), Clock.systemUTC());
    TestPortal.await(vertx.deployVerticle(portal));
    return portal;
  }
}
