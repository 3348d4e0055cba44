package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tegata.contract.Bus;
import tegata.contract.Fault;
import tegata.domain.checkup.Checkup;
import tegata.domain.checkup.CheckupItem;
import tegata.domain.medication.Medicine;
import tegata.formats.oqs.ElderlyRecipientCertificateInfo;
import tegata.formats.oqs.LimitApplicationCertificateRelatedInfo;
import tegata.formats.oqs.MedicalTicketInfo;
import tegata.formats.oqs.ResultOfQualificationConfirmation;
import tegata.formats.oqs.SpecificDiseasesCertificateInfo;
import tegata.gateway.caller.CallerRoutes;
import tegata.gateway.caller.TokenKey;
import tegata.gateway.caller.TokenKeys;
import tegata.gateway.description.Contract;
import tegata.gateway.insurer.InsurerTls;
import tegata.gateway.insurer.Insurers;
import tegata.gateway.limit.Limits;
import tegata.gateway.limit.LimitsConfig;
import tegata.gateway.observe.RequestObserver;
import tegata.gateway.overload.OwnLimit;
import tegata.gateway.problem.ProblemType;
import tegata.node.connection.Connections;
import tegata.node.connection.Deadlines;
import tegata.node.revocation.BoundedFetch;
import tegata.node.revocation.Revocation;
import tegata.node.revocation.RevocationConfig;

/** The published contract says what the gateway does. */
class OpenApiTest {
  private static final JsonNode CONTRACT = contract();

  /** Where the workers refuse what facilities and insurers ask. */
  private static final List<String> SERVED_TO_FACILITIES =
      List.of(
          "batch/ReceiveBatch.java",
          "consent/AskingFacility.java",
          "consent/EnterConsent.java",
          "consent/FacilityConsents.java",
          "consent/GiveConsent.java",
          "consent/GivePaperConsent.java",
          "consent/ProvideRecords.java",
          "database/Database.java",
          "eligibility/AdmitEligibility.java",
          "eligibility/RecordEligibility.java",
          "idempotency/OnceOnly.java",
          "identity/BeginChallenge.java",
          "identity/SpendCardProof.java",
          "paper/VerifyPaper.java",
          "registration/DecideDeregistration.java",
          "registration/RegisterPerson.java",
          "registration/ShowWaiting.java",
          "registration/TakeStep.java");

  /** What only the portal can be told: the contract has no such body, or no such call. */
  private static final Set<String> TO_THE_PORTAL = Set.of("already-registered", "comment-too-long");

  @Test
  @DisplayName("OpenAPI 3.1 の文書にある道と方法は、ゲートウェイにある道と方法と同じである")
  void namesEveryRoute() {
    assertThat(CONTRACT.path("openapi").asText()).startsWith("3.1.");
    Set<String> documented = new TreeSet<>();
    CONTRACT
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        m -> {
                          if (!m.equals("parameters")) {
                            documented.add(m.toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));

    assertThat(documented).isEqualTo(routes());
  }

  @Test
  @DisplayName("どの答えにも、問い合わせに使う X-Request-Id があると書いてある")
  void everyAnswerHasItsNumber() {
    List<JsonNode> answers =
        CONTRACT.path("paths").findValues("responses").stream()
            .flatMap(of -> StreamSupport.stream(of.spliterator(), false))
            .filter(answer -> !answer.has("$ref"))
            .toList();
    assertThat(answers)
        .hasSizeGreaterThan(20)
        .allMatch(a -> a.at("/headers/X-Request-Id").has("$ref"));
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("答えの項目は、電文の要素と過不足がない")
  @ValueSource(
      classes = {
        ResultOfQualificationConfirmation.class,
        ElderlyRecipientCertificateInfo.class,
        LimitApplicationCertificateRelatedInfo.class,
        SpecificDiseasesCertificateInfo.class,
        MedicalTicketInfo.class,
        Medicine.class,
        Checkup.class,
        CheckupItem.class
      })
  void namesEveryMember(Class<?> group) {
    String schema =
        group == ResultOfQualificationConfirmation.class ? "Result" : group.getSimpleName();
    Set<String> documented = new TreeSet<>();
    CONTRACT
        .at("/components/schemas/" + schema + "/properties")
        .fieldNames()
        .forEachRemaining(documented::add);

    assertThat(documented)
        .isEqualTo(
            Arrays.stream(group.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  @DisplayName("文書の中の参照は、どれも行き先がある")
  void resolvesEveryReference() {
    List<JsonNode> references = CONTRACT.findValues("$ref");

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            ref -> assertThat(CONTRACT.at(ref.asText().substring(1)).isMissingNode()).isFalse());
  }

  @Test
  @DisplayName("契約にある問題の種類は、実装にある種類と同じである")
  void listsEveryProblem() {
    Set<String> documented = new TreeSet<>();
    CONTRACT
        .at("/components/schemas/Problem/properties/type/x-extensible-enum")
        .forEach(type -> documented.add(type.asText()));

    assertThat(documented)
        .isEqualTo(
            Arrays.stream(ProblemType.values())
                .map(type -> "urn:tegata:problem:" + type.code())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  @DisplayName("ワーカーが施設に返す断りの符号は、どれも問題の種類にあり、状態も同じである")
  void knowsEveryFaultOfTheWorkers() throws IOException {
    Pattern fault = Pattern.compile("Kind\\.([A-Z_]+),\\s*\"([a-z-]+)\"");
    Path workers =
        Path.of("..", "verticles", "workers", "src", "main", "java", "tegata", "workers");
    int seen = 0;
    for (String file : SERVED_TO_FACILITIES) {
      Matcher matcher = fault.matcher(Files.readString(workers.resolve(file)));
      while (matcher.find()) {
        seen++;
        String code = matcher.group(2);
        if (!TO_THE_PORTAL.contains(code)) {
          assertThat(ProblemType.ofCode(code)).as(file + ": " + code).isPresent();
          assertThat(ProblemType.ofCode(code).get().status())
              .as(code)
              .isEqualTo(Fault.Kind.valueOf(matcher.group(1)).status());
        }
      }
    }
    assertThat(seen).isGreaterThan(15);
  }

  @Test
  @DisplayName("どの問題も、窓口で次にすることを日本語で言う")
  void tellsTheDeskWhatToDo() {
    assertThat(ProblemType.values())
        .allSatisfy(type -> assertThat(type.next()).matches("(?s).*[\\p{IsHiragana}].*。"));
  }

  @Test
  @DisplayName("問題の種類は、どれも docs/gateway-api.md に書いてある")
  void documentsEveryProblem() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "gateway-api.md"));

    assertThat(ProblemType.values())
        .allSatisfy(
            type ->
                assertThat(guide)
                    .contains(
                        "| `"
                            + type.code()
                            + "` | "
                            + type.status()
                            + " | "
                            + type.failed().word()));
  }

  private static Set<String> routes() {
    Vertx vertx = Vertx.vertx();
    try {
      return router(vertx).getRoutes().stream()
          .filter(route -> route.getPath() != null && route.methods() != null)
          .flatMap(route -> route.methods().stream().map(m -> line(m, route.getPath())))
          .collect(Collectors.toCollection(TreeSet::new));
    } finally {
      RunningGateway.await(vertx.close());
    }
  }

  private static String line(HttpMethod method, String path) {
    return method.name() + " " + path.replaceAll(":(\\w+)", "{$1}");
  }

  private static Router router(Vertx vertx) {
    Bus bus = new Bus(vertx);
    TokenKeys keys = TokenKeys.of(TokenKey.ofPem(pem()), Optional.empty());
    Clock clock = Clock.systemUTC();
    URI nowhere = URI.create("https://ca.example");
    RevocationConfig revocation =
        new RevocationConfig(
            nowhere, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    BoundedFetch fetch = new BoundedFetch(vertx, Optional.empty(), Duration.ZERO);
    GatewayConfig config =
        new GatewayConfig(
            "",
            0,
            "https://gateway.example",
            "",
            "",
            List.of(),
            revocation,
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            "insurers.json",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new GatewayRoutes(
            new CallerRoutes(
                vertx,
                bus,
                keys,
                "https://gateway.example",
                Duration.ZERO,
                List.of(),
                Revocation.at(vertx, revocation, fetch, clock),
                clock),
            bus,
            new Insurers(
                vertx,
                Path.of("insurers.json"),
                new InsurerTls(new PemTrustOptions(), Optional.empty()),
                Duration.ofSeconds(5),
                new SimpleMeterRegistry()),
            new OwnLimit(new SimpleMeterRegistry()),
            Contract.read(),
            new RequestObserver(new SimpleMeterRegistry(), Contract.read()),
            new Limits(vertx, LimitsConfig.DEFAULT),
            new Connections(
                vertx, new Deadlines(Deadlines.RECEIVE, Deadlines.RECEIVE, Deadlines.QUIET)),
            config,
            clock)
        .router(vertx);
  }

  private static String pem() {
    try {
      Path file = Files.createTempFile("token", ".pem");
      return Files.readString(TestPki.writeKey(file, TestPki.keyPair()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode contract() {
    try {
      return new YAMLMapper()
          .readTree(OpenApiTest.class.getResourceAsStream("/tegata/gateway/openapi.yaml"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
