package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;
import tegata.simulators.Forgeries;
import tegata.simulators.card.Credential;
import tegata.simulators.card.Pem;
import tegata.simulators.people.FacilityClient;

/** Who may ask at all, and under whose name. */
@ExtendWith(SharedSystem.class)
class RefusedCallerTest {
  @TempDir private Path folder;
  private RunningSystem system;
  private Clinic clinic;
  private int port;
  private JsonObject question;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    clinic = Clinic.first(system);
    port = system.ports().gateway();
    question = Question.about(system.person("見本　花子")).json();
  }

  @ParameterizedTest
  @CsvSource({
    "standard,clinic",
    "standard,pharmacy",
    "home-visit,clinic",
    "eligibility-only,clinic"
  })
  @DisplayName("どの種類の医療機関・薬局も、資格を尋ねられる")
  void everyFacilityMayAsk(String kind, String role) {
    Clinic facility = Clinic.with(system, kind, role);

    assertThat(facility.post(port, "/v1/eligibility", facility.token(port), question).statusCode())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("登録端末は、資格を尋ねられない")
  void kiosksMayNotAsk() {
    Clinic kiosk = Clinic.with(system, "standard", "kiosk");

    Problem.assertIs(
        kiosk.post(port, "/v1/eligibility", kiosk.token(port), question),
        403,
        "insufficient-scope");
  }

  @Test
  @DisplayName("ほかの施設の証明書では、トークンは通らない")
  void refusesATokenOverAnotherCertificate() {
    Clinic other = Clinic.with(system, "standard", "pharmacy");

    Problem.assertIs(
        other.post(port, "/v1/eligibility", clinic.token(port), question), 401, "invalid-token");
  }

  @Test
  @DisplayName("証明書がなければ、トークンがあっても通らない")
  void refusesWithoutACertificate() {
    HttpResponse<String> answer =
        clinic.showingNone(system).post(port, "/v1/eligibility", clinic.token(port), question);

    Problem.assertIs(answer, 401, "client-certificate-missing");
  }

  @Test
  @DisplayName("よその CA の証明書、期限切れの証明書、サーバー用の証明書は、TLS で断る")
  void refusesForgedCertificates() throws IOException {
    String token = clinic.token(port);
    FacilityClient facility =
        FacilityClient.ALL.stream()
            .filter(known -> known.code().equals(clinic.code()))
            .findFirst()
            .orElseThrow();
    Forgeries forgeries = system.world().forgeries();

    for (Credential forged :
        List.of(
            forgeries.foreignClient(facility),
            forgeries.expiredClient(facility),
            forgeries.serverAsClient(facility))) {
      Clinic impostor = clinic.showing(system, written(forged));
      assertThatThrownBy(() -> impostor.post(port, "/v1/eligibility", token, question))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  private Path written(Credential credential) throws IOException {
    Files.writeString(folder.resolve("key.pem"), Pem.key(credential.key()));
    Files.writeString(
        folder.resolve("cert.pem"), Pem.certificates(List.of(credential.certificate())));
    return folder;
  }
}
