package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.acceptance.portal.AccessLog;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** 保険者の障害: a clear answer in time, one entry, and the other insurers go on. */
@ExtendWith(SharedSystem.class)
class InsurerFaultTest {
  /** The gateway gives up after 5 s; the rest is for a machine that has other work. */
  /** A desk asks no faster; a facility that did would meet its limit. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final Duration DEADLINE = Duration.ofSeconds(12);

  private RunningSystem system;
  private Clinic clinic;
  private int port;
  private String token;
  private JsonObject patient;
  private Insurer insurer;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    clinic = Clinic.with(system, "home-visit", "clinic");
    port = system.ports().gateway();
    token = clinic.token(port);
    patient = system.person("架空　国夫");
    insurer = Insurer.of(system, patient);
  }

  @AfterEach
  void heal() {
    insurer.misbehaves("none", 0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "hang,0,504,insurer-timeout",
    "drip,100,504,insurer-timeout",
    "slow,60000,504,insurer-timeout",
    "reset,0,503,insurer-unreachable",
    "half-body,0,502,insurer-bad-answer",
    "garbage,0,502,insurer-bad-answer",
    "fail,0,502,insurer-bad-answer",
    "wrong-length,0,502,insurer-bad-answer",
    "wrong-person,0,502,insurer-bad-answer",
    "wrong-encoding,0,502,insurer-bad-answer"
  })
  @DisplayName("保険者が不調でも、期限までに理由が返り、記録は一つだけで、ほかの保険者は答え続ける")
  void answersWithAProblem(String mode, long millis, int status, String code) {
    Browser browser = new Browser(system).logIn(patient);
    int before = AccessLog.resultsOf(browser, clinic.name()).size();
    insurer.misbehaves(mode, millis);
    long begin = System.nanoTime();

    CompletableFuture<HttpResponse<String>> troubled =
        CompletableFuture.supplyAsync(() -> ask(patient));
    do {
      assertThat(ask(system.person("架空　ハル")).statusCode()).isEqualTo(200);
      LockSupport.parkNanos(PAUSE.toNanos());
    } while (!troubled.isDone());

    Problem.assertIs(troubled.join(), status, code);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(DEADLINE);
    assertThat(AccessLog.resultsOf(browser, clinic.name())).hasSize(before + 1);
  }

  private HttpResponse<String> ask(JsonObject person) {
    return clinic.post(port, "/v1/eligibility", token, Question.about(person).json());
  }
}
