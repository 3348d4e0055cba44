package tegata.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tegata.acceptance.portal.CardReader;
import tegata.acceptance.system.RunningSystem;
import tegata.acceptance.system.SharedSystem;
import tegata.client.ApiClient;
import tegata.client.ApiException;
import tegata.client.api.DefaultApi;
import tegata.client.model.AcceptDecision;
import tegata.client.model.Card;
import tegata.client.model.CardProofRequest;
import tegata.client.model.Category;
import tegata.client.model.CheckEligibilityRequest;
import tegata.client.model.Consent;
import tegata.client.model.ConsentByCard;
import tegata.client.model.DecideDeregistrationRequest;
import tegata.client.model.EligibilityAnswer;
import tegata.client.model.GiveConsentRequest;
import tegata.client.model.Problem;
import tegata.client.model.QuestionByNumber;

/** A client that a generator made from the contract, without a line of ours, is understood. */
@ExtendWith(SharedSystem.class)
class GeneratedClientTest {
  private RunningSystem system;
  private JsonObject person;
  private DefaultApi api;
  private String token = "";

  @BeforeEach
  void begin(RunningSystem shared) throws ApiException {
    system = shared;
    person = system.person("見本　花子");
    Clinic clinic = Clinic.first(system);
    api = new DefaultApi(client(clinic.folder()));
    token = api.issueToken("client_credentials", clinic.clientId(), null).getAccessToken();
  }

  private ApiClient client(Path folder) {
    ApiClient client = new ApiClient();
    client.setHttpClientBuilder(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(PemTls.showing(system.demoFolder().resolve("ca.pem"), folder)));
    client.updateBaseUri("https://localhost:" + system.ports().gateway());
    client.setRequestInterceptor(
        request -> {
          if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
          }
        });
    return client;
  }

  @Test
  @DisplayName("資格を記号番号で尋ね、その人の限度額等を見られる")
  void asksForEligibilityAndLimits() throws ApiException {
    EligibilityAnswer answer = api.checkEligibility(about(person.getString("insurerNumber")));

    assertThat(answer.getQualificationValidity().getValue()).isEqualTo("1");
    assertThat(answer.getResults().get(0).getName()).isEqualTo("見本　花子");
    assertThat(api.listLimits(answer.getPerson().getRef()).getLimits()).hasSize(1);
  }

  @Test
  @DisplayName("カードの署名で同意を登録し、薬剤を見て、終えられる")
  void givesUsesAndEndsAConsent() throws ApiException {
    String challenge =
        api.beginCardProof(new CardProofRequest().purpose(CardProofRequest.PurposeEnum.CONSENT))
            .getChallenge();
    JsonObject signed = new CardReader(system).sign(person, challenge);
    ConsentByCard byCard =
        new ConsentByCard()
            .card(
                new Card()
                    .challenge(challenge)
                    .certificate(signed.getString("certificate"))
                    .signature(signed.getString("signature")))
            .categories(new LinkedHashSet<>(List.of(Category.MEDICATIONS)));

    Consent given = api.giveConsent(new GiveConsentRequest(byCard), null);

    assertThat(api.showConsent(given.getId()).getState()).isEqualTo(Consent.StateEnum.STANDING);
    assertThat(api.listMedications(given.getRef()).getMedications()).isNotNull();
    api.endConsent(given.getId(), null);
    assertThat(api.showConsent(given.getId()).getState()).isEqualTo(Consent.StateEnum.REVOKED);
  }

  @Test
  @DisplayName("誤りは、種類と、誰が直すかと、窓口ですることを読める")
  void readsProblems() throws Exception {
    ApiException failed =
        catchThrowableOfType(ApiException.class, () -> api.checkEligibility(about("99999999")));

    Problem problem =
        ApiClient.createDefaultObjectMapper().readValue(failed.getResponseBody(), Problem.class);
    assertThat(failed.getCode()).isEqualTo(404);
    assertThat(problem.getType()).isEqualTo("urn:tegata:problem:insurer-unknown");
    assertThat(problem.getFailed().getValue()).isEqualTo("caller");
    assertThat(problem.getNext()).isNotBlank();
  }

  @Test
  @DisplayName("保険者のシステムは、決定を待つ解除申請を読み、ない番号への決定の断りを読める")
  void readsTheQueueOfAnInsurer() throws Exception {
    Path insurer =
        system.demoFolder().resolve("insurers").resolve(person.getString("insurerNumber"));
    String clientId =
        new JsonObject(Files.readString(insurer.resolve("insurer.json"))).getString("clientId");
    token = "";
    api = new DefaultApi(client(insurer));
    token = api.issueToken("client_credentials", clientId, null).getAccessToken();

    assertThat(api.listDeregistrations().getDeregistrations()).isNotNull();
    ApiException failed =
        catchThrowableOfType(
            ApiException.class,
            () ->
                api.decideDeregistration(
                    "D-202001-999999-9",
                    new DecideDeregistrationRequest(
                        new AcceptDecision()
                            .decision(AcceptDecision.DecisionEnum.ACCEPT)
                            .version(1)),
                    null));
    assertThat(failed.getCode()).as(failed.getResponseBody()).isEqualTo(404);
    assertThat(failed.getResponseBody()).contains("urn:tegata:problem:no-such-application");
  }

  private CheckEligibilityRequest about(String insurerNumber) {
    Question question = Question.about(person);
    return new CheckEligibilityRequest(
        new QuestionByNumber()
            .qualificationConfirmationDate(question.day())
            .insurerNumber(insurerNumber)
            .insuredCardSymbol(question.symbol())
            .insuredIdentificationNumber(question.number())
            .insuredBranchNumber(question.branch())
            .birthdate(question.birthdate()));
  }
}
