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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
  /** By the server's own clock, without what a busy machine took from it. */
  private static final Duration AT_MOST = RunningGateway.DEADLINE.plusMillis(250);

  private static final Duration AT_REST = Duration.ofSeconds(5);
  private static final String OTHER = "39130001";
  private static final AccessLines LINES = new AccessLines();

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;
  private static Stalls stalls;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
    stalls = Stalls.on(gateway.vertx);
    ask("06130488");
    ask(OTHER);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    LINES.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
    LINES.clear();
  }

  @ParameterizedTest(name = "{0} → {1} {2}")
  @DisplayName("保険者の不調は、期限の中で、保険者の側の問題として返り、一度だけ記録される")
  @CsvSource({
    "HANGS, 504, insurer-timeout, TIMED_OUT",
    "DRIPS, 504, insurer-timeout, TIMED_OUT",
    "STOPS_HALFWAY, 504, insurer-timeout, TIMED_OUT",
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
    "REPORTS_ERROR, 502, insurer-bad-answer, BAD_ANSWER",
    "REPORTS_PROCESSING_ERROR, 502, insurer-bad-answer, BAD_ANSWER",
    "ANSWERS_ANOTHER_PERSON, 502, insurer-bad-answer, MISMATCHED"
  })
  void tellsTheInsurersFailure(InsurerMode mode, int status, String code, Forwarded forwarded)
      throws Exception {
    gateway.first.behave(mode);
    String insurer = gateway.unknownToTheBreaker();

    fails(insurer, "u" + insurer, status, code, forwarded);

    comesToRest(() -> gateway.first.unanswered());
    gateway.first.behave(InsurerMode.GATHERS);
    assertThat(statuses(askAtOnce(insurer, RunningGateway.POOL)))
        .as("every connection of the pool can be had at the same time")
        .containsOnly(200);
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
      String name, String insurer, int status, String code, Forwarded forwarded) throws Exception {
    fails(insurer, name, status, code, forwarded);

    comesToRest(
        () ->
            gateway.faulty.listeningTo()
                + gateway.expired.connections()
                + gateway.misnamed.connections());
    ProblemAnswer.of(ask(insurer)).is(status, code, "insurer");
    assertThat(gateway.misnamed.questions()).isEmpty();
    assertThat(gateway.expired.questions()).isEmpty();
  }

  /**
   * As many questions at once as the insurer has connections fail, each in time, with one line of
   * the log and one entry; meanwhile another insurer's answers arrive.
   */
  private static void fails(
      String insurer, String name, int status, String code, Forwarded forwarded) throws Exception {
    Supplier<Duration> lost = stalls.sinceNow();
    List<HttpResponse<String>> answers = new ArrayList<>();
    try (InsurerLog log = new InsurerLog()) {
      List<CompletableFuture<HttpResponse<String>>> asked = askAtOnce(insurer, RunningGateway.POOL);
      do {
        assertThat(ask(OTHER).statusCode()).as("another insurer").isEqualTo(200);
      } while (!asked.stream().allMatch(CompletableFuture::isDone));
      for (CompletableFuture<HttpResponse<String>> answer : asked) {
        answers.add(answer.get());
      }
      assertThat(log.lines())
          .hasSize(answers.size())
          .allMatch(line -> line.matches("(WARN|ERROR ALARM) insurer " + name + ": .*"));
    }
    for (HttpResponse<String> answer : answers) {
      AnswerContract.check(answer);
      ProblemAnswer.of(answer).is(status, code, "insurer").hasNext();
    }
    assertThat(longest(answers)).isLessThan(AT_MOST.plus(lost.get()));
    assertThat(entries(insurer))
        .hasSize(answers.size())
        .allMatch(entry -> entry.outcome().forwarded() == forwarded)
        .allMatch(entry -> entry.outcome().validity().isEmpty());
    assertThat(gateway.metric("tegata.insurer.underway", name)).isZero();
  }

  /** From the head of the request to the last byte of its answer, as the access log has it. */
  private static Duration longest(List<HttpResponse<String>> answers) throws InterruptedException {
    Set<String> open =
        answers.stream()
            .map(answer -> answer.headers().firstValue("X-Request-Id").orElseThrow())
            .collect(Collectors.toCollection(HashSet::new));
    long longest = 0;
    while (!open.isEmpty()) {
      Map<String, String> line = LINES.next();
      if (open.remove(line.get("request"))) {
        longest = Math.max(longest, Long.parseLong(line.get("millis")));
      }
    }
    return Duration.ofMillis(longest);
  }

  private static List<FakeWorkers.Entry> entries(String insurer) {
    return gateway.workers.entries().stream()
        .filter(e -> e.outcome().admitted().question().insured().insurerNumber().equals(insurer))
        .toList();
  }

  /** Nothing is held at the insurer's end any more, in five seconds. */
  private static void comesToRest(IntSupplier held) {
    Supplier<Duration> lost = stalls.sinceNow();
    long begun = System.nanoTime();
    while (held.getAsInt() > 0) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("%d connections held", held.getAsInt())
          .isLessThan(AT_REST.plus(lost.get()));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
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
        "ANSWERS_ANOTHER_DAY",
        "ANSWERS_TWINS",
        "ANSWERS_TWINS_WITHOUT_BRANCH",
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
          .isEqualTo(gateway.metric("tegata.insurer.mismatches", "u" + insurer))
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

  @ParameterizedTest
  @DisplayName("答えられない問い・読めない記録をいくつ重ねても、その保険者がほかの施設に閉じることはない")
  @EnumSource(
      value = InsurerMode.class,
      names = {
        "REPORTS_ERROR",
        "ANSWERS_GARBAGE",
        "ANSWERS_MISDECLARED",
        "ANSWERS_ANOTHER_PERSON",
        "ANSWERS_VALID_WITHOUT_RESULT"
      })
  void staysOpenAfterAnswersThatCannotBeUsed(InsurerMode mode) {
    gateway.first.behave(mode);
    String insurer = gateway.unknownToTheBreaker();
    for (int i = 0; i < 15; i++) {
      ProblemAnswer.of(ask(insurer)).is(502, "insurer-bad-answer", "insurer");
    }

    gateway.first.behave(InsurerMode.ANSWERS);

    assertThat(ask(insurer).statusCode()).isEqualTo(200);
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

    List<Integer> statuses = statuses(asked);

    assertThat(statuses).containsOnly(503, 504).contains(503);
    assertThat(gateway.first.questions().size()).isLessThanOrEqualTo(12);
    assertThat(gateway.workers.entries()).hasSize(20);
  }

  @Test
  @DisplayName("二つのうち一つが黙っても、2 秒のちには、千に一つも失敗しない")
  void survivesAHangingReplica() throws Exception {
    String insurer = "31130001";
    assertThat(outcomes(insurer, 200)).containsOnly(200);
    gateway.twin.behave(InsurerMode.HANGS);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (System.nanoTime() < end) {
      outcomes(insurer, 50);
    }

    List<Integer> later = outcomes(insurer, 1_100);

    assertThat(later.stream().filter(status -> status != 200).count()).isLessThan(2);
    double first = gateway.metric("tegata.insurer.attempts", "paired", "why", "first");
    assertThat(gateway.metric("tegata.insurer.attempts", "paired") - first)
        .as("what was asked once more")
        .isLessThanOrEqualTo(first / 10);
    assertThat(gateway.workers.entries()).hasSize((int) first);
  }

  @Test
  @DisplayName("別の人への答えは、もう一つの複製が正しく答えたときも、警報になり、数えられる")
  void alarmsWhoeverWasFaster() {
    String insurer = "32130001";
    for (int i = 0; i < 30; i++) {
      ask(insurer, i);
    }
    gateway.replica.reset();
    gateway.replica.behave(InsurerMode.ANSWERS_ANOTHER_PERSON);
    gateway.replica.take(RunningGateway.DEADLINE.dividedBy(20));
    gateway.twin.take(RunningGateway.DEADLINE.dividedBy(2));

    try (InsurerLog log = new InsurerLog()) {
      boolean rescued = false;
      for (int i = 0; i < 20 && !rescued; i++) {
        double before = gateway.metric("tegata.insurer.attempts", "coupled", "why", "hedge");
        int status = ask(insurer, i).statusCode();
        double after = gateway.metric("tegata.insurer.attempts", "coupled", "why", "hedge");
        rescued = status == 200 && after > before;
      }

      assertThat(rescued).as("a hedge was answered rightly").isTrue();
      int mismatched = gateway.replica.questions().size();
      assertThat(mismatched).isPositive();
      assertThat(
              log.lines().stream().filter(line -> line.startsWith("ERROR ALARM insurer coupled")))
          .hasSize(mismatched);
      assertThat(gateway.metric("tegata.insurer.mismatches", "coupled")).isEqualTo(mismatched);
    }
  }

  /** Statuses of so many questions, asked from four desks. */
  private static List<Integer> outcomes(String insurer, int times) throws Exception {
    ExecutorService desks = Executors.newFixedThreadPool(RunningGateway.POOL);
    try {
      List<Callable<Integer>> questions =
          IntStream.range(0, times)
              .<Callable<Integer>>mapToObj(i -> () -> ask(insurer, i).statusCode())
              .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : desks.invokeAll(questions)) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      desks.shutdown();
    }
  }

  private static List<Integer> statuses(List<CompletableFuture<HttpResponse<String>>> asked)
      throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> answer : asked) {
      statuses.add(answer.get(20, TimeUnit.SECONDS).statusCode());
    }
    return statuses;
  }

  private static List<CompletableFuture<HttpResponse<String>>> askAtOnce(
      String insurer, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> clinic.sendAsync(request(insurer, i).build(), BodyHandlers.ofString()))
        .toList();
  }

  private static HttpResponse<String> ask(String insurerNumber) {
    return ask(insurerNumber, 0);
  }

  private static HttpResponse<String> ask(String insurerNumber, int daysAgo) {
    return RunningGateway.send(clinic, request(insurerNumber, daysAgo));
  }

  /** The same question under way is not asked twice; of another day, it is another. */
  private static HttpRequest.Builder request(String insurerNumber, int daysAgo) {
    return HttpRequest.newBuilder(gateway.at("/v1/eligibility"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(
            BodyPublishers.ofString(
                Questions.json(LocalDate.now().minusDays(daysAgo))
                    .replace("\"insuredBranchNumber\":\"01\",", "")
                    .replace("06130488", insurerNumber)));
  }
}
