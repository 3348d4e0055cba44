package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import tegata.gateway.description.BodySchema;
import tegata.gateway.description.Contract;
import tegata.gateway.description.Contract.Operation;

/** Whether an answer is as the contract says; every answer in the gateway's tests is held to it. */
final class AnswerContract {
  private static final Contract CONTRACT = Contract.read();
  private static final String PROBLEM = "application/problem+json";
  private static final Operation ANY = CONTRACT.operations().get(0);

  private AnswerContract() {}

  static void check(HttpResponse<String> answer) {
    String path = answer.request().uri().getRawPath();
    String method = answer.request().method();
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    String place = method + " " + path + " → " + answer.statusCode() + " " + type;
    assertThat(answer.headers().firstValue("X-Request-Id")).as(place).isPresent();
    Optional<Operation> operation = operation(method, path);
    boolean said =
        operation.isPresent()
            && operation
                .get()
                .content()
                .getJsonObject("responses")
                .containsKey(String.valueOf(answer.statusCode()));
    assertThat(said || type.equals(PROBLEM)).as(place + " is not in the contract").isTrue();
    if (!answer.body().isEmpty()) {
      var schema = CONTRACT.answerSchema(operation.orElse(ANY), answer.statusCode(), type);
      assertThat(schema).as(place + " is not in the contract").isPresent();
      if (type.endsWith("json")) {
        assertThat(BodySchema.of(schema.get()).violations(Json.decodeValue(answer.body())))
            .as(place + " " + answer.body())
            .isEmpty();
      }
    }
  }

  private static Optional<Operation> operation(String method, String path) {
    return CONTRACT.operations().stream()
        .filter(o -> o.method().name().equals(method))
        .filter(o -> Pattern.matches(o.path().replaceAll("\\{\\w+}", "[^/]+"), path))
        .findFirst();
  }
}
