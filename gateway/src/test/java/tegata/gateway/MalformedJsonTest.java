package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that is no question: refused with its place, and nothing has happened. */
class MalformedJsonTest {
  private static RunningGateway gateway;
  private static HttpClient clinic;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    clinic = gateway.client(gateway.clinic);
    token = gateway.token();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void nothingHasHappened() {
    assertThat(gateway.first.questions()).isEmpty();
    assertThat(gateway.workers.entries()).isEmpty();
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @DisplayName("読めない JSON は 400 になる")
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "\u0000",
        "{\"qualificationConfirmationDate\":\"2026-11-20\"}",
        "{\"qualificationConfirmationDate\":20261120}",
        "{\"qualificationConfirmationDate\":1e999999}",
        "{\"qualificationConfirmationDate\":NaN}"
      })
  void refusesMalformedJson(String body) {
    refused(body);
  }

  @ParameterizedTest(name = "{0} → {1}")
  @DisplayName("項目の値の形が違えば 400 になる")
  @CsvSource({
    "06130488, 0613048",
    "06130488, 06130488x",
    "2001-03-27, 2001-02-30",
    "2001-03-27, 2001-03-27T00:00",
    "2026-11-20, 20261120",
    "4260, 42\\u000060",
    "12-34, 12345678901234567890123456789012345678901"
  })
  void refusesWrongValues(String from, String to) {
    refused(Questions.json().replace(from, to));
  }

  @Test
  @DisplayName("数値を文字列の代わりには受け取らない")
  void refusesCoercion() {
    refused(Questions.json().replace("\"4260\"", "4260"));
  }

  @Test
  @DisplayName("知らない項目は断り、その場所を JSON Pointer で告げ、内容は告げない")
  void refusesUnknownMember() {
    HttpResponse<String> answer = refused(Questions.json().replace("birthdate", "birthday"));

    assertThat(new JsonObject(answer.body()).getJsonArray("errors"))
        .contains(new JsonObject().put("pointer", "#/birthday").put("detail", "is no member here"));
    assertThat(answer.body()).doesNotContain("2001-03-27");
  }

  @Test
  @DisplayName("同じ項目が二つあれば断る")
  void refusesRepeatedMember() {
    refused(Questions.json().replace("{", "{\"birthdate\":\"2001-03-28\","));
  }

  @Test
  @DisplayName("文書の後に続きがあれば断る")
  void refusesTrailingContent() {
    refused(Questions.json() + "{}");
  }

  @Test
  @DisplayName("深い入れ子は、すぐに断る")
  void refusesDeepNesting() {
    long begun = System.nanoTime();

    refused("{\"card\":".repeat(20_000));

    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
  }

  @Test
  @DisplayName("同じハッシュになる項目名で本文を満たしても、10 か所を告げて断るだけである")
  void refusesCollidingMembers() {
    String members =
        IntStream.range(0, 1 << 13)
            .mapToObj(i -> String.format("%13s", Integer.toBinaryString(i)))
            .map(bits -> bits.replace('1', 'x').replace("x", "Aa").replaceAll("[ 0]", "BB"))
            .map(name -> "\"" + name + "\":1")
            .collect(Collectors.joining(","));

    HttpResponse<String> answer = refused("{" + members + "}");

    assertThat(new JsonObject(answer.body()).getJsonArray("errors")).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  @DisplayName("記号番号とカードの両方、またはカードの一部だけでは断る")
  void refusesMixedQuestions() {
    String card = "\"card\":{\"challenge\":\"c\",\"certificate\":\"c\",\"signature\":\"s\"}";
    refused(Questions.json().replace("{", "{" + card + ","));
    refused("{\"qualificationConfirmationDate\":\"2026-11-20\",\"card\":{\"challenge\":\"c\"}}");
  }

  private static HttpResponse<String> refused(String body) {
    HttpResponse<String> answer =
        gateway.post(
            clinic,
            "/v1/eligibility",
            "application/json",
            body,
            "Authorization",
            "Bearer " + token);
    ProblemAnswer.of(answer).is(400, "malformed-body", "caller");
    return answer;
  }
}
