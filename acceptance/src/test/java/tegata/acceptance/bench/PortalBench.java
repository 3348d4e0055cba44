package tegata.acceptance.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
import tegata.acceptance.system.Finished;
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

  private static final int MONTHS = 36;
  private static final int DRUGS = 8;
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
      takeThreeYears(person);
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

  /** As much as somebody has who takes eight drugs every month. */
  private void takeThreeYears(JsonObject person) throws IOException {
    StringBuilder lines =
        new StringBuilder("JAHISTC08,1\n1,%s,1,19800110\n".formatted(person.getString("name")));
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    for (int ago = 2; ago < MONTHS; ago++) {
      String day = today.minusMonths(ago).format(DateTimeFormatter.BASIC_ISO_DATE);
      lines.append("5,%s,1\n11,架空薬局 計測店,13,4,1234567,,,,1\n".formatted(day));
      for (int drug = 1; drug <= DRUGS; drug++) {
        lines.append("201,%1$d,架空の計測錠%1$d,1,錠,4,99990%1$dXF1010,1\n".formatted(drug));
        lines.append("301,%d,毎食後服用,28,日分,1,1,,1\n".formatted(drug));
      }
    }
    Path notebook = system.home().resolve("bench-notebook.csv");
    Files.write(
        notebook, lines.toString().replace("\n", "\r\n").getBytes(Charset.forName("windows-31j")));
    Finished taken =
        system.command("import", "--person", person.getString("cardId"), notebook.toString());
    if (taken.exit() != 0) {
      throw new IllegalStateException(taken.output());
    }
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
