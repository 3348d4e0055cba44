package tegata.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.system.RunningSystem;

/**
 * What Lighthouse says of the first page and of the heaviest pages behind the login, of somebody
 * with three years of rows: its own phone on its own slow network. {@code ./tegata bench
 * lighthouse} installs it below the module's target folder.
 */
@Tag("bench")
@Tag("bench-lighthouse")
class LighthouseBench {
  private static final Path FOLDER = Path.of("target", "lighthouse").toAbsolutePath();
  private static final Path RESULT = Path.of("target", "bench-lighthouse.md");

  private static final int PERFORMANCE = 95;
  private static final int ACCESSIBILITY = 100;
  private static final long BYTES = 100_000;
  private static final int REQUESTS = 6;

  private static final List<String> PAGES =
      List.of(
          "/",
          "/home",
          "/medicines",
          "/medicines?print",
          "/treatments",
          "/checkups",
          "/expenses",
          "/eligibility",
          "/access-log");

  /** What Lighthouse says of a page; times in milliseconds, points out of a hundred. */
  private record Said(
      String page,
      long performance,
      long accessibility,
      int requests,
      long bytes,
      double paint,
      double blocking,
      double shift) {

    static Said of(String page, JsonObject report) {
      JsonArray requests =
          audit(report, "network-requests").getJsonObject("details").getJsonArray("items");
      return new Said(
          page,
          points(report, "performance"),
          points(report, "accessibility"),
          requests.size(),
          requests.stream()
              .mapToLong(request -> ((JsonObject) request).getLong("transferSize", 0L))
              .sum(),
          audit(report, "largest-contentful-paint").getDouble("numericValue"),
          audit(report, "total-blocking-time").getDouble("numericValue"),
          audit(report, "cumulative-layout-shift").getDouble("numericValue"));
    }

    private static JsonObject audit(JsonObject report, String name) {
      return report.getJsonObject("audits").getJsonObject(name);
    }

    private static long points(JsonObject report, String category) {
      return Math.round(
          100 * report.getJsonObject("categories").getJsonObject(category).getDouble("score"));
    }

    boolean isEnough() {
      return performance >= PERFORMANCE
          && accessibility >= ACCESSIBILITY
          && requests <= REQUESTS
          && bytes <= BYTES;
    }

    String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %d | %.1f kB | %.1f s | %.0f ms | %.2f |",
          page,
          performance,
          accessibility,
          requests,
          bytes / 1000.0,
          paint / 1000,
          blocking,
          shift);
    }
  }

  @Test
  @DisplayName("はじめのページと、三年分の行のあるページは、Lighthouse の電話でも速く、だれにも使える")
  void isFastAndForEverybody() throws IOException, InterruptedException {
    try (RunningSystem system = RunningSystem.start("bench-lighthouse")) {
      JsonObject person = system.people().getJsonObject(0);
      ThreeYears.take(system, person);
      Path session = Files.writeString(FOLDER.resolve("session.json"), session(system, person));
      List<Said> said = new ArrayList<>();
      for (String page : PAGES) {
        said.add(Said.of(page, ask(system.ready().getString("portal") + page, session)));
      }
      report(said);
      assertThat(said).allMatch(Said::isEnough);
    }
  }

  private static String session(RunningSystem system, JsonObject person) {
    String cookies =
        new Browser(system)
            .logIn(person).cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    return new JsonObject().put("Cookie", cookies).encode();
  }

  private static JsonObject ask(String address, Path session)
      throws IOException, InterruptedException {
    Path report = FOLDER.resolve("report.json");
    Files.deleteIfExists(report);
    ProcessBuilder lighthouse =
        new ProcessBuilder(
            FOLDER.resolve("node_modules/.bin/lighthouse").toString(),
            address,
            "--extra-headers=" + session,
            "--only-categories=performance,accessibility",
            "--output=json",
            "--output-path=" + report,
            "--quiet",
            "--no-enable-error-reporting",
            "--chrome-flags=--headless=new --no-sandbox");
    lighthouse.environment().put("CHROME_PATH", "/usr/bin/chromium");
    lighthouse.redirectErrorStream(true).redirectOutput(FOLDER.resolve("log.txt").toFile());
    assertThat(lighthouse.start().waitFor()).as("Lighthouse on " + address).isZero();
    JsonObject said = new JsonObject(Files.readString(report));
    assertThat(said.getString("finalDisplayedUrl")).isEqualTo(address);
    return said;
  }

  private static void report(List<Said> said) throws IOException {
    String rows = said.stream().map(Said::row).collect(Collectors.joining("\n"));
    String table =
        "| page | performance | accessibility | requests | first load | LCP | TBT | CLS |\n"
            + "|---|---|---|---|---|---|---|---|\n"
            + rows
            + "\n";
    Files.writeString(RESULT, table);
  }
}
