package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.acceptance.portal.CardReader;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;

/** マイナ保険証: eligibility by the card that is there. */
@ExtendWith(SharedSystem.class)
class CardEligibilityTest {
  private RunningSystem system;
  private CardReader reader;
  private Clinic clinic;
  private int port;

  @BeforeEach
  void begin(RunningSystem shared) {
    system = shared;
    reader = new CardReader(system);
    clinic = Clinic.first(system);
    port = system.ports().gateway();
  }

  @ParameterizedTest
  @ValueSource(strings = {"見本　花子", "例示　電子", "仮名　顔子", "手形　猶子", "例示　転", "架空　ハル"})
  @DisplayName("カード・スマートフォン・顔認証カード・期限後 3 か月以内のカードで、有効な資格が返る")
  void answersByCard(String name) {
    HttpResponse<String> answer = ask(clinic, signed(clinic, system.person(name)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject body = new JsonObject(answer.body());
    assertThat(body.getString("qualificationValidity")).isEqualTo("1");
    assertThat(body.getJsonObject("person").getString("ref")).isNotBlank();
    assertThat(body.getJsonArray("results").getJsonObject(0).getString("name")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"仮名　未登子,not-registered", "手形　切男,certificate-lapsed"})
  @DisplayName("利用登録のないカードと、期限後 3 か月を過ぎたカードは断る")
  void refusesCards(String name, String code) {
    Problem.assertIs(ask(clinic, signed(clinic, system.person(name))), 403, code);
  }

  @Test
  @DisplayName("同じ署名は二度使えず、ほかの施設のチャレンジも使えない")
  void refusesSpentAndForeignChallenges() {
    Clinic other = Clinic.with(system, "standard", "pharmacy");
    JsonObject card = signed(clinic, system.person("見本　花子"));

    HttpResponse<String> elsewhere = ask(other, card);
    HttpResponse<String> first = ask(clinic, signed(clinic, system.person("見本　花子")));
    JsonObject used = signed(clinic, system.person("見本　花子"));
    ask(clinic, used);

    assertThat(elsewhere.statusCode()).as(elsewhere.body()).isBetween(400, 499);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(ask(clinic, used).body()).contains("challenge-spent");
  }

  @Test
  @DisplayName("施設ごとの仮名は、施設が違えば違い、同じ施設では変わらない")
  void givesPseudonymsByFacility() {
    JsonObject person = system.person("見本　花子");
    Clinic pharmacy = Clinic.with(system, "standard", "pharmacy");

    String here = ref(clinic, person);

    assertThat(ref(clinic, person)).isEqualTo(here);
    assertThat(ref(pharmacy, person)).isNotEqualTo(here);
  }

  private String ref(Clinic asker, JsonObject person) {
    return new JsonObject(ask(asker, signed(asker, person)).body())
        .getJsonObject("person")
        .getString("ref");
  }

  private JsonObject signed(Clinic asker, JsonObject person) {
    HttpResponse<String> answer =
        asker.post(
            port,
            "/v1/challenges",
            asker.token(port),
            new JsonObject().put("purpose", "eligibility"));
    String challenge = new JsonObject(answer.body()).getString("challenge");
    return reader.sign(person, challenge).put("challenge", challenge);
  }

  private HttpResponse<String> ask(Clinic asker, JsonObject card) {
    JsonObject question =
        new JsonObject()
            .put("qualificationConfirmationDate", Question.today().toString())
            .put("card", card);
    return asker.post(port, "/v1/eligibility", asker.token(port), question);
  }
}
