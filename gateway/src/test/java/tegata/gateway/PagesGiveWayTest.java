package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.contract.Caller;
import tegata.contract.EligibilityApi;
import tegata.contract.EligibilityApi.ByNumber;
import tegata.contract.EligibilityApi.Inquire;
import tegata.contract.Fault;
import tegata.domain.eligibility.InsuredNumber;

/** 本人の画面より窓口が先. Patients' pages and desks ask the same insurer, which takes its time. */
class PagesGiveWayTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  /** Half of the connections. */
  private static final int ROOM = RunningGateway.POOL / 2;

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.startImpatient();
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.first.behave(InsurerMode.GATHERS);
  }

  @Test
  @DisplayName("画面が待ちきれない遅さの保険者も、窓口が待てる間は、窓口に閉じない")
  void doesNotCloseASlowInsurer() throws Exception {
    String insurer = gateway.unknownToTheBreaker();
    for (int round = 0; round < 8; round++) {
      assertThat(kinds(pages(insurer, ROOM))).containsOnly(Fault.Kind.TIMEOUT);

      for (CompletableFuture<HttpResponse<String>> desk : desks(insurer)) {
        assertThat(desk.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      }
      comesToRest(insurer);
    }
    assertThat(gateway.metric("tegata.insurer.questions", "u" + insurer, "result", "resting"))
        .isZero();
    assertThat(gateway.metric("tegata.insurer.questions", "u" + insurer, "result", "answered"))
        .as("what came too late for a page was an answer all the same")
        .isGreaterThan(8 * (RunningGateway.POOL - ROOM));
  }

  @Test
  @DisplayName("画面の問いは接続の半分まで。残りは窓口のもの")
  void leavesHalfToTheDesks() throws Exception {
    String insurer = gateway.unknownToTheBreaker();

    assertThat(kinds(pages(insurer, ROOM + 5)))
        .containsOnly(Fault.Kind.TIMEOUT, Fault.Kind.UNAVAILABLE)
        .filteredOn(Fault.Kind.TIMEOUT::equals)
        .hasSize(ROOM);

    for (CompletableFuture<HttpResponse<String>> desk : desks(insurer)) {
      assertThat(desk.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    assertThat(gateway.first.questions()).hasSize(RunningGateway.POOL);
  }

  /** As many desks as there are connections left, each of another day. */
  private static List<CompletableFuture<HttpResponse<String>>> desks(String insurer) {
    return IntStream.range(0, RunningGateway.POOL - ROOM)
        .mapToObj(i -> clinic.sendAsync(question(insurer, i), BodyHandlers.ofString()))
        .toList();
  }

  private static HttpRequest question(String insurer, int daysAgo) {
    return HttpRequest.newBuilder(gateway.at("/v1/eligibility"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(
            BodyPublishers.ofString(
                Questions.json(DAY.minusDays(daysAgo)).replace("06130488", insurer)))
        .build();
  }

  /** The pages of as many patients. */
  private static List<Future<?>> pages(String insurer, int patients) {
    InsuredNumber insured =
        new InsuredNumber(insurer, Optional.of("12-34"), "4260", Optional.of("01"));
    Inquire question = new Inquire(DAY, new ByNumber(insured, LocalDate.of(2001, 3, 27)));
    return IntStream.range(0, patients)
        .<Future<?>>mapToObj(
            i ->
                gateway.bus.ask(
                    EligibilityApi.INQUIRE,
                    Caller.patient(UUID.randomUUID(), "架空　髙子", UUID.randomUUID()),
                    question))
        .toList();
  }

  private static List<Fault.Kind> kinds(List<Future<?>> pages) throws Exception {
    Future.join(pages).toCompletionStage().toCompletableFuture().handle((x, e) -> x).get();
    return pages.stream().map(page -> Fault.of(page.cause()).kind()).toList();
  }

  private static void comesToRest(String insurer) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (gateway.metric("tegata.insurer.underway", "u" + insurer) > 0) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
