package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tegata.contract.PaperApi;
import tegata.contract.RegistrationApi;
import tegata.contract.RegistrationApi.Registered;
import tegata.domain.facility.Facility;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.domain.paper.PaperState;
import tegata.gateway.TestPki.Credential;
import tegata.gateway.description.Contract;
import tegata.gateway.description.Contract.Operation;
import tegata.gateway.description.Examples;

/** 契約どおりでない本文は、場所を告げて断る。契約の例は、そのまま通る. */
class ContractEnforcementTest {
  private static final String CARD =
      "\"card\":{\"challenge\":\"c\",\"certificate\":\"x\",\"signature\":\"s\"}";
  private static final FakeConsents CONSENTS = new FakeConsents();

  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static HttpClient insurer;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    RunningGateway.await(CONSENTS.serve(gateway.bus));
    RunningGateway.await(
        gateway.bus.serve(
            RegistrationApi.REGISTER_BY_CARD,
            (caller, question) ->
                Future.succeededFuture(
                    new Registered(Optional.empty(), LocalDate.of(2024, 12, 2), false))));
    RunningGateway.await(
        gateway.bus.serve(
            PaperApi.VERIFY,
            (caller, question) ->
                Future.succeededFuture(
                    new PaperApi.Verified(PaperState.UNKNOWN, Optional.empty()))));
    gateway.workers.register(
        new Facility(
            RunningGateway.CLINIC_CODE,
            "架空医院",
            FacilityKind.STANDARD,
            Set.of(Role.CLINIC, Role.KIOSK),
            RunningGateway.CLINIC_CLIENT,
            Set.of(gateway.clinic.thumbprint())));
    RunningGateway.await(new FakeExaminations().serve(gateway.bus));
    Credential own = gateway.facilities.issue("insurer-1", TestPki.CLIENT);
    gateway.register(
        "insurer-1", FakeExaminations.INSURER, FacilityKind.STANDARD, Role.INSURER, own);
    insurer = gateway.client(own);
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
    CONSENTS.reset();
  }

  @ParameterizedTest(name = "{1} {2}")
  @DisplayName("違うところは JSON Pointer で告げられ、誰にも尋ねない")
  @CsvSource(
      delimiter = ';',
      value = {
        "{%c,\"categories\":[\"medications\"],\"validUntil\":\"2099\"}; #/validUntil; is no member here",
        "{%c,\"categories\":[\"medications\"],\"card2\":1}; #/card2; is no member here",
        "{%c}; #/categories; is missing",
        "{%c,\"categories\":[\"medications\",\"ALL\"]}; #/categories/1; does not hold: enum",
        "{%c,\"categories\":\"medications\"}; #/categories; does not hold: type",
        "{%c,\"carryOver\":false}; #/carryOver; does not hold: const",
        "{\"paper\":{\"ref\":\"one\",\"staffCode\":\"N-1\"},\"categories\":[\"checkups\"]}; #/paper/ref; does not hold: format",
        "{\"paper\":{\"ref\":\"00000000-0000-4000-8000-00000000000a\",\"staffCode\":\"N 1\"},\"categories\":[\"checkups\"]}; #/paper/staffCode; does not hold: pattern",
        "{\"card\":{\"certificate\":\"x\",\"signature\":\"s\"},\"categories\":[\"checkups\"]}; #/card/challenge; is missing",
        "[]; #; does not hold: type",
        "\"consent\"; #; does not hold: type",
        "{%c,\"categories\":[\"medications\"],\"手形 花子\":1}; #; has a member with another name than there are"
      })
  void namesThePlace(String body, String pointer, String detail) {
    HttpResponse<String> answer =
        post("/v1/consents", "application/json", body.replace("%c", CARD));

    ProblemAnswer.of(answer).is(400, "malformed-body", "caller");
    assertThat(new JsonObject(answer.body()).getJsonArray("errors"))
        .as(answer.body())
        .contains(new JsonObject().put("pointer", pointer).put("detail", detail));
    assertThat(answer.body()).doesNotContain("花子").doesNotContain("2099");
    assertThat(CONSENTS.asked()).isEmpty();
  }

  @Test
  @DisplayName("違うところが多くても、告げるのは 10 か所まで")
  void tellsTenPlacesAtMost() {
    StringBuilder body = new StringBuilder("{\"purpose\":\"consent\"");
    for (int i = 0; i < 500; i++) {
      body.append(",\"m").append(i).append("\":1");
    }

    HttpResponse<String> answer = post("/v1/challenges", "application/json", body + "}");

    ProblemAnswer.of(answer).is(400, "malformed-body", "caller");
    assertThat(new JsonObject(answer.body()).getJsonArray("errors")).hasSize(10);
  }

  static Stream<Arguments> examples() {
    Contract contract = Contract.read();
    return contract.operations().stream()
        .filter(operation -> operation.content().containsKey("requestBody"))
        .flatMap(
            operation ->
                operation.content().getJsonObject("requestBody").getJsonObject("content").stream()
                    .filter(type -> !isFile((JsonObject) type.getValue()))
                    .flatMap(
                        type -> examples(operation, type.getKey(), (JsonObject) type.getValue())));
  }

  /** A file's bytes cannot be written in a contract; the documented calls send one. */
  private static boolean isFile(JsonObject content) {
    return "binary".equals(content.getJsonObject("schema").getString("contentEncoding"));
  }

  private static Stream<Arguments> examples(Operation operation, String type, JsonObject content) {
    List<String> examples = Examples.of(content);
    assertThat(examples).as(operation.path() + " has no example of " + type).isNotEmpty();
    return examples.stream().map(example -> Arguments.of(operation, type, example));
  }

  @ParameterizedTest(name = "[{index}] {1}")
  @DisplayName("契約にある要求の例は、そのまま送れて、うまくいく")
  @MethodSource("examples")
  void examplesRun(Operation operation, String type, String example) {
    HttpResponse<String> answer =
        operation.path().startsWith("/v1/deregistrations")
            ? ofInsurer(operation, type, example)
            : post(operation.path(), type, example);

    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private static HttpResponse<String> ofInsurer(Operation operation, String type, String example) {
    String insurers =
        new JsonObject(gateway.tokenRequest(insurer, "insurer-1", "").body())
            .getString("access_token");
    return gateway.post(
        insurer,
        operation.path().replace("{number}", FakeExaminations.NUMBER),
        type,
        example,
        "Authorization",
        "Bearer " + insurers);
  }

  private static HttpResponse<String> post(String path, String type, String body) {
    return gateway.post(clinic, path, type, body, "Authorization", "Bearer " + token);
  }
}
