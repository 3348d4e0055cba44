package tegata.simulators.intermediary;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class IntermediaryServerTest {

  private static final JsonObject REQUEST = new JsonObject().put("insurerNumber", "06139997");

  @TempDir Path directory;

  @Test
  @DisplayName("同じ解除依頼は、同時に20回届いても1件。受付日は日本の日付")
  void twentyDeliveriesAreOneEffect(Vertx vertx) throws Exception {
    WebClient client = start(vertx, "2026-11-30T15:00:00Z");
    List<Future<HttpResponse<Buffer>>> deliveries =
        IntStream.range(0, 20).mapToObj(i -> put(client, "d-1", REQUEST)).toList();
    await(Future.all(deliveries));

    assertThat(deliveries).filteredOn(d -> d.result().statusCode() == 201).hasSize(1);
    assertThat(deliveries).filteredOn(d -> d.result().statusCode() == 200).hasSize(19);
    assertThat(deliveries)
        .extracting(d -> d.result().bodyAsJsonObject().getString("acceptedOn"))
        .containsOnly("2026-12-01");
    JsonObject list = list(client);
    assertThat(list.getInteger("effects")).isEqualTo(1);
    assertThat(list.getInteger("deliveries")).isEqualTo(20);
  }

  @Test
  @DisplayName("再起動しても受付は残り、受付日は最初の日のまま")
  void aRestartKeepsTheInbox(Vertx vertx) throws Exception {
    await(put(start(vertx, "2026-11-22T00:00:00Z"), "d-1", REQUEST));
    WebClient again = start(vertx, "2026-12-22T00:00:00Z");
    HttpResponse<Buffer> second = await(put(again, "d-1", REQUEST));

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.bodyAsJsonObject().getString("acceptedOn")).isEqualTo("2026-11-22");
    assertThat(list(again).getInteger("deliveries")).isEqualTo(2);
  }

  @Test
  @DisplayName("同じ番号でちがう内容の依頼は断り、先の受付は変わらない")
  void anotherRequestUnderTheSameIdIsRefused(Vertx vertx) throws Exception {
    WebClient client = start(vertx, "2026-11-22T00:00:00Z");
    await(put(client, "d-1", REQUEST));

    assertThat(await(put(client, "d-1", new JsonObject().put("x", 1))).statusCode()).isEqualTo(409);
    assertThat(list(client).getJsonArray("items").getJsonObject(0).getJsonObject("request"))
        .isEqualTo(REQUEST);
  }

  @Test
  @DisplayName("JSON でない依頼は受け付けない")
  void nonsenseIsRefused(Vertx vertx) throws Exception {
    WebClient client = start(vertx, "2026-11-22T00:00:00Z");
    HttpResponse<Buffer> response =
        await(client.put("/deregistrations/d-1").sendBuffer(Buffer.buffer("[")));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(list(client).getInteger("effects")).isZero();
  }

  private WebClient start(Vertx vertx, String now) throws Exception {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneId.of("Asia/Tokyo"));
    int port =
        await(
                new IntermediaryServer(directory.resolve("deregistrations.json"), clock)
                    .listen(vertx, 0))
            .actualPort();
    return WebClient.create(
        vertx, new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port));
  }

  private static Future<HttpResponse<Buffer>> put(WebClient client, String id, JsonObject body) {
    return client.put("/deregistrations/" + id).sendJsonObject(body);
  }

  private static JsonObject list(WebClient client) throws Exception {
    return await(client.get("/deregistrations").send()).bodyAsJsonObject();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
