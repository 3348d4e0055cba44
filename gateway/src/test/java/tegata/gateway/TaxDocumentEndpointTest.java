package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.contract.TaxDocumentApi;
import tegata.contract.TaxDocumentApi.Fetch;
import tegata.contract.TaxDocumentApi.Part;

/** 申告ソフト. The workers here know one code and a document of two parts. */
class TaxDocumentEndpointTest {
  private static final String CODE = "0000-1111-2222-3333-4444";
  private static final byte[] DOCUMENT = "<架空/>".repeat(20_000).getBytes(StandardCharsets.UTF_8);

  private final List<Caller> asked = new CopyOnWriteArrayList<>();
  private RunningGateway gateway;
  private HttpClient program;

  @BeforeEach
  void start() {
    gateway = RunningGateway.start();
    program = gateway.anonymousClient();
    RunningGateway.await(gateway.bus.serve(TaxDocumentApi.FETCH, this::part));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  @DisplayName("クライアント証明書がなくても、コードだけで文書の全体が届き、どこにも残させない")
  void givesTheWholeDocument() {
    HttpResponse<String> answer = fetch("Bearer " + CODE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(new String(DOCUMENT, StandardCharsets.UTF_8));
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/xml; charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(asked).extracting(Caller::kind).containsOnly(Caller.Kind.ANONYMOUS);
    assertThat(asked.stream().map(Caller::request).distinct())
        .hasSize(1)
        .containsExactly(
            UUID.fromString(answer.headers().firstValue("X-Request-Id").orElseThrow()));
  }

  @Test
  @DisplayName("コードがない、形でない、違う、二つある: どれも同じ 401")
  void refusesAlike() {
    List<HttpResponse<String>> answers =
        List.of(
            RunningGateway.send(
                program, HttpRequest.newBuilder(gateway.at("/tax-documents")).GET()),
            fetch("Basic " + CODE),
            fetch("Bearer"),
            fetch("Bearer " + "A".repeat(65)),
            fetch("Bearer " + CODE.replace('0', '9')),
            RunningGateway.send(
                program,
                HttpRequest.newBuilder(gateway.at("/tax-documents"))
                    .header("Authorization", "Bearer " + CODE)
                    .header("Authorization", "Bearer " + CODE)
                    .GET()));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(401);
              assertThat(answer.headers().firstValue("WWW-Authenticate"))
                  .contains("Bearer realm=\"tegata\", error=\"invalid_token\"");
            });
    assertThat(answers.stream().map(TaxDocumentEndpointTest::withoutRequest).distinct()).hasSize(1);
  }

  @Test
  @DisplayName("コードを道に書いても受け取らない")
  void takesNoCodeInTheAddress() {
    assertThat(gateway.get(program, "/tax-documents?code=" + CODE).statusCode()).isEqualTo(400);
    assertThat(gateway.get(program, "/tax-documents/" + CODE).statusCode()).isEqualTo(404);
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("同じ所から何度も試すと、断って待たせる")
  void slowsDownTrying() {
    long begun = System.nanoTime();
    int refused = 0;
    HttpResponse<String> answer = fetch("Bearer x");
    while (answer.statusCode() == 401 && refused < 1_000) {
      refused++;
      answer = fetch("Bearer x");
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("RateLimit-Policy"))
        .contains("\"tax-documents\";q=60;w=60");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    assertThat(refused).isBetween(1, 61 + (int) seconds);
  }

  private HttpResponse<String> fetch(String authorization) {
    return RunningGateway.send(
        program,
        HttpRequest.newBuilder(gateway.at("/tax-documents"))
            .header("Authorization", authorization)
            .GET());
  }

  private Future<Part> part(Caller caller, Fetch q) {
    asked.add(caller);
    if (!q.code().equals(CODE)) {
      return Future.failedFuture(
          new Fault(Fault.Kind.UNAUTHENTICATED, "tax-code-refused", "No such code."));
    }
    int end = Math.min(DOCUMENT.length, q.place().offset() + 100_000);
    return Future.succeededFuture(
        new Part(Arrays.copyOfRange(DOCUMENT, q.place().offset(), end), DOCUMENT.length, "hash"));
  }

  private static String withoutRequest(HttpResponse<String> answer) {
    JsonObject body = new JsonObject(answer.body());
    body.remove("instance");
    return body.encode();
  }
}
