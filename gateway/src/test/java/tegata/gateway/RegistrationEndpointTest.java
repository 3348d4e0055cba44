package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.EligibilityApi.CardProof;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Receipt;
import tegata.contract.RegistrationApi.RegisterByCard;
import tegata.contract.RegistrationApi.Registered;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.domain.registration.Registration.Route;
import tegata.gateway.TestPki.Credential;

/** キオスクでの利用登録. */
class RegistrationEndpointTest {
  private static final String CARD =
      "\"card\":{\"challenge\":\"c\",\"certificate\":\"x\",\"signature\":\"s\"}";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final List<RegisterByCard> ASKED = new CopyOnWriteArrayList<>();

  private static RunningGateway gateway;
  private static HttpClient kiosk;
  private static String token;
  private static volatile Registered answer;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    RunningGateway.await(
        gateway.bus.serve(
            RegistrationApi.REGISTER_BY_CARD,
            (caller, question) -> {
              ASKED.add(question);
              return Future.succeededFuture(answer);
            }));
    Credential own = gateway.facilities.issue("kiosk", TestPki.CLIENT);
    gateway.register("kiosk", "1310000004", FacilityKind.STANDARD, Role.KIOSK, own);
    kiosk = gateway.client(own);
    token =
        new JsonObject(gateway.tokenRequest(kiosk, "kiosk", "").body()).getString("access_token");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    ASKED.clear();
    answer =
        new Registered(Optional.of(new Receipt("R-202611-000001-4", DAY, Route.ATM)), DAY, true);
  }

  @ParameterizedTest
  @CsvSource({"'', ATM", "',\"route\":\"atm\"', ATM", "',\"route\":\"reader\"', READER"})
  @DisplayName("新しい登録は 201 で、受付番号と登録日を返し、経路は言わなければ ATM")
  void registers(String more, Route route) {
    HttpResponse<String> made = post("{" + CARD + more + "}");

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(new JsonObject(made.body()))
        .isEqualTo(
            new JsonObject().put("number", "R-202611-000001-4").put("registeredOn", "2026-11-23"));
    assertThat(ASKED).containsExactly(new RegisterByCard(new CardProof("c", "x", "s"), route));
  }

  @Test
  @DisplayName("もう登録している人には 200 で、いまの登録を返す")
  void tellsWhatStands() {
    answer = new Registered(Optional.empty(), LocalDate.of(2024, 12, 2), false);
    HttpResponse<String> again = post("{" + CARD + "}");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(again.body()))
        .isEqualTo(new JsonObject().put("registeredOn", "2024-12-02"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"card\":{\"certificate\":\"x\"}}",
        "{\"card\":{\"challenge\":\"c\",\"certificate\":\"x\",\"signature\":\"s\"},\"route\":\"portal\"}",
        "{\"card\":{\"challenge\":\"c\",\"certificate\":\"x\",\"signature\":\"s\"},\"person\":\"1\"}",
        "[]"
      })
  @DisplayName("カードの署名のない、または知らない経路や項目のある求めは、ワーカーに届かない")
  void refusesOtherBodies(String body) {
    ProblemAnswer.of(post(body)).is(400, "malformed-body", "caller");
    assertThat(ASKED).isEmpty();
  }

  @Test
  @DisplayName("医療機関はこの口を使えず、キオスクは登録のチャレンジだけを得られる")
  void rolesAreKept() {
    ProblemAnswer.of(
            gateway.post(
                gateway.client(gateway.clinic),
                "/v1/registrations",
                "application/json",
                "{" + CARD + "}",
                "Authorization",
                "Bearer " + gateway.token()))
        .is(403, "insufficient-scope", "caller");
    assertThat(challenge("registration").statusCode()).isEqualTo(200);
    ProblemAnswer.of(challenge("consent")).is(403, "insufficient-scope", "caller");
    ProblemAnswer.of(challenge("eligibility")).is(403, "insufficient-scope", "caller");
    assertThat(ASKED).isEmpty();
  }

  private static HttpResponse<String> challenge(String purpose) {
    return send("/v1/challenges", "{\"purpose\":\"" + purpose + "\"}");
  }

  private static HttpResponse<String> post(String body) {
    return send("/v1/registrations", body);
  }

  private static HttpResponse<String> send(String path, String body) {
    return gateway.post(kiosk, path, "application/json", body, "Authorization", "Bearer " + token);
  }
}
