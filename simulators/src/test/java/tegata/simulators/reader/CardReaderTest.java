package tegata.simulators.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.simulators.card.Card;
import tegata.simulators.card.Cards;
import tegata.simulators.card.Pem;

@ExtendWith(VertxExtension.class)
class CardReaderTest {

  private static final String RETURN_TO = Cards.ORIGIN + "/login/return";

  @TempDir Path directory;
  private WebClient client;
  private int port;

  @BeforeEach
  void start(Vertx vertx) throws Exception {
    Card card = Cards.card("CARD1", Card.Kind.CARD, Optional.of("1234"), false);
    CardReader reader =
        new CardReader(Cards.box(directory), List.of(new DemoCard(card, "見本　太郎", "<例>")));
    port = await(reader.listen(vertx, 0)).actualPort();
    client =
        WebClient.create(
            vertx, new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port));
  }

  @Test
  @DisplayName("画面は求めたサイトを示し、日本語で、どの入力欄にも名札がある")
  void thePageShowsTheOriginAndLabelsItsFields() throws Exception {
    String page = ask(RETURN_TO).bodyAsString();

    assertThat(page)
        .contains("<html lang=\"ja\">", "<h1>", "<strong>http://localhost:8080</strong>")
        .contains("見本　太郎 - &lt;例&gt;")
        .contains("type=\"password\" inputmode=\"numeric\"");
    Matcher inputs = Pattern.compile("<(?:input|select) id=\"([^\"]+)\"").matcher(page);
    assertThat(inputs.results().map(r -> r.group(1)).toList())
        .containsExactly("card", "cardNumber", "pin")
        .allSatisfy(id -> assertThat(page).contains("<label for=\"" + id + "\">"));
  }

  @ParameterizedTest
  @DisplayName("チャレンジのオリジンの外へはもどらない")
  @ValueSource(
      strings = {
        "http://localhost:8081/login/return",
        "https://localhost:8080/login/return",
        "http://evil.example/login/return",
        "http://localhost:8080@evil.example/",
        "http://localhost:8080.evil.example/",
        "//localhost:8080/login/return",
        "/login/return",
        "javascript:alert(1)",
        "http://localhost:8080\\@evil.example/",
        ""
      })
  void aReturnOutsideTheOriginIsRefused(String returnTo) throws Exception {
    HttpResponse<Buffer> page = ask(returnTo);
    HttpResponse<Buffer> answer = type(returnTo, "1234");

    assertThat(List.of(page.statusCode(), answer.statusCode())).containsExactly(400, 400);
    assertThat(page.bodyAsString()).doesNotContain("evil.example", "name=\"pin\"");
    assertThat(answer.bodyAsString()).doesNotContain("name=\"signature\"");
  }

  @Test
  @DisplayName("正しい暗証番号で、証明書と署名をポータルへ渡すフォームができる")
  void theRightPinLeadsBackWithASignature() throws Exception {
    HttpResponse<Buffer> page = type(RETURN_TO, "1234");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.bodyAsString())
        .contains("<form method=\"post\" action=\"" + RETURN_TO + "\">", "ポータルへもどる");
    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "form-action 'self' http://localhost:8080;");
    assertThat(hidden(page, "challenge")).isEqualTo(Cards.LOGIN);
    assertThat(verifies(hidden(page, "certificate"), hidden(page, "signature"), Cards.LOGIN))
        .isTrue();
  }

  @Test
  @DisplayName("まちがえると残りの回数を示し、暗証番号は画面に残さない。3回目でロックを伝えてもどる")
  void wrongPinsAreCountedOnThePage() throws Exception {
    HttpResponse<Buffer> first = type(RETURN_TO, "9876");
    type(RETURN_TO, "9876");
    HttpResponse<Buffer> third = type(RETURN_TO, "9876");

    assertThat(first.statusCode()).isEqualTo(422);
    assertThat(first.bodyAsString())
        .contains("あと2回", "role=\"alert\"", "value=\"CARD1\" selected")
        .doesNotContain("9876");
    assertThat(hidden(third, "error")).isEqualTo("pin_locked");
    assertThat(third.bodyAsString()).contains("顔認証").doesNotContain("signature");
  }

  @Test
  @DisplayName("取り消すと、取り消したことだけを渡す")
  void cancellingSignsNothing() throws Exception {
    MultiMap form = form(RETURN_TO, "1234").set("action", "cancel");
    HttpResponse<Buffer> page = await(client.post("/authenticate").sendForm(form));

    assertThat(hidden(page, "error")).isEqualTo("cancelled");
    assertThat(page.bodyAsString()).doesNotContain("signature");
  }

  @Test
  @DisplayName("よそのページからの送信では暗証番号を試さない")
  void aForeignPageCannotSpendTries() throws Exception {
    for (int i = 0; i < 3; i++) {
      HttpResponse<Buffer> answer =
          await(
              client
                  .post("/authenticate")
                  .putHeader("Origin", "http://evil.example")
                  .sendForm(form(RETURN_TO, "9876")));
      assertThat(answer.statusCode()).isEqualTo(400);
    }
    HttpResponse<Buffer> own =
        await(
            client
                .post("/authenticate")
                .putHeader("Origin", "http://127.0.0.1:" + port)
                .sendForm(form(RETURN_TO, "1234")));
    assertThat(own.statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("スクリプトからは、暗証番号とチャレンジで証明書と署名が得られる")
  void scriptsCanSign() throws Exception {
    HttpResponse<Buffer> answer = sign("CARD1", "1234", Cards.ELIGIBILITY);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject json = answer.bodyAsJsonObject();
    assertThat(
            verifies(json.getString("certificate"), json.getString("signature"), Cards.ELIGIBILITY))
        .isTrue();
  }

  @Test
  @DisplayName("同時の50件でも照合は3件まで。残りはロックと答える")
  void fiftyParallelRequestsEvaluateThree() throws Exception {
    List<Future<HttpResponse<Buffer>>> requests =
        IntStream.range(0, 50).mapToObj(i -> request("CARD1", "0000", Cards.LOGIN)).toList();
    await(Future.join(requests));

    assertThat(requests).filteredOn(r -> r.result().statusCode() == 403).hasSize(3);
    assertThat(requests).filteredOn(r -> r.result().statusCode() == 423).hasSize(47);
    assertThat(requests)
        .extracting(r -> r.result().bodyAsJsonObject().getInteger("triesLeft"))
        .contains(2, 1, 0);
  }

  @Test
  @DisplayName("断るときは理由を application/problem+json で答える")
  void refusalsAreProblems() throws Exception {
    assertThat(status("NOBODY", "1234", Cards.LOGIN)).isEqualTo(404);
    assertThat(status("LOCKED", "1234", Cards.LOGIN)).isEqualTo(423);
    assertThat(status("FACE", "1234", Cards.LOGIN)).isEqualTo(409);
    assertThat(status("FACE", null, Cards.LOGIN)).isEqualTo(403);
    assertThat(status("CARD1", "1234", "anything")).isEqualTo(400);
    assertThat(status("FACE", null, Cards.ELIGIBILITY)).isEqualTo(200);
    HttpResponse<Buffer> broken =
        await(
            client
                .post("/cards/CARD1/sign")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer("{")));
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.getHeader("Content-Type")).isEqualTo("application/problem+json");
  }

  private int status(String card, String pin, String challenge) throws Exception {
    return sign(card, pin, challenge).statusCode();
  }

  private HttpResponse<Buffer> sign(String card, String pin, String challenge) throws Exception {
    return await(request(card, pin, challenge));
  }

  private Future<HttpResponse<Buffer>> request(String card, String pin, String challenge) {
    return client
        .post("/cards/" + card + "/sign")
        .sendJsonObject(new JsonObject().put("pin", pin).put("challenge", challenge));
  }

  private HttpResponse<Buffer> ask(String returnTo) throws Exception {
    return await(
        client
            .get("/authenticate")
            .addQueryParam("challenge", Cards.LOGIN)
            .addQueryParam("return_to", returnTo)
            .send());
  }

  private HttpResponse<Buffer> type(String returnTo, String pin) throws Exception {
    return await(client.post("/authenticate").sendForm(form(returnTo, pin)));
  }

  private static MultiMap form(String returnTo, String pin) {
    return MultiMap.caseInsensitiveMultiMap()
        .set("challenge", Cards.LOGIN)
        .set("return_to", returnTo)
        .set("card", "CARD1")
        .set("pin", pin)
        .set("action", "sign");
  }

  private static String hidden(HttpResponse<Buffer> page, String name) {
    Matcher field =
        Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.bodyAsString());
    assertThat(field.find()).as("hidden field %s", name).isTrue();
    return field.group(1);
  }

  private static boolean verifies(String certificate, String signature, String text)
      throws Exception {
    String pem = "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n";
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(Pem.certificates(pem).get(0));
    check.update(text.getBytes(StandardCharsets.UTF_8));
    return check.verify(Base64.getDecoder().decode(signature));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
