package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.domain.facility.Facility;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;

/** One question asked by several at once, its deadline, and a table that changes under it. */
class SharedQuestionTest {
  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static HttpClient other;
  private static String token;
  private static String othersToken;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
    Credential credential = gateway.facilities.issue("other", TestPki.CLIENT);
    gateway.register(
        "clinic-2", "1310000001", FacilityKind.STANDARD, Facility.Role.CLINIC, credential);
    other = gateway.client(credential);
    othersToken =
        new io.vertx.core.json.JsonObject(gateway.tokenRequest(other, "clinic-2", "").body())
            .getString("access_token");
    RunningGateway.send(clinic, question(token, "39130001"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
  }

  @Test
  @DisplayName("同じ施設の同じ問いは、保険者に一度だけ届き、尋ねた者それぞれの記録が残る")
  void asksOnceAndRecordsEach() throws Exception {
    gateway.first.behave(InsurerMode.HANGS);
    String insurer = gateway.unknownToTheBreaker();
    List<CompletableFuture<HttpResponse<String>>> asked =
        IntStream.range(0, 8)
            .mapToObj(
                i -> clinic.sendAsync(question(token, insurer).build(), BodyHandlers.ofString()))
            .toList();

    for (CompletableFuture<HttpResponse<String>> answer : asked) {
      assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
    }
    assertThat(gateway.first.questions()).hasSize(1);
    assertThat(gateway.workers.entries()).hasSize(8);
    assertThat(gateway.workers.entries())
        .extracting(e -> e.caller().request())
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("ほかの施設とは、同じ問いでも分け合わない")
  void sharesNothingWithAnotherFacility() throws Exception {
    gateway.first.behave(InsurerMode.HANGS);
    String insurer = gateway.unknownToTheBreaker();
    CompletableFuture<HttpResponse<String>> one =
        clinic.sendAsync(question(token, insurer).build(), BodyHandlers.ofString());
    CompletableFuture<HttpResponse<String>> two =
        other.sendAsync(question(othersToken, insurer).build(), BodyHandlers.ofString());

    assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
    assertThat(two.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
    assertThat(gateway.first.questions()).hasSize(2);
    assertThat(gateway.first.questions().get(0)).isNotEqualTo(gateway.first.questions().get(1));
  }

  @Test
  @DisplayName("残りの時間を保険者に伝える")
  void tellsTheDeadline() {
    RunningGateway.send(clinic, question(token, "39130001"));

    assertThat(Long.parseLong(gateway.second.deadlines().get(0)))
        .isPositive()
        .isLessThanOrEqualTo(RunningGateway.DEADLINE.toMillis());
  }

  @Test
  @DisplayName("保険者の表を替えると、再起動なしに効く。読めない表は、前の表を変えない")
  void takesAnotherTable() {
    assertThat(status("41130001")).isEqualTo(404);

    gateway.write("{\"insurers\":[{\"numbers\":[\"41*\"],\"urls\":[\"http://plain.example\"]}]}");
    until(() -> readings("refused") > 0);
    assertThat(status("39130001")).as("as before").isEqualTo(200);

    List<tegata.gateway.insurer.InsurerConfig> more = new java.util.ArrayList<>(gateway.insurers());
    more.add(RunningGateway.insurer("new", List.of(gateway.second.port()), "41*"));
    gateway.writeTable(more);
    until(() -> status("41130001") == 200);
  }

  private static double readings(String result) {
    return gateway
        .metrics
        .find("tegata.insurer.table.readings")
        .tag("result", result)
        .counters()
        .stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private static int status(String insurerNumber) {
    return RunningGateway.send(clinic, question(token, insurerNumber)).statusCode();
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static HttpRequest.Builder question(String token, String insurerNumber) {
    return HttpRequest.newBuilder(gateway.at("/v1/eligibility"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(
            BodyPublishers.ofString(
                Questions.json(LocalDate.of(2026, 11, 20)).replace("06130488", insurerNumber)));
  }
}
