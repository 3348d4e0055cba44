package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.portal.AccessLog;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

@ExtendWith(SharedSystem.class)
class AccessSeenTest {
  private RunningSystem system;
  private Clinic clinic;
  private int port;
  private JsonObject patient;
  private Browser browser;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    clinic = Clinic.with(system, "standard", "pharmacy");
    port = system.ports().gateway();
    patient = system.person("髙見本　﨑子");
    browser = new Browser(system).logIn(patient);
  }

  @Test
  @DisplayName("照会に答えたとき、患者のアクセス履歴にはもうその照会が一つ載っている")
  void isSeenAtOnce() {
    int before = AccessLog.resultsOf(browser, clinic.name()).size();

    assertThat(
            clinic
                .post(port, "/v1/eligibility", clinic.token(port), Question.about(patient).json())
                .statusCode())
        .isEqualTo(200);

    assertThat(AccessLog.resultsOf(browser, clinic.name())).hasSize(before + 1);
    assertThat(browser.get("/access-log").text()).contains(clinic.name());
  }

  @Test
  @DisplayName("断った照会は、患者の情報を見ていないので、患者の履歴に載らない")
  void refusedQuestionsAreNotAccesses() {
    int before = AccessLog.resultsOf(browser, clinic.name()).size();
    byte[] foreign =
        Question.about(patient).oqs(Clinic.first(system).code(), "acceptance", "UTF-8");

    assertThat(
            clinic
                .post(port, "/v1/eligibility", clinic.token(port), "application/xml", foreign)
                .statusCode())
        .isEqualTo(403);

    assertThat(AccessLog.resultsOf(browser, clinic.name())).hasSize(before);
  }
}
