package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.node.trace.Tracing;

/** トレース: 一つの問いは、門から保険者まで一本。人のことは、どのスパンにも載らない. */
class TraceTest {
  private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("tegata.request");
  private static final String FOREIGN = "0af7651916cd43dd8448eb211c80319c";
  private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
  private static final AccessLines LINES = new AccessLines();

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.traced(Tracing.to(SPANS, 1, "test", new SimpleMeterRegistry()));
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
  }

  @AfterAll
  static void stop() {
    LINES.close();
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
    LINES.clear();
  }

  @Test
  @DisplayName("問い・バス・保険者への要求が一本になり、要求の番号とログの行から見つかる")
  void oneQuestionIsOneTrace() throws InterruptedException {
    String id = ask(Questions.json()).headers().firstValue("X-Request-Id").orElseThrow();

    SpanData server = server(id);
    List<SpanData> trace = awaitAll(server.getTraceId(), "send eligibility.admit", "POST");
    assertThat(server.getName()).isEqualTo("POST /v1/eligibility");
    assertThat(trace).extracting(SpanData::getTraceId).containsOnly(server.getTraceId());
    SpanData client = named(trace, "POST");
    assertThat(gateway.first.headers().get(0))
        .containsEntry(
            "traceparent", "00-" + server.getTraceId() + "-" + client.getSpanId() + "-01");
    assertThat(client.getAttributes().get(AttributeKey.longKey("server.port")))
        .isEqualTo(gateway.first.port());
    assertThat(LINES.of(id)).containsEntry("trace", server.getTraceId());
  }

  @Test
  @DisplayName("保険者へ出す見出しは許したものだけ。呼び出した側の traceparent と baggage は渡らない")
  void onlyKnownHeadersGoOut() {
    String id = ask(Questions.json()).headers().firstValue("X-Request-Id").orElseThrow();

    assertThat(server(id).getTraceId()).isNotEqualTo(FOREIGN);
    assertThat(server(id).getParentSpanContext().isValid()).isFalse();
    assertThat(gateway.first.headers()).isNotEmpty();
    assertThat(gateway.first.headers())
        .allSatisfy(
            sent ->
                assertThat(sent)
                    .containsOnlyKeys(
                        "accept",
                        "content-length",
                        "content-type",
                        "host",
                        "traceparent",
                        "x-deadline-millis"));
  }

  @Test
  @DisplayName("登録簿の答えを前の要求と分け合っても、あとの要求は自分のトレースで続く")
  void whatIsRememberedBelongsToNobody() {
    ask(Questions.json());
    gateway.clock.forward(
        Duration.ofMinutes(2)); // the revocation is asked for again, and waited for

    String id = ask(Questions.json()).headers().firstValue("X-Request-Id").orElseThrow();

    assertThat(awaitAll(server(id).getTraceId(), "send eligibility.admit", "POST")).isNotEmpty();
    assertThat(gateway.revocations.headers())
        .as("what the CA is told of it")
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(sent).containsOnly("host", "content-length"));
  }

  @Test
  @DisplayName("二つの要求が一つの問いを分け合っても、それぞれの記録はそれぞれのトレースにある")
  void eachOfTwoKeepsItsOwnTrace() throws Exception {
    gateway.first.behave(InsurerMode.HANGS);
    String question = Questions.json().replace("06130488", gateway.unknownToTheBreaker());
    List<CompletableFuture<HttpResponse<String>>> asked =
        Stream.of("one", "two")
            .map(
                x ->
                    clinic.sendAsync(
                        traced(
                                HttpRequest.newBuilder(gateway.at("/v1/eligibility"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(question)))
                            .build(),
                        HttpResponse.BodyHandlers.ofString()))
            .toList();

    for (CompletableFuture<HttpResponse<String>> answer : asked) {
      String id =
          answer.get(20, TimeUnit.SECONDS).headers().firstValue("X-Request-Id").orElseThrow();
      SpanData server = server(id);
      assertThat(
              named(
                      awaitAll(server.getTraceId(), "send eligibility.record"),
                      "send eligibility.record")
                  .getParentSpanId())
          .isEqualTo(server.getSpanId());
    }
    assertThat(gateway.first.questions()).as("what they shared").hasSize(1);
  }

  @Test
  @DisplayName("門で断った要求も、断った理由の行とトレースが結びつき、道は契約の名でしか載らない")
  void whatIsRefusedHasItsTrace() throws InterruptedException {
    String id =
        gateway
            .get(clinic, "/v1/consents/taro?name=taro")
            .headers()
            .firstValue("X-Request-Id")
            .orElseThrow();

    SpanData server = server(id);
    assertThat(server.getName()).isEqualTo("GET /v1/consents/{id}");
    assertThat(LINES.of(id))
        .containsEntry("reason", "query-not-allowed")
        .containsEntry("trace", server.getTraceId());
  }

  @Test
  @DisplayName("記号番号も名も道の番号も問いの文字も、どのスパンにも載らない")
  void nothingOfAPersonIsTold() {
    ask(Questions.json());
    ask(Questions.json().replace("}", ",\"name\":\"taro\"}"));
    for (String path :
        List.of(
            "/v1/patients/taro/medications?name=taro",
            "/v1/patients/taro/medications",
            "/v1/consents/taro",
            "/taro",
            "/docs?name=taro")) {
      RunningGateway.send(clinic, traced(HttpRequest.newBuilder(gateway.at(path)).GET()));
    }
    RunningGateway.send(
        clinic,
        traced(
            HttpRequest.newBuilder(gateway.at("/taro"))
                .method("TARO", HttpRequest.BodyPublishers.noBody())));
    awaitNamed("other other");

    assertThat(SPANS.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .contains("POST /v1/eligibility", "GET /v1/patients/{ref}/medications", "GET other");
    for (String secret : List.of("taro", "4260", "2001-03-27", "06130488", "20010327")) {
      assertThat(SPANS.getFinishedSpanItems())
          .allSatisfy(span -> assertThat(told(span)).doesNotContainIgnoringCase(secret));
    }
  }

  /** What a span says but for its ids and times, in which any digits can stand. */
  private static String told(SpanData span) {
    Attributes attributes =
        span.getAttributes().toBuilder()
            .removeIf(key -> key.equals(REQUEST) || key.getType() == AttributeType.LONG)
            .build();
    return String.join(
        " ",
        span.getName(),
        attributes.toString(),
        span.getEvents().toString(),
        span.getStatus().toString(),
        span.getSpanContext().getTraceState().toString());
  }

  private static HttpResponse<String> ask(String question) {
    return gateway.post(
        clinic,
        "/v1/eligibility",
        "application/json",
        question,
        "Authorization",
        "Bearer " + token,
        "traceparent",
        "00-" + FOREIGN + "-b7ad6b7169203331-01",
        "baggage",
        "name=taro");
  }

  private static HttpRequest.Builder traced(HttpRequest.Builder request) {
    return request
        .header("Authorization", "Bearer " + token)
        .header("tracestate", "name=taro")
        .header("traceparent", "00-" + FOREIGN + "-b7ad6b7169203331-01");
  }

  private static SpanData server(String request) {
    return await(
            () ->
                SPANS.getFinishedSpanItems().stream()
                    .filter(span -> request.equals(span.getAttributes().get(REQUEST)))
                    .toList())
        .get(0);
  }

  private static void awaitNamed(String name) {
    await(
        () ->
            SPANS.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList());
  }

  /** The spans of a trace, once it has the named ones. */
  private static List<SpanData> awaitAll(String trace, String... names) {
    return await(
        () -> {
          List<SpanData> spans =
              SPANS.getFinishedSpanItems().stream()
                  .filter(span -> span.getTraceId().equals(trace))
                  .toList();
          return spans.stream().map(SpanData::getName).toList().containsAll(List.of(names))
              ? spans
              : List.of();
        });
  }

  private static SpanData named(List<SpanData> spans, String name) {
    return spans.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  /** Spans come a moment after their request was answered. */
  private static List<SpanData> await(Supplier<List<SpanData>> wanted) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    List<SpanData> found = wanted.get();
    while (found.isEmpty() && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      found = wanted.get();
    }
    assertThat(found)
        .as(() -> "among " + SPANS.getFinishedSpanItems().stream().map(SpanData::getName).toList())
        .isNotEmpty();
    return found;
  }
}
