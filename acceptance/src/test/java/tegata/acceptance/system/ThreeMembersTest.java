package tegata.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.acceptance.gateway.Clinic;
import tegata.acceptance.gateway.GivenConsent;
import tegata.acceptance.gateway.Insurer;
import tegata.acceptance.gateway.Question;
import tegata.acceptance.portal.AccessLog;
import tegata.acceptance.portal.Browser;

/** Three JVMs on one PostgreSQL; one is killed in the middle of things, and they end well. */
class ThreeMembersTest {
  private static final String ROLES = "portal,gateway,workers";
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final int CONSENTS = 12;

  private static RunningSystem system;
  private static Member second;
  private static Member third;

  @BeforeAll
  static void start() {
    system = RunningSystem.start("three");
    third = system.addMember(2, ROLES);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @BeforeEach
  void secondRuns() {
    if (second == null || !second.jvm().isAlive()) {
      second = system.addMember(1, ROLES);
    }
  }

  @Test
  @DisplayName("どのメンバーでも、/health/live、/health/ready、/metrics が答える")
  void everyMemberTellsItsHealth() {
    for (MemberPorts ports : Stream.of(system.ports(), second.ports(), third.ports()).toList()) {
      for (String path : new String[] {"/health/live", "/health/ready", "/metrics"}) {
        assertThat(Member.health(ports, path)).as(ports + path).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("ログインを始めたメンバーが落ちても、ほかのメンバーでログインできる")
  void loginOutlivesTheMemberThatBeganIt() {
    JsonObject person = system.person("見本　花子");
    Browser browser = new Browser(system).at(second.ports().portal());
    String challenge = browser.challenge();

    second.jvm().kill();
    browser.at(third.ports().portal());

    assertThat(browser.get(browser.cardReturns(challenge, person)).location()).isEqualTo("/home");
    assertThat(browser.get("/home").heading()).contains("見本　花子");
  }

  @Test
  @DisplayName("カードの返事を受けたメンバーが落ちても、ほかのメンバーで、一度だけ受け取れる")
  void loginOutlivesTheMemberThatTookTheReply() {
    JsonObject person = system.person("見本　花子");
    Browser browser = new Browser(system).at(second.ports().portal());
    String finish = browser.cardReturns(browser.challenge(), person);

    second.jvm().kill();
    browser.at(third.ports().portal());

    assertThat(browser.get(finish).location()).isEqualTo("/home");
    assertThat(browser.at(system.ports().portal()).get("/home").status()).isEqualTo(200);
    assertThat(new Browser(system).get(finish).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("照会の途中でメンバーが落ちたら、ほかのメンバーに尋ね直せて、記録は一つである")
  void questionIsAskedAgain() {
    JsonObject patient = system.person("架空　国夫");
    Clinic clinic = Clinic.first(system);
    Insurer insurer = Insurer.of(system, patient);
    Browser browser = new Browser(system).logIn(patient);
    String token = clinic.token(second.ports().gateway());
    long asked = insurer.questions();
    insurer.misbehaves("slow", 2_000);

    CompletableFuture<HttpResponse<String>> lost =
        CompletableFuture.supplyAsync(() -> ask(clinic, second.ports(), token, patient));
    Await.until("question at the insurer", SOON, () -> insurer.questions() > asked);
    second.jvm().kill();

    assertThatThrownBy(lost::join).isInstanceOf(CompletionException.class);
    assertThat(ask(clinic, third.ports(), token, patient).statusCode()).isEqualTo(200);
    assertThat(AccessLog.resultsOf(browser, clinic.name())).hasSize(1);
    insurer.misbehaves("none", 0);
  }

  @Test
  @DisplayName("番号を付けた同意のさなかにメンバーが落ちても、同じ番号で送り直せば、どれも一度だけ受け付けられる")
  void numberedConsentsAreTakenOnce() {
    JsonObject patient = system.person("架空　七郎");
    Clinic clinic = Clinic.first(system);
    Browser browser = new Browser(system).logIn(patient);
    String token = clinic.token(second.ports().gateway());
    long before = AccessLog.timesOf(browser, "同意を受けた");
    Map<String, JsonObject> consents = new LinkedHashMap<>();
    for (int i = 0; i < CONSENTS; i++) {
      consents.put(
          UUID.randomUUID().toString(),
          GivenConsent.signed(
              system, clinic, third.ports().gateway(), token, patient, "medications"));
    }

    Map<String, CompletableFuture<HttpResponse<String>>> first = new LinkedHashMap<>();
    consents.forEach(
        (key, consent) ->
            first.put(
                key,
                CompletableFuture.supplyAsync(() -> consent(clinic, second, token, consent, key))));
    CompletableFuture.anyOf(first.values().toArray(CompletableFuture[]::new)).join();
    second.jvm().kill();

    consents.forEach(
        (key, consent) -> {
          HttpResponse<String> again = consent(clinic, third, token, consent, key);
          assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
          Optional<String> answered = answered(first.get(key));
          answered.ifPresent(body -> assertThat(again.body()).isEqualTo(body));
        });
    assertThat(AccessLog.timesOf(browser, "同意を受けた")).isEqualTo(before + CONSENTS);
  }

  @Test
  @DisplayName("一つ落ちた後も、残りのメンバーは 5 秒以内に答える")
  void clusterGoesOn() {
    JsonObject person = system.person("例示　電子");
    Browser browser = new Browser(system).logIn(person);

    second.jvm().kill();
    long begin = System.nanoTime();

    for (MemberPorts ports : Stream.of(system.ports(), third.ports()).toList()) {
      assertThat(browser.at(ports.portal()).get("/home").status()).isEqualTo(200);
      assertThat(Member.health(ports, "/health/ready")).isEqualTo(200);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  private static HttpResponse<String> consent(
      Clinic clinic, Member member, String token, JsonObject consent, String key) {
    return clinic.post(member.ports().gateway(), "/v1/consents", token, consent, key);
  }

  /** What came before the member fell; empty where nothing did. */
  private static Optional<String> answered(CompletableFuture<HttpResponse<String>> answer) {
    try {
      return Optional.of(answer.join().body());
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  private static HttpResponse<String> ask(
      Clinic clinic, MemberPorts ports, String token, JsonObject patient) {
    return clinic.post(ports.gateway(), "/v1/eligibility", token, Question.about(patient).json());
  }
}
