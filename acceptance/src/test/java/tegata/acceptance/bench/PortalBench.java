package tegata.acceptance.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.system.RunningSystem;

/**
 * What a person waits for a page with three years of rows, beside a plain static file from the same
 * server: one browser, one request after the other, page and file in turn, everything on one
 * machine. The time is from the request to the last byte on a kept-alive connection of the loopback
 * interface.
 */
@Tag("bench")
@Tag("bench-portal")
class PortalBench {
  private static final int WARM_UP = Integer.getInteger("bench.warmup.requests", 300);
  private static final int MEASURED = Integer.getInteger("bench.requests", 400);

  private static final List<String> PAGES =
      List.of("/home", "/medicines", "/medicines/hints", "/treatments", "/expenses", "/checkups");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private RunningSystem system;
  private String cookies;

  @Test
  @DisplayName("三年分の行のあるページを、同じサーバーの静的なファイルと並べて計る")
  void measuresBesideAStaticFile() throws IOException, InterruptedException {
    try (RunningSystem running = RunningSystem.start("bench-portal")) {
      system = running;
      JsonObject person = system.people().getJsonObject(0);
      ThreeYears.take(system, person);
      cookies =
          new Browser(system)
              .logIn(person).cookies().entrySet().stream()
                  .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                  .collect(Collectors.joining("; "));
      String file =
          Jsoup.parse(ask("/home", BodyHandlers.ofString()))
              .select("link[rel=stylesheet]")
              .last()
              .attr("href");
      Map<String, List<Long>> times = new LinkedHashMap<>();
      times.put(file, new ArrayList<>());
      PAGES.forEach(page -> times.put(page, new ArrayList<>()));
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        for (Map.Entry<String, List<Long>> one : times.entrySet()) {
          long micros = micros(one.getKey());
          if (i >= WARM_UP) {
            one.getValue().add(micros);
          }
        }
      }
      report(times, file);
    }
  }

  /** Compressed, as browsers ask for it. */
  private long micros(String path) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    ask(path, BodyHandlers.ofByteArray(), "Accept-Encoding", "gzip");
    return (System.nanoTime() - begin) / 1000;
  }

  private <T> T ask(String path, BodyHandler<T> body, String... headers)
      throws IOException, InterruptedException {
    URI uri = URI.create(system.ready().getString("portal") + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Cookie", cookies);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<T> answer = http.send(request.build(), body);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private static void report(Map<String, List<Long>> times, String file) throws IOException {
    double plain = quantile(times.get(file), 0.5);
    String rows =
        times.entrySet().stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        "| %s | %.1f ms | %.1f ms | %.1f |",
                        one.getKey().equals(file) ? "a static file (CSS)" : one.getKey(),
                        quantile(one.getValue(), 0.5) / 1000,
                        quantile(one.getValue(), 0.95) / 1000,
                        quantile(one.getValue(), 0.5) / plain))
            .collect(Collectors.joining("\n"));
    String table = "| page | p50 | p95 | p50 ÷ static file |\n|---|---|---|---|\n" + rows + "\n";
    Files.writeString(Path.of("target", "bench-portal.md"), table);
    System.out.println(table);
  }

  private static double quantile(List<Long> micros, double part) {
    long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[(int) Math.ceil(part * sorted.length) - 1];
  }
}
