package tegata.workers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.RunningWorkers.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.node.ConfigException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpReceiversTest {
  private static final Message MESSAGE =
      new Message(
          UUID.fromString("0f5f3c2e-94ab-4c8f-a6a0-6cf4c9ed2a10"),
          UUID.randomUUID(),
          1,
          UUID.randomUUID(),
          "intermediary",
          "topic",
          new JsonObject().put("number", "D-202611-000001-4"));

  private final Vertx vertx = Vertx.vertx();
  private volatile Consumer<HttpServerRequest> answer = request -> {};
  private URI place;
  private Receivers receivers;

  @BeforeAll
  void listen() {
    int port =
        await(
                vertx
                    .createHttpServer()
                    .requestHandler(request -> answer.accept(request))
                    .listen(0, "127.0.0.1"))
            .actualPort();
    place = URI.create("http://127.0.0.1:" + port);
    receivers = new HttpReceivers(vertx, config(place, Duration.ofSeconds(15)), Path.of("."));
  }

  @AfterAll
  void stop() {
    await(vertx.close());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201})
  @DisplayName("受け手が受け取ったと言えば、知らせは届いた。番号も中身もそのまま渡る")
  void delivers(int status) {
    answer =
        request ->
            request
                .body()
                .onSuccess(
                    body ->
                        request
                            .response()
                            .setStatusCode(status)
                            .end(
                                new JsonObject()
                                    .put("id", MESSAGE.id().toString())
                                    .put("path", request.path())
                                    .put("was", body.toJsonObject())
                                    .toBuffer()));

    JsonObject heard = await(receivers.deliver(MESSAGE));

    assertThat(heard.getString("path")).isEqualTo("/deregistrations/" + MESSAGE.id());
    assertThat(heard.getJsonObject("was")).isEqualTo(MESSAGE.payload());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"id\":\"00000000-0000-4000-8000-000000000000\"}", "[]", "no JSON", ""})
  @DisplayName("ほかの知らせについての答え、読めない答えは信じない")
  void believesNoForeignAnswer(String body) {
    answer = request -> request.response().end(body);

    assertThatThrownBy(() -> await(receivers.deliver(MESSAGE))).isInstanceOf(Refused.class);
  }

  @Test
  @DisplayName("大きすぎる答えは読みきらない")
  void readsNoEndlessAnswer() {
    answer = request -> request.response().end("x".repeat(17 * 1024));

    assertThatThrownBy(() -> await(receivers.deliver(MESSAGE))).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 302, 204})
  @DisplayName("受け取らないという答えは断り。転送先には行かない")
  void tellsRefusals(int status) {
    answer =
        request ->
            request
                .response()
                .setStatusCode(status)
                .putHeader("Location", "http://127.0.0.1:1/")
                .end();

    assertThatThrownBy(() -> await(receivers.deliver(MESSAGE)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining(Integer.toString(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503})
  @DisplayName("いまは受け取れないという答えは、後でまた送る")
  void tellsOutages(int status) {
    answer = request -> request.response().setStatusCode(status).end();

    assertThatThrownBy(() -> await(receivers.deliver(MESSAGE)))
        .isNotInstanceOf(Refused.class)
        .hasMessageContaining(Integer.toString(status));
  }

  @Test
  @DisplayName("答えない受け手は、期限で見限る")
  void givesUpAfterTheDeadline() {
    answer = request -> {};

    Receivers hasty = new HttpReceivers(vertx, config(place, Duration.ofMillis(200)), Path.of("."));

    assertThatThrownBy(() -> await(hasty.deliver(MESSAGE))).isNotInstanceOf(Refused.class);
  }

  @Test
  @DisplayName("自分のシステムのない保険者への知らせは、机に届いたことになる")
  void anInsurerWithoutASystemWorksAtTheDesk() {
    Message toDesk =
        new Message(
            MESSAGE.id(),
            MESSAGE.person(),
            1,
            MESSAGE.subject(),
            "insurer/06130488",
            "topic",
            MESSAGE.payload());

    assertThat(await(receivers.deliver(toDesk))).isEqualTo(new JsonObject());
  }

  @Test
  @DisplayName("ほかの機械には TLS でだけ送り、証明書と鍵はそろえる")
  void sendsOverTlsOnly() {
    assertThatThrownBy(() -> config(URI.create("http://example.jp"), Duration.ofSeconds(1)))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(
            () ->
                new RelayConfig(
                    URI.create("https://example.jp"),
                    Map.of("06130488", URI.create("http://example.jp")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(
            () ->
                new RelayConfig(
                    URI.create("https://example.jp"),
                    Map.of(),
                    Optional.of("cert.pem"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .isInstanceOf(ConfigException.class);
  }

  private static RelayConfig config(URI intermediary, Duration deadline) {
    return new RelayConfig(
        intermediary,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(deadline));
  }
}
