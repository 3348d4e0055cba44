package tegata.node;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tegata.contract.Address;
import tegata.contract.Fault;
import tegata.node.Echo.Heard;
import tegata.node.Echo.Shout;
import tegata.node.trace.CurrentTrace;
import tegata.node.trace.Tracing;

/** トレース: 一つの要求は、ノードをまたいで一本。呼び出した側の文字は、どこにも載らない. */
class TraceTest {
  private static final Address<Shout, Heard> ADDRESS = Echo.at("test.traced");
  private static final Address<Shout, Heard> FAILING = Echo.at("test.failing");
  private static final String FOREIGN = "0af7651916cd43dd8448eb211c80319c";

  @TempDir static Path dir;

  private static final InMemorySpanExporter EAST = InMemorySpanExporter.create();
  private static final InMemorySpanExporter WEST = InMemorySpanExporter.create();
  private static final BlockingQueue<MultiMap> OUTSIDE = new LinkedBlockingQueue<>();
  private static long begunEpochMillis;
  private static int eastHealth;
  private static Node east;
  private static Node west;
  private static HttpServer outside;
  private static HttpServer edge;
  private static HttpClient caller;

  @BeforeAll
  static void form() {
    MemberCa ca = new MemberCa();
    List<NodeConfig> configs = Members.configs("east", "west");
    eastHealth = configs.get(0).healthPort();
    east =
        Members.start(
            configs.get(0), ca, dir, Tracing.to(EAST, 1, "east", new SimpleMeterRegistry()));
    west =
        Members.start(
            configs.get(1), ca, dir, Tracing.to(WEST, 1, "west", new SimpleMeterRegistry()));
    Echo.serve(west, ADDRESS, "west");
    Members.await(
        west.bus()
            .serve(FAILING, (asker, shout) -> Future.failedFuture("key (taro) exists"))
            .map(""));
    outside = Members.await(listen(west, request -> OUTSIDE.add(request.headers())));
    edge = Members.await(listen(east, TraceTest::work));
    caller = Vertx.vertx().createHttpClient();
  }

  @AfterAll
  static void part() {
    Members.await(caller.close().map(""));
    Members.await(west.leave().map(""));
    Members.await(east.leave().map(""));
  }

  /** Spans of the test before may still come in. */
  @BeforeEach
  void forget() {
    begunEpochMillis = System.currentTimeMillis();
    EAST.reset();
    WEST.reset();
    OUTSIDE.clear();
  }

  @Test
  @DisplayName("要求・バス・隣のノード・外への要求が、一本のトレースになる")
  void oneRequestIsOneTrace() throws InterruptedException {
    ask(HttpMethod.GET, "/echo/taro?name=taro");

    SpanData process = span(WEST, span -> span.getName().equals("process test.traced"));
    SpanData server = span(EAST, span -> span.getName().equals("GET /echo/:id"));
    SpanData send = span(EAST, span -> span.getName().equals("send test.traced"));
    SpanData client = span(EAST, span -> span.getName().equals("POST"));
    assertThat(Stream.of(process, server, send, client).map(SpanData::getTraceId).distinct())
        .hasSize(1);
    assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
    assertThat(send.getParentSpanId()).isEqualTo(server.getSpanId());
    assertThat(OUTSIDE.poll(20, TimeUnit.SECONDS).get("traceparent"))
        .isEqualTo("00-" + server.getTraceId() + "-" + client.getSpanId() + "-01");
  }

  @Test
  @DisplayName("外への要求は、続けると決めたものだけが traceparent を持つ")
  void onlyWhoIsToGoOnIsTold() throws InterruptedException {
    ask(HttpMethod.GET, "/alone/taro");

    SpanData server = span(EAST, span -> span.getName().equals("GET /alone/:id"));
    SpanData client = span(EAST, span -> span.getName().equals("POST"));
    assertThat(client.getTraceId()).isEqualTo(server.getTraceId());
    MultiMap sent = OUTSIDE.poll(20, TimeUnit.SECONDS);
    assertThat(sent.names()).doesNotContain("traceparent", "tracestate", "baggage");
  }

  @Test
  @DisplayName("呼び出した側の traceparent も baggage も聞かず、外へも渡さない")
  void aCallersTraceIsNotHeard() throws InterruptedException {
    ask(HttpMethod.GET, "/echo/taro");

    SpanData server = span(EAST, span -> span.getName().equals("GET /echo/:id"));
    assertThat(server.getTraceId()).isNotEqualTo(FOREIGN);
    assertThat(server.getParentSpanContext().isValid()).isFalse();
    assertThat(server.getLinks()).isEmpty();
    MultiMap sent = OUTSIDE.poll(20, TimeUnit.SECONDS);
    assertThat(sent.get("traceparent")).doesNotContain(FOREIGN);
    assertThat(sent.contains("baggage")).isFalse();
    assertThat(sent.contains("tracestate")).isFalse();
  }

  @Test
  @DisplayName("道・問い・方法・失敗の文に書かれた人のことは、どのスパンにも載らない")
  void nothingOfACallerIsTold() {
    ask(HttpMethod.valueOf("TARO"), "/echo/taro?name=taro");
    ask(HttpMethod.GET, "/fail/taro");

    span(EAST, span -> span.getName().equals("other"));
    span(WEST, span -> span.getName().equals("process test.failing"));
    SpanData failed = span(EAST, span -> span.getName().equals("send test.failing"));
    assertThat(failed.getAttributes().asMap().toString()).contains("ReplyException");
    assertThat(failed.getEvents()).isEmpty();
    assertThat(Stream.of(EAST, WEST).flatMap(all -> all.getFinishedSpanItems().stream()))
        .isNotEmpty()
        .allSatisfy(span -> assertThat(span.toString()).doesNotContainIgnoringCase("taro"));
  }

  @Test
  @DisplayName("呼び出した側が作った方法は、計測にも載らない")
  void aMethodOfACallerIsNoTimeSeries() {
    ask(HttpMethod.valueOf("TARO"), "/echo/taro");
    ask(HttpMethod.GET, "/echo/taro");

    assertThat(Members.get(eastHealth, "/metrics").body())
        .contains(
            "vertx_http_server_requests_total{code=\"200\",method=\"GET\"", "method=\"other\"")
        .doesNotContainIgnoringCase("taro");
  }

  @Test
  @DisplayName("トレースのない仕事 (health、定期の仕事) は、何も残さない")
  void whatNobodyAskedLeavesNoSpan() {
    Members.await(east.bus().ask(ADDRESS, Echo.HANAKO, new Shout("やあ")));
    ask(HttpMethod.GET, "/echo/1");

    span(EAST, span -> span.getName().equals("GET /echo/:id"));
    assertThat(EAST.getFinishedSpanItems())
        .extracting(SpanData::getTraceId)
        .containsOnly(EAST.getFinishedSpanItems().get(0).getTraceId());
  }

  private static void work(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.GET)) {
      CurrentTrace.route("GET", request.path().replaceFirst("/[^/]*$", "/:id"));
    }
    Address<Shout, Heard> address = request.path().startsWith("/fail") ? FAILING : ADDRESS;
    east.bus()
        .ask(address, Echo.HANAKO, new Shout("太郎 taro"))
        .compose(
            heard ->
                sendOutside(request.path().startsWith("/alone") ? "alone" : CurrentTrace.CONTINUED))
        .otherwise(e -> e instanceof Fault ? 500 : 501)
        .onSuccess(status -> request.response().setStatusCode(status).end());
  }

  private static Future<Integer> sendOutside(String operation) {
    RequestOptions target =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost(Members.HOST)
            .setPort(outside.actualPort())
            .setURI("/taro?name=taro")
            .setTraceOperation(operation);
    return east.vertx()
        .createHttpClient()
        .request(target)
        .compose(request -> request.send())
        .map(HttpClientResponse::statusCode);
  }

  private static Future<HttpServer> listen(Node node, Consumer<HttpServerRequest> told) {
    return node.vertx()
        .createHttpServer()
        .requestHandler(
            request -> {
              told.accept(request);
              if (!request.response().ended() && node == west) {
                request.response().end();
              }
            })
        .listen(0, Members.HOST);
  }

  private static void ask(HttpMethod method, String uri) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost(Members.HOST)
            .setPort(edge.actualPort())
            .setURI(uri)
            .putHeader("traceparent", "00-" + FOREIGN + "-b7ad6b7169203331-01")
            .putHeader("tracestate", "name=taro")
            .putHeader("baggage", "name=taro");
    Members.await(
        caller
            .request(options)
            .compose(request -> request.send())
            .map(HttpClientResponse::statusCode));
  }

  /** Spans come a moment after their request was answered. */
  private static SpanData span(InMemorySpanExporter member, Predicate<SpanData> wanted) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < giveUp) {
      List<SpanData> found =
          member.getFinishedSpanItems().stream()
              .filter(s -> NANOSECONDS.toMillis(s.getStartEpochNanos()) >= begunEpochMillis)
              .filter(wanted)
              .toList();
      if (!found.isEmpty()) {
        return found.get(0);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new AssertionError("no such span among " + member.getFinishedSpanItems());
  }
}
