package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.PaperApi;
import tegata.contract.PaperApi.Known;
import tegata.contract.PaperApi.Printed;
import tegata.contract.PaperApi.Verified;
import tegata.contract.PaperApi.Verify;
import tegata.domain.eligibility.Coverage.Relation;
import tegata.domain.eligibility.ElderlyCertificate;
import tegata.domain.eligibility.InsuredNumber;
import tegata.domain.eligibility.LimitCertificate;
import tegata.domain.eligibility.Term;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.domain.paper.PaperKind;
import tegata.domain.paper.PaperState;
import tegata.gateway.TestPki.Credential;

/** 紙の照合. */
class DocumentEndpointTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final Instant DENIED_AT = Instant.parse("2026-11-24T00:05:00Z");
  private static final Printed PRINTED =
      new Printed(
          "架空　髙﨑",
          "カクウ　タカサキ",
          LocalDate.of(1980, 4, 1),
          Optional.empty(),
          "架空健康保険組合",
          new InsuredNumber("06130488", Optional.of("１２"), "34", Optional.of("00")),
          Optional.of(Relation.FAMILY),
          Optional.of(30),
          Optional.of(LocalDate.of(2019, 4, 1)),
          Optional.of(
              new Term(
                  Optional.of(LocalDate.of(2026, 8, 1)), Optional.of(LocalDate.of(2027, 7, 31)))),
          Optional.of(
              new LimitCertificate(
                  Optional.of("01"),
                  Optional.of("A03"),
                  new Term(Optional.empty(), Optional.of(LocalDate.of(2027, 3, 31))),
                  Optional.empty())),
          Optional.of(new ElderlyCertificate(20, new Term(Optional.empty(), Optional.empty()))),
          Optional.of(DAY),
          Optional.of(DAY.minusDays(1)));
  private static final List<Verify> ASKED = new CopyOnWriteArrayList<>();

  private static RunningGateway gateway;
  private static volatile Verified answer;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    RunningGateway.await(
        gateway.bus.serve(
            PaperApi.VERIFY,
            (caller, question) -> {
              ASKED.add(question);
              return Future.succeededFuture(answer);
            }));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    ASKED.clear();
    answer = known(PaperState.VALID, Optional.empty(), Optional.of(PRINTED));
  }

  @Test
  @DisplayName("有効な紙には、支払いを変えるものをすべて、見比べるために返す")
  void answersAValidOne() {
    HttpResponse<String> verified = post("{\"code\":\"7k3m q2zt-9XHD-4WNP-B8RV\"}");

    assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
    assertThat(verified.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(new JsonObject(verified.body()))
        .isEqualTo(
            new JsonObject()
                .put("result", "valid")
                .put(
                    "document",
                    document()
                        .put(
                            "person",
                            new JsonObject()
                                .put("name", "架空　髙﨑")
                                .put("birthdate", "1980-04-01")
                                .put("insurerNumber", "06130488")
                                .put("insuredCardSymbol", "１２")
                                .put("insuredIdentificationNumber", "34")
                                .put("insuredBranchNumber", "00")
                                .put("personalFamilyClassification", "2")
                                .put("qualificationDate", "2019-04-01")
                                .put("insuredCardValidDate", "2026-08-01")
                                .put("insuredCardExpirationDate", "2027-07-31")
                                .put("insuredPartialContributionRatio", "030")
                                .put("elderlyRecipientContributionRatio", "020")
                                .put("limitApplicationCertificateClassificationFlag", "A03")
                                .put("limitApplicationCertificateValidEndDate", "2027-03-31")
                                .put("confirmedOn", "2026-11-23")
                                .put("lastConfirmedOn", "2026-11-22"))));
    assertThat(ASKED).containsExactly(new Verify("7k3m q2zt-9XHD-4WNP-B8RV"));
  }

  @ParameterizedTest
  @EnumSource(
      value = PaperState.class,
      names = {"EXPIRED", "REVOKED", "DENIED"})
  @DisplayName("期限切れ、無効、保険者が否定した紙については、だれのものかを返さない")
  void keepsQuietAboutOthers(PaperState state) {
    Optional<LocalDate> revokedOn = Optional.of(DAY).filter(x -> state == PaperState.REVOKED);
    answer = known(state, revokedOn, Optional.empty());
    JsonObject document = document();
    revokedOn.ifPresent(day -> document.put("revokedOn", day.toString()));
    if (state == PaperState.DENIED) {
      document.put("deniedAt", "2026-11-24T00:05:00Z");
    }

    assertThat(new JsonObject(post("{\"code\":\"x\"}").body()))
        .isEqualTo(new JsonObject().put("result", state.word()).put("document", document));
  }

  @Test
  @DisplayName("ない紙の答えは、いつも同じ")
  void knowsNothingOfOthers() {
    answer = new Verified(PaperState.UNKNOWN, Optional.empty());
    HttpResponse<String> made = post("{\"code\":\"0000-0000-0000-0000-0000\"}");

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.body()).isEqualTo("{\"result\":\"unknown\"}");
    assertThat(post("{\"code\":\"' or 1=1 --\"}").body()).isEqualTo(made.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"code\":1}", "{\"code\":\"x\",\"name\":\"y\"}", "[]", "x"})
  @DisplayName("コードのない、または知らない項目のある求めは、ワーカーに届かない")
  void refusesOtherBodies(String body) {
    ProblemAnswer.of(post(body)).is(400, "malformed-body", "caller");
    assertThat(ASKED).isEmpty();
  }

  @Test
  @DisplayName("長すぎるコードは、ワーカーに届かない")
  void refusesLongCodes() {
    ProblemAnswer.of(post("{\"code\":\"" + "A".repeat(101) + "\"}"))
        .is(400, "malformed-body", "caller");
    assertThat(ASKED).isEmpty();
  }

  @Test
  @DisplayName("キオスクは紙を照合できず、トークンのない者はだれもできない")
  void rolesAreKept() {
    Credential own = gateway.facilities.issue("kiosk", TestPki.CLIENT);
    gateway.register("kiosk", "1310000004", FacilityKind.STANDARD, Role.KIOSK, own);
    var kiosk = gateway.client(own);
    String token =
        new JsonObject(gateway.tokenRequest(kiosk, "kiosk", "").body()).getString("access_token");

    ProblemAnswer.of(
            gateway.post(
                kiosk,
                "/v1/documents/verify",
                "application/json",
                "{\"code\":\"x\"}",
                "Authorization",
                "Bearer " + token))
        .is(403, "insufficient-scope", "caller");
    assertThat(
            gateway
                .post(
                    gateway.client(gateway.clinic),
                    "/v1/documents/verify",
                    "application/json",
                    "{\"code\":\"x\"}")
                .statusCode())
        .isEqualTo(401);
    assertThat(ASKED).isEmpty();
  }

  private static JsonObject document() {
    return new JsonObject()
        .put("number", "P-202611-000001-4")
        .put("kind", "eligibility-certificate")
        .put("issuedOn", "2026-11-23")
        .put("validUntil", "2027-11-23");
  }

  private static Verified known(
      PaperState state, Optional<LocalDate> revokedOn, Optional<Printed> printed) {
    return new Verified(
        state,
        Optional.of(
            new Known(
                "P-202611-000001-4",
                PaperKind.ELIGIBILITY_CERTIFICATE,
                DAY,
                DAY.plusYears(1),
                revokedOn,
                Optional.of(DENIED_AT).filter(x -> state == PaperState.DENIED),
                printed)));
  }

  private static HttpResponse<String> post(String body) {
    return gateway.post(
        gateway.client(gateway.clinic),
        "/v1/documents/verify",
        "application/json",
        body,
        "Authorization",
        "Bearer " + gateway.token());
  }
}
