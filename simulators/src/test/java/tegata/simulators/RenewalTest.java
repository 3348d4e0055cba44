package tegata.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.simulators.card.Cards;

@ExtendWith(VertxExtension.class)
class RenewalTest {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Clock CLOCK =
      Clock.fixed(Cards.TODAY.atTime(9, 0).atZone(JAPAN).toInstant(), JAPAN);

  @TempDir Path directory;

  @Test
  @DisplayName("更新した証明書は新しい番号で署名でき、古い番号は失効し、新旧の紐付けは再起動しても残る")
  void aRenewedCardWorksAndIsLinkedToTheOldOne(Vertx vertx) throws Exception {
    World world = World.open(directory.resolve("world"), CLOCK, Ports.ephemeral());
    var person = world.population().people().get(0);
    String old = person.card().cardId();
    RunningWorld running = await(world.start(vertx));
    WebClient client = WebClient.create(vertx);
    String revocation = running.urls().revocation();
    HttpResponse<Buffer> renewed =
        await(client.postAbs(revocation + "/admin/cards/" + old + "/renew").send());
    String current = renewed.bodyAsJsonObject().getString("current");
    HttpResponse<Buffer> again =
        await(client.postAbs(revocation + "/admin/cards/" + old + "/renew").send());
    await(running.stop());

    RunningWorld restarted =
        await(World.open(directory.resolve("world"), CLOCK, Ports.ephemeral()).start(vertx));
    HttpResponse<Buffer> signed =
        await(
            client
                .postAbs(restarted.urls().reader() + "/cards/" + current + "/sign")
                .sendJsonObject(
                    new JsonObject()
                        .put("pin", person.card().pin().orElseThrow())
                        .put("challenge", Cards.LOGIN)));
    JsonObject link =
        await(client.getAbs(restarted.urls().revocation() + "/renewals/" + current).send())
            .bodyAsJsonObject();
    JsonObject revoked =
        await(client.getAbs(restarted.urls().revocation() + "/admin/revoked").send())
            .bodyAsJsonObject();
    await(restarted.stop());

    assertThat(renewed.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).as("what was replaced cannot be renewed").isEqualTo(404);
    assertThat(signed.statusCode()).isEqualTo(200);
    assertThat(link.getString("previous")).isEqualTo(old);
    assertThat(link.getString("issuer")).contains("JPKI for user authentication");
    assertThat(revoked.getJsonArray("revoked").getJsonObject(0).getString("cardId")).isEqualTo(old);
  }

  @Test
  @DisplayName("更新のあとに書かれる var/demo/people.json は、いまの番号を載せる")
  void theDemoFilesNameTheCurrentNumber(Vertx vertx) throws Exception {
    World world = World.open(directory.resolve("world"), CLOCK, Ports.ephemeral());
    String old = world.population().people().get(0).card().cardId();
    RunningWorld running = await(world.start(vertx));
    String current =
        await(
                WebClient.create(vertx)
                    .postAbs(running.urls().revocation() + "/admin/cards/" + old + "/renew")
                    .send())
            .bodyAsJsonObject()
            .getString("current");
    await(running.stop());
    world.writeDemoFiles(directory.resolve("demo"));

    assertThat(
            new JsonArray(Files.readString(directory.resolve("demo/people.json")))
                .getJsonObject(0)
                .getString("cardId"))
        .isEqualTo(current);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
