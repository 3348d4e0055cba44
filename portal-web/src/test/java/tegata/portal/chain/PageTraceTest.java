package tegata.portal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.node.trace.Tracing;

class PageTraceTest {
  private final Kept kept = new Kept();

  @Test
  @DisplayName("ページの要求は、道の型と問い合わせ番号で載り、道の中の番号や問いの文字は載らない")
  void tellsTheRouteOnly() {
    Tracing tracing = Tracing.to(kept, 1, "test", new SimpleMeterRegistry());
    Vertx vertx = Vertx.builder().withTracer(tracing.factory()).build();
    int port =
        await(vertx.createHttpServer().requestHandler(pages(vertx)).listen(0, "127.0.0.1"))
            .actualPort();
    HttpClient browser = vertx.createHttpClient();

    ask(browser, port, HttpMethod.GET, "/applications/taro?name=taro");
    ask(browser, port, HttpMethod.GET, "/checkups/taro.csv");
    ask(browser, port, HttpMethod.GET, "/taro/taro");
    ask(browser, port, HttpMethod.valueOf("TARO"), "/checkups");

    await(vertx.close().map(""));
    await(tracing.close().map(""));
    assertThat(kept.spans)
        .extracting(SpanData::getName)
        .contains("GET /applications/:number", "GET /checkups/…", "GET other", "other /checkups");
    assertThat(kept.spans)
        .allSatisfy(span -> assertThat(span.toString()).doesNotContainIgnoringCase("taro"));
    assertThat(kept.spans.toString()).contains("tegata.request");
  }

  private static Router pages(Vertx vertx) {
    Router router = Router.router(vertx);
    PageRoutes routes = new PageRoutes();
    router.route().handler(new PageTrace(routes));
    router.get("/applications/:number").handler(ctx -> ctx.end());
    router.get("/checkups").handler(ctx -> ctx.end());
    router.getWithRegex("/checkups/(?<day>[a-z]+)\\.csv").handler(ctx -> ctx.end());
    routes.learn(router);
    return router;
  }

  private static void ask(HttpClient browser, int port, HttpMethod method, String uri) {
    await(
        browser
            .request(method, port, "127.0.0.1", uri)
            .compose(request -> request.send())
            .compose(answer -> answer.end().map("")));
  }

  private static final class Kept implements SpanExporter {
    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> told) {
      spans.addAll(told);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
