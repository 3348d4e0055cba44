package tegata.simulators.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.simulators.card.Authorities;
import tegata.simulators.card.Credential;
import tegata.simulators.card.KeyPairs;
import tegata.simulators.card.Pem;
import tegata.simulators.card.TlsProfile;
import tegata.simulators.card.Validity;
import tegata.simulators.intermediary.IntermediaryServer;

@ExtendWith(VertxExtension.class)
class InboxOverTlsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Clock CLOCK =
      Clock.fixed(
          TODAY.atTime(9, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant(), ZoneId.of("Asia/Tokyo"));

  @TempDir Path directory;

  @Test
  @DisplayName("TLS では、証明書を示した相手の依頼だけを受け付け、だれでも数を確かめられる")
  void onlyCertifiedCallersPutSomethingIn(Vertx vertx) throws Exception {
    Authorities authorities = new Authorities(directory.resolve("ca"), TODAY);
    Validity validity = Validity.days(TODAY.minusDays(1), LocalDate.of(2046, 1, 1));
    PemTrustOptions ca =
        new PemTrustOptions()
            .addCertValue(
                Buffer.buffer(Pem.certificates(List.of(authorities.server().certificate()))));
    Credential server =
        authorities.server().enrol(TlsProfile.server("server", validity), KeyPairs.EC_P256);
    Credential caller =
        authorities.server().enrol(TlsProfile.client("relay", "架空", validity), KeyPairs.EC_P256);
    int port =
        await(
                new IntermediaryServer(directory.resolve("inbox.json"), CLOCK)
                    .listen(vertx, 0, options(server), ca))
            .actualPort();
    WebClientOptions options =
        new WebClientOptions()
            .setDefaultHost("localhost")
            .setDefaultPort(port)
            .setSsl(true)
            .setTrustOptions(ca);
    WebClient anybody = WebClient.create(vertx, options);
    WebClient certified =
        WebClient.create(vertx, new WebClientOptions(options).setKeyCertOptions(options(caller)));
    JsonObject request = new JsonObject().put("number", "D-202611-000001-4");

    assertThat(await(anybody.put("/deregistrations/d-1").sendJsonObject(request)).statusCode())
        .isEqualTo(403);
    assertThat(await(certified.put("/deregistrations/d-1").sendJsonObject(request)).statusCode())
        .isEqualTo(201);
    assertThat(
            await(anybody.get("/deregistrations").send()).bodyAsJsonObject().getInteger("effects"))
        .isEqualTo(1);
  }

  private static PemKeyCertOptions options(Credential credential) {
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(Pem.certificates(List.of(credential.certificate()))))
        .addKeyValue(Buffer.buffer(Pem.key(credential.key())));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
