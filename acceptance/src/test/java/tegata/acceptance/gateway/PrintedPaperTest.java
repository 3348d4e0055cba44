package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.portal.Browser;
import tegata.acceptance.system.Await;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** A paper that a patient printed, verified at the counter by the code that stands on it. */
@ExtendWith(SharedSystem.class)
class PrintedPaperTest {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Pattern CODE = Pattern.compile("(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}");

  @Test
  @DisplayName("確かめた紙にはその日が、保険者に尋ねられないときの紙には前に確かめた日が、照合の答えにある")
  void tellsWhenItWasConfirmed(RunningSystem system) throws IOException {
    JsonObject patient = system.person("架空　七郎");
    Insurer insurer = Insurer.of(system, patient);
    Browser browser = new Browser(system).logIn(patient);
    String today = LocalDate.now(JAPAN).toString();

    JsonObject confirmed = person(verified(system, print(browser)));
    assertThat(confirmed.getString("confirmedOn")).isEqualTo(today);
    assertThat(confirmed.containsKey("lastConfirmedOn")).isFalse();

    insurer.misbehaves("reset", 0);
    try {
      JsonObject before = person(verified(system, print(browser)));
      assertThat(before.containsKey("confirmedOn")).isFalse();
      assertThat(before.getString("lastConfirmedOn")).isEqualTo(today);
      assertThat(before.getString("elderlyRecipientContributionRatio")).isEqualTo("020");
    } finally {
      insurer.misbehaves("none", 0);
    }
  }

  @Test
  @DisplayName("名簿の知らない資格の終わりを保険者が答えたら、その前に印刷した紙は denied になり、だれのものかは返らない")
  void isDenied(RunningSystem system) throws IOException {
    JsonObject patient = system.person("例示　喪一");
    listed(system, "null");
    Insurer.all(system, patient).forEach(backend -> backend.misbehaves("reset", 0));
    try {
      Browser browser = new Browser(system).logIn(patient);
      String code = print(browser);
      assertThat(verified(system, code).getString("result")).isEqualTo("valid");

      Insurer.all(system, patient).forEach(backend -> backend.misbehaves("none", 0));
      Await.until(
          "the insurer denies",
          SOON,
          () -> browser.get("/eligibility").text().contains("有効な資格が見つかりませんでした"));

      JsonObject denied = verified(system, code);
      assertThat(denied.getString("result")).isEqualTo("denied");
      assertThat(denied.getJsonObject("document").fieldNames())
          .containsExactlyInAnyOrder("number", "kind", "issuedOn", "validUntil", "deniedAt");
    } finally {
      Insurer.all(system, patient).forEach(backend -> backend.misbehaves("none", 0));
      listed(system, "current_date - 20");
    }
  }

  /** When 喪一's coverage ended, as far as the insurer's list has told us. */
  private static void listed(RunningSystem system, String lostOn) {
    try (Connection connection = system.database();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update coverage set lost_on = %s where person_id = (select id from person where name = '例示　喪一')"
              .formatted(lostOn));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject person(JsonObject verified) {
    assertThat(verified.getString("result")).isEqualTo("valid");
    return verified.getJsonObject("document").getJsonObject("person");
  }

  private static JsonObject verified(RunningSystem system, String code) {
    Clinic clinic = Clinic.first(system);
    int port = system.ports().gateway();
    HttpResponse<String> answer =
        clinic.post(
            port, "/v1/documents/verify", clinic.token(port), new JsonObject().put("code", code));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private static String print(Browser browser) throws IOException {
    try (PDDocument paper = Loader.loadPDF(browser.get("/eligibility.pdf").bytes())) {
      Matcher code = CODE.matcher(new PDFTextStripper().getText(paper));
      assertThat(code.find()).isTrue();
      return code.group();
    }
  }
}
