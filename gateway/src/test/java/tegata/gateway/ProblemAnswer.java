package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;

/** An answer that must be a problem (RFC 9457). */
final class ProblemAnswer {
  private final HttpResponse<String> answer;
  private final JsonObject body;

  private ProblemAnswer(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Type"))
        .as(answer.statusCode() + " " + answer.body())
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    this.answer = answer;
    this.body = new JsonObject(answer.body());
  }

  static ProblemAnswer of(HttpResponse<String> answer) {
    return new ProblemAnswer(answer);
  }

  ProblemAnswer is(int status, String code, String failed) {
    assertThat(body.getString("type")).as(answer.body()).isEqualTo("urn:tegata:problem:" + code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(body.getInteger("status")).isEqualTo(status);
    assertThat(body.getString("failed")).isEqualTo(failed);
    assertThat(body.getString("title")).isNotEmpty();
    assertThat(body.getString("detail")).isNotEmpty();
    assertThat(answer.headers().firstValue("X-Request-Id"))
        .contains(body.getString("instance").replace("urn:uuid:", ""));
    return this;
  }

  /** Tells the desk what to do. */
  ProblemAnswer hasNext() {
    assertThat(body.getString("next")).contains("資格");
    return this;
  }
}
