package tegata.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Bus;
import tegata.contract.IdentityApi;
import tegata.contract.IdentityApi.Challenge;
import tegata.contract.IdentityApi.Done;
import tegata.portal.fixture.FakeWorld;
import tegata.portal.fixture.ServerCertificate;
import tegata.portal.fixture.TestPortal;

class TlsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    TestPortal.await(vertx.close());
  }

  @Test
  @DisplayName("TLS では、クッキーは __Host- と Secure を持ち、HSTS を伝える")
  void guardsTheCookieUnderTls(@TempDir Path folder) throws Exception {
    PortalConfig.Tls tls = ServerCertificate.in(folder);
    HttpClientResponse answer = TestPortal.await(askForLogin(tls));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(answer.getHeader("Set-Cookie"))
        .startsWith("__Host-tegata=")
        .contains("; Secure", "; SameSite=Lax", "; Path=/")
        .doesNotContain("Domain");
  }

  private Future<HttpClientResponse> askForLogin(PortalConfig.Tls tls) {
    Bus bus = new Bus(vertx);
    FakeWorld world = new FakeWorld();
    world.answers(IdentityApi.SAVE_SESSION, new Done(TestPortal.NOW));
    world.answers(IdentityApi.BEGIN_LOGIN, new Challenge("tegata-login:v1:x"));
    PortalConfig config =
        new PortalConfig(
            "127.0.0.1",
            0,
            "https://localhost:0",
            "http://127.0.0.1:8090",
            Optional.of(tls),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    PortalVerticle portal = new PortalVerticle(config, bus, Clock.systemUTC());
    var trust = new PemTrustOptions().addCertPath(tls.certificate().toString());
    var client =
        vertx.createHttpClient(new HttpClientOptions().setSsl(true).setTrustOptions(trust));
    return world
        .serveOn(bus)
        .compose(served -> vertx.deployVerticle(portal))
        .compose(up -> client.request(HttpMethod.GET, portal.actualPort(), "localhost", "/login"))
        .compose(request -> request.send());
  }
}
