package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tegata.contract.EligibilityApi.Forwarded;

/** Insurers that fail: a problem within the deadline, one entry, and the others unharmed. */
class InsurerFaultTest {
  /** The deadline and what scheduling on a busy machine may add. */
  private static final Duration AT_MOST = RunningGateway.DEADLINE.plusMillis(1_300);

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
    ask("06130488");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
  }

  @ParameterizedTest(name = "{0} → {1} {2}")
  @DisplayName("保険者の不調は、期限の中で、保険者の側の問題として返り、一度だけ記録される")
  @CsvSource({
    "HANGS, 504, insurer-timeout, TIMED_OUT",
    "DRIPS, 504, insurer-timeout, TIMED_OUT",
    "RESETS, 503, insurer-unreachable, UNREACHABLE",
    "ANSWERS_503, 503, insurer-unreachable, UNREACHABLE",
    "BREAKS_OFF, 502, insurer-bad-answer, BAD_ANSWER",
    "SENDS_HALF, 502, insurer-bad-answer, BAD_ANSWER",
    "ANSWERS_GARBAGE, 502, insurer-bad-answer, BAD_ANSWER",
    "ANSWERS_TOO_MUCH, 502, insurer-bad-answer, BAD_ANSWER",
    "NEVER_ENDS, 502, insurer-bad-answer, BAD_ANSWER",
    "ANSWERS_WRONG_LENGTH, 502, insurer-bad-answer, BAD_ANSWER",
    "ANSWERS_MISDECLARED, 502, insurer-bad-answer, BAD_ANSWER",
    "ANSWERS_500, 502, insurer-bad-answer, BAD_ANSWER",
    "REDIRECTS, 502, insurer-bad-answer, BAD_ANSWER",
    "REPORTS_ERROR, 502, insurer-bad-answer, BAD_ANSWER"
  })
  void tellsTheInsurersFailure(InsurerMode mode, int status, String code, Forwarded forwarded) {
    gateway.first.behave(mode);
    String insurer = gateway.unknownToTheBreaker();
    long begun = System.nanoTime();

    try (InsurerLog log = new InsurerLog()) {
      HttpResponse<String> answer = ask(insurer);

      tells(answer, begun, status, code, forwarded);
      assertThat(log.lines())
          .hasSize(1)
          .allMatch(line -> line.startsWith("WARN insurer u" + insurer));
    }
    comesToRest("u" + insurer);
    gateway.first.behave(InsurerMode.ANSWERS);
    assertThat(ask(insurer).statusCode()).as("no rest of it is left").isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} → {1} {2}")
  @DisplayName("つながらない・黙る・期限切れの証明書・名前の違う証明書・HTTP でない保険者には、何も送らない")
  @CsvSource({
    "closed, 01130012, 503, insurer-unreachable, UNREACHABLE",
    "blackholed, 07130012, 503, insurer-unreachable, UNREACHABLE",
    "mute, 05130012, 503, insurer-unreachable, UNREACHABLE",
    "expired, 04130012, 503, insurer-unreachable, UNREACHABLE",
    "misnamed, 02130010, 503, insurer-unreachable, UNREACHABLE",
    "wordless, 03130010, 502, insurer-bad-answer, BAD_ANSWER"
  })
  void tellsWhoCannotBeReached(
      String name, String insurer, int status, String code, Forwarded forwarded) {
    long begun = System.nanoTime();
    try (InsurerLog log = new InsurerLog()) {
      tells(ask(insurer), begun, status, code, forwarded);

      assertThat(log.lines()).hasSize(1).allMatch(line -> line.startsWith("WARN insurer " + name));
    }
    comesToRest(name);
    assertThat(ask("39130001").statusCode()).as("another insurer").isEqualTo(200);
    assertThat(gateway.misnamed.questions()).isEmpty();
    assertThat(gateway.expired.questions()).isEmpty();
  }

  private static void tells(
      HttpResponse<String> answer, long begun, int status, String code, Forwarded forwarded) {
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_MOST);
    ProblemAnswer.of(answer).is(status, code, "insurer").hasNext();
    assertThat(gateway.workers.entries()).hasSize(1);
    assertThat(gateway.workers.entries().get(0).outcome().forwarded()).isEqualTo(forwarded);
    assertThat(gateway.workers.entries().get(0).outcome().validity()).isEmpty();
  }

  private static void comesToRest(String insurer) {
    assertThat(gateway.metric("tegata.insurer.underway", insurer)).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("ほかの人・ほかの問いへの答えは、患者の情報を漏らさずに捨てる")
  @EnumSource(
      value = InsurerMode.class,
      names = {
        "ANSWERS_ANOTHER_PERSON",
        "ANSWERS_ANOTHER_BIRTHDATE",
        "ANSWERS_ANOTHER_QUESTION",
        "ANSWERS_ANOTHER_FACILITY",
        "ANSWERS_VALID_WITHOUT_RESULT"
      })
  void refusesAnswersToSomethingElse(InsurerMode mode) {
    gateway.first.behave(mode);
    String insurer = gateway.unknownToTheBreaker();

    HttpResponse<String> answer;
    try (InsurerLog log = new InsurerLog()) {
      answer = ask(insurer);
      assertThat(log.lines()).hasSize(1);
      boolean alarmed = log.lines().get(0).startsWith("ERROR ALARM insurer u" + insurer);
      assertThat(alarmed).isEqualTo(mode != InsurerMode.ANSWERS_VALID_WITHOUT_RESULT);
      assertThat(gateway.metric("tegata.insurer.questions", "u" + insurer, "result", "mismatched"))
          .isEqualTo(alarmed ? 1 : 0);
    }

    ProblemAnswer.of(answer).is(502, "insurer-bad-answer", "insurer");
    assertThat(answer.body()).doesNotContain("架空").doesNotContain("2001");
    assertThat(gateway.workers.entries()).hasSize(1);
    assertThat(gateway.workers.entries().get(0).outcome().forwarded())
        .isEqualTo(
            mode == InsurerMode.ANSWERS_VALID_WITHOUT_RESULT
                ? Forwarded.BAD_ANSWER
                : Forwarded.MISMATCHED);
  }

  @Test
  @DisplayName("一つの保険者が黙っていても、ほかの保険者の答えは届き、黙った側の接続は戻ってくる")
  void isolatesAHangingInsurer() throws Exception {
    gateway.first.behave(InsurerMode.HANGS);
    String insurer = gateway.unknownToTheBreaker();
    List<CompletableFuture<HttpResponse<String>>> hanging = askAtOnce(insurer, 4);

    assertThat(ask("39130001").statusCode()).isEqualTo(200);
    assertThat(hanging).noneMatch(CompletableFuture::isDone);

    for (CompletableFuture<HttpResponse<String>> answer : hanging) {
      assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
    }
    assertThat(gateway.workers.entries()).hasSize(5);
    gateway.first.behave(InsurerMode.ANSWERS);
    assertThat(ask(insurer).statusCode()).isEqualTo(200);
    assertThat(gateway.first.connections()).isLessThanOrEqualTo(4);
  }

  @Test
  @DisplayName("黙った保険者を待つ列が一杯なら、それ以上の問いは待たせずに断る")
  void boundsTheQueue() throws Exception {
    gateway.first.behave(InsurerMode.HANGS);
    List<CompletableFuture<HttpResponse<String>>> asked =
        askAtOnce(gateway.unknownToTheBreaker(), 20);

    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> answer : asked) {
      statuses.add(answer.get(15, TimeUnit.SECONDS).statusCode());
    }

    assertThat(statuses).containsOnly(503, 504).contains(503);
    assertThat(gateway.first.questions().size()).isLessThanOrEqualTo(12);
    assertThat(gateway.workers.entries()).hasSize(20);
  }

  private static List<CompletableFuture<HttpResponse<String>>> askAtOnce(
      String insurer, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> clinic.sendAsync(request(insurer, i).build(), BodyHandlers.ofString()))
        .toList();
  }

  private static HttpResponse<String> ask(String insurerNumber) {
    return RunningGateway.send(clinic, request(insurerNumber));
  }

  private static HttpRequest.Builder request(String insurerNumber) {
    return request(insurerNumber, 0);
  }

  /** The same question under way is not asked twice; of another day, it is another. */
  private static HttpRequest.Builder request(String insurerNumber, int daysAgo) {
    return HttpRequest.newBuilder(gateway.at("/v1/eligibility"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(
            BodyPublishers.ofString(
                Questions.json(LocalDate.now().minusDays(daysAgo))
                    .replace("06130488", insurerNumber)));
  }
}
