package tegata.acceptance.bench;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tegata.acceptance.gateway.Clinic;
import tegata.acceptance.gateway.Question;
import tegata.acceptance.system.Member;
import tegata.acceptance.system.RunningSystem;

/**
 * The whole eligibility path (mutual TLS, bound token, admit, forward, durable entry, answer)
 * beside nginx relaying the same bytes to the same backend, in alternating slices of one run. A
 * member with the roles gateway and workers runs in a JVM of its own; the backend, PostgreSQL and
 * the load share the machine with it, as they do with nginx.
 */
@Tag("bench")
@Tag("bench-gateway")
class GatewayBench {
  private static final int CONNECTIONS = Integer.getInteger("bench.connections", 16);
  private static final int WARM_UP = Integer.getInteger("bench.warmup.seconds", 60);
  private static final int SLICE = Integer.getInteger("bench.slice.seconds", 15);
  private static final int PAIRS = Integer.getInteger("bench.pairs", 7);

  /** One facility asks here for all of a country's. */
  private static final JsonObject UNLIMITED =
      new JsonObject()
          .put(
              "limits",
              new JsonObject()
                  .put("facility", new JsonObject().put("perSecond", 100_000).put("burst", 100_000))
                  .put("node", new JsonObject().put("perSecond", 100_000).put("burst", 100_000)));

  private record Measured(double perSecond, double cpuMicros, long p50, long p99, long failed) {}

  private final AtomicLong number = new AtomicLong();
  private RunningSystem system;
  private Load load;

  @Test
  @DisplayName("ゲートウェイを nginx と並べて計る")
  void measuresBesideNginx() throws IOException {
    try (RunningSystem running = RunningSystem.start("bench-gateway")) {
      system = running;
      Member member = system.addMember(1, "workers,gateway", UNLIMITED);
      Clinic clinic = Clinic.first(system);
      int backend = backendPort();
      int nginxPort = system.ports().first() + 38;
      try (Load generator =
              new Load(CONNECTIONS, system.demoFolder().resolve("ca.pem"), clinic.folder());
          Nginx nginx =
              Nginx.start(
                  system.home().resolve("nginx"), system.demoFolder(), nginxPort, backend)) {
        load = generator;
        String token = clinic.token(member.ports().gateway());
        Function<RequestOptions, Buffer> ours =
            request -> question(clinic, request.putHeader("Authorization", "Bearer " + token));
        Function<RequestOptions, Buffer> theirs = request -> question(clinic, request);
        slice(member.ports().gateway(), ours, member.jvm().pid(), WARM_UP);
        slice(nginxPort, theirs, nginx.pid(), Math.max(5, WARM_UP / 6));
        List<Measured> tegata = new ArrayList<>();
        List<Measured> plain = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
          tegata.add(refreshed(clinic, member));
          plain.add(slice(nginxPort, theirs, nginx.pid(), SLICE));
        }
        report(tegata, plain);
      }
    }
  }

  /** A token lives ten minutes: each slice begins with a new one. */
  private Measured refreshed(Clinic clinic, Member member) {
    String token = clinic.token(member.ports().gateway());
    return slice(
        member.ports().gateway(),
        request -> question(clinic, request.putHeader("Authorization", "Bearer " + token)),
        member.jvm().pid(),
        SLICE);
  }

  private Measured slice(int port, Function<RequestOptions, Buffer> body, long pid, int seconds) {
    double before = CpuTime.seconds(pid);
    Load.Slice slice = load.run(port, "/v1/eligibility", body, seconds);
    double used = CpuTime.seconds(pid) - before;
    return new Measured(
        slice.perSecond(),
        used * 1e6 / Math.max(1, slice.answered()),
        slice.p50Micros(),
        slice.p99Micros(),
        slice.failed());
  }

  private Buffer question(Clinic clinic, RequestOptions request) {
    request.putHeader("Content-Type", "application/xml; charset=UTF-8");
    // Of one day each, since the same question under way is not asked twice.
    long next = number.incrementAndGet();
    Question question = Question.about(system.people().getJsonObject(0)).daysAgo(next % 300);
    return Buffer.buffer(question.oqs(clinic.code(), "bench" + next, "UTF-8"));
  }

  private int backendPort() {
    String insurer = system.people().getJsonObject(0).getString("insurerNumber");
    return URI.create(system.ready().getJsonObject("insurers").getString(insurer)).getPort();
  }

  private static void report(List<Measured> tegata, List<Measured> nginx) throws IOException {
    String table =
        """
        | path | requests/s | CPU µs/request | p50 µs | p99 µs | failed |
        |---|---|---|---|---|---|
        %s
        %s
        | ratio Tegata ÷ nginx (median of pairs) | %.2f | %.2f | %.2f | | |
        """
            .formatted(
                row("Tegata: member with gateway + workers", tegata),
                row("nginx, one worker, relaying", nginx),
                ratio(tegata, nginx, Measured::perSecond),
                ratio(tegata, nginx, Measured::cpuMicros),
                ratio(tegata, nginx, Measured::p50));
    Path result = Path.of("target", "bench-gateway.md");
    Files.writeString(result, table);
    System.out.println(table);
  }

  private static String row(String name, List<Measured> slices) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %.0f | %d |",
        name,
        median(slices.stream().mapToDouble(Measured::perSecond).toArray()),
        median(slices.stream().mapToDouble(Measured::cpuMicros).toArray()),
        median(slices.stream().mapToDouble(Measured::p50).toArray()),
        median(slices.stream().mapToDouble(Measured::p99).toArray()),
        slices.stream().mapToLong(Measured::failed).sum());
  }

  private static double ratio(
      List<Measured> a, List<Measured> b, ToDoubleFunction<Measured> figure) {
    double[] ratios = new double[a.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(a.get(i)) / figure.applyAsDouble(b.get(i));
    }
    return median(ratios);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
