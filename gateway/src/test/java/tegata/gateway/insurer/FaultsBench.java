package tegata.gateway.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tegata.gateway.insurer.Backends.Place;

/**
 * What one insurer's trouble costs the others, and what 10,000 new tables cost anyone: in pairs of
 * slices in one run, since only ratios mean anything on a shared machine.
 */
@Tag("bench")
@Tag("bench-gateway-faults")
class FaultsBench {
  private static final int PAIRS = Integer.getInteger("bench.pairs", 5);
  private static final int SLICE = Integer.getInteger("bench.slice.seconds", 3);
  private static final int ASKERS = 8;
  private static final int RELOADS = 10_000;
  private static final String OTHER = "39130001";

  private final Backends backends = new Backends();
  private final Place troubled = backends.place();
  private final Place well = backends.place();
  private long failed;

  @Test
  @DisplayName("不調の保険者の隣の p99 と、一万回の表の読み直しを計る")
  void measures() throws IOException {
    backends.take(
        Backends.insurer(Backends.NUMBER, Optional.empty(), troubled),
        Backends.insurer("39*", Optional.empty(), well));
    slice(3 * SLICE);
    failed = 0;
    Map<String, Consumer<HttpServerRequest>> faults = new LinkedHashMap<>();
    faults.put("hangs", Backends.HANGS);
    faults.put("resets", Backends.RESETS);
    faults.put("answers 500", request -> request.response().setStatusCode(500).end());
    List<String> rows = new ArrayList<>();
    for (Map.Entry<String, Consumer<HttpServerRequest>> fault : faults.entrySet()) {
      rows.add("| " + fault.getKey() + " | " + ratio(fault.getValue()) + " |");
    }
    rows.add("| questions failed of the others | " + failed + " |");
    rows.add(
        "| questions of %d lost by %d new tables | %d |"
            .formatted(2 * RELOADS, RELOADS, reloads()));
    String table = "| | |\n|---|---|\n" + String.join("\n", rows) + "\n";
    Files.writeString(Path.of("target", "bench-gateway-faults.md"), table);
    backends.close();
  }

  /** Median of the pairs' ratios of p99, with their range. */
  private String ratio(Consumer<HttpServerRequest> fault) {
    double[] ratios = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      troubled.behave(Backends.ANSWERS);
      double before = slice(SLICE);
      troubled.behave(fault);
      ratios[i] = slice(SLICE) / before;
    }
    Arrays.sort(ratios);
    return String.format(
        Locale.ROOT, "%.2f (%.2f–%.2f)", ratios[PAIRS / 2], ratios[0], ratios[PAIRS - 1]);
  }

  /** The p99 of the insurer that is well, while as many ask the other. */
  private double slice(int seconds) {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    List<Long> took = new ArrayList<>();
    List<Future<Void>> loops = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      loops.add(loop(Backends.NUMBER, end, new ArrayList<>()));
      loops.add(loop(OTHER, end, took));
    }
    Backends.wait(Future.join(loops));
    long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length * 99 / 100];
  }

  /** Without a chain of futures, which would unwind too deep at its end. */
  private Future<Void> loop(String number, long end, List<Long> took) {
    Promise<Void> ended = Promise.promise();
    next(number, end, took, ended);
    return ended.future();
  }

  /** All of it runs on one event loop, so the lists need no lock. */
  private void next(String number, long end, List<Long> took, Promise<Void> ended) {
    long begun = System.nanoTime();
    if (begun > end) {
      ended.complete();
      return;
    }
    backends
        .ask(number, Duration.ofSeconds(1))
        .onComplete(
            answer -> {
              took.add(System.nanoTime() - begun);
              failed += answer.failed() && number.equals(OTHER) ? 1 : 0;
              // A desk that was refused does not ask again in the same millisecond.
              backends
                  .vertx
                  .timer(answer.failed() ? 20 : 1)
                  .onComplete(x -> next(number, end, took, ended));
            });
  }

  private long reloads() {
    InsurerConfig one = Backends.insurer(Backends.NUMBER, Optional.empty(), well);
    InsurerConfig two = Backends.insurer(Backends.NUMBER, Optional.empty(), backends.place());
    backends.take(one, Backends.insurer("39*", Optional.empty(), well));
    long lost = 0;
    for (int i = 0; i < RELOADS; i++) {
      List<Future<String>> asked = List.of(backends.ask(Backends.NUMBER), backends.ask(OTHER));
      backends.take(i % 100 < 50 ? one : two, Backends.insurer("39*", Optional.empty(), well));
      lost += asked.stream().map(Backends::outcome).filter(o -> !o.equals("well")).count();
    }
    assertThat(lost).isZero();
    return lost;
  }
}
