package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** Questions that go no further than the gateway. */
@ExtendWith(SharedSystem.class)
class RefusedQuestionTest {
  private static final String PATH = "/v1/eligibility";
  private static final int LARGEST = 256 * 1024;

  private RunningSystem system;
  private Clinic clinic;
  private int port;
  private String token;
  private JsonObject patient;
  private Insurer insurer;
  private long asked;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    clinic = Clinic.first(system);
    port = system.ports().gateway();
    token = clinic.token(port);
    patient = system.person("見本　花子");
    insurer = Insurer.of(system, patient);
    asked = insurer.questions();
  }

  @AfterEach
  void nothingReachedTheInsurer() {
    assertThat(insurer.questions()).isEqualTo(asked);
  }

  @Test
  @DisplayName("電文の医療機関コードがほかの施設のものなら、403")
  void refusesAnotherInstitutionCode() {
    String other = Clinic.with(system, "standard", "pharmacy").code();
    assertXmlRefused(
        Question.about(patient).oqs(other, "acceptance", "UTF-8"), 403, "institution-code-refused");
  }

  @Test
  @DisplayName("知らない保険者番号は 404 で、何をすればよいかを言う")
  void refusesAnUnknownInsurer() {
    Question question = Question.about(patient).at("01130012", "１２－３４", "４２６０");
    HttpResponse<String> answer = clinic.post(port, PATH, token, question.json());

    Problem.assertIs(answer, 404, "insurer-unknown");
    assertThat(new JsonObject(answer.body()).getString("next")).isNotBlank();
  }

  @Test
  @DisplayName("大きすぎる本文は 413")
  void refusesOversizeBodies() {
    byte[] tooLarge = new byte[LARGEST + 1];
    Arrays.fill(tooLarge, (byte) ' ');

    HttpResponse<byte[]> answer = clinic.post(port, PATH, token, "application/json", tooLarge);

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE XmlMsg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE XmlMsg SYSTEM \"http://127.0.0.1:1/x.dtd\">",
        "<!DOCTYPE XmlMsg>"
      })
  @DisplayName("DTD のある XML は、読みに行かずに断る")
  void refusesDtds(String doctype) {
    String question =
        new String(
            Question.about(patient).oqs(clinic.code(), "&x;", "UTF-8"), StandardCharsets.UTF_8);
    byte[] bytes = question.replace("?>", "?>" + doctype).getBytes(StandardCharsets.UTF_8);

    assertXmlRefused(bytes, 400, "malformed-body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<", "<XmlMsg/>", "<XmlMsg><MessageHeader/>", "{}", "\u0000"})
  @DisplayName("問いになっていない XML は断る")
  void refusesMalformedXml(String text) {
    assertXmlRefused(text.getBytes(StandardCharsets.UTF_8), 400, "malformed-body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"card\":{}}", "{\"a\":1}", "\u0000"})
  @DisplayName("問いになっていない JSON は断る")
  void refusesMalformedJson(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> answer = clinic.post(port, PATH, token, "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("malformed-body");
  }

  private void assertXmlRefused(byte[] body, int status, String code) {
    HttpResponse<byte[]> answer = clinic.post(port, PATH, token, "application/xml", body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
  }

  private static String code(HttpResponse<byte[]> answer) {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonObject problem = new JsonObject(new String(answer.body(), StandardCharsets.UTF_8));
    return problem.getString("type").replace("urn:tegata:problem:", "");
  }
}
