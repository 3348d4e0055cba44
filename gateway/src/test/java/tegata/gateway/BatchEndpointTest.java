package tegata.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tegata.contract.BatchApi;
import tegata.contract.BatchApi.Receipt;
import tegata.contract.Caller;
import tegata.domain.facility.Facility.Role;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;

/** 保険者からの取込ファイル. */
class BatchEndpointTest {
  private static final String PATH = "/v1/batches";
  private static final String INSURER = "06130488";
  private static final String TYPE = "application/octet-stream";

  private static RunningGateway gateway;
  private static FakeBatches batches;
  private static Credential credential;
  private static HttpClient insurer;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = RunningGateway.start();
    credential = gateway.facilities.issue("insurer-1", TestPki.CLIENT);
    gateway.register("insurer-1", INSURER, FacilityKind.STANDARD, Role.INSURER, credential);
    insurer = gateway.client(credential);
    token =
        new JsonObject(gateway.tokenRequest(insurer, "insurer-1", "").body())
            .getString("access_token");
    batches = new FakeBatches();
    RunningGateway.await(batches.serve(gateway.bus));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    batches.parts.clear();
    batches.abandoned.clear();
    batches.finished.clear();
    batches.callers.clear();
    batches.failingParts = 0;
    batches.receipt = Optional.empty();
  }

  @Test
  @DisplayName("本文は部分に分かれて順に届き、全部が届いてから 202 と場所を答える")
  void streams() {
    byte[] file = random(1_000_000);

    HttpResponse<String> answer = send(file, "Idempotency-Key", "november");

    assertThat(answer.statusCode()).isEqualTo(202);
    JsonObject receipt = new JsonObject(answer.body());
    UUID id = UUID.fromString(receipt.getString("id"));
    assertThat(answer.headers().firstValue("Location")).contains(PATH + "/" + id);
    assertThat(receipt.getString("sha256")).isEqualTo(sha256(file));
    List<byte[]> parts = batches.parts.get(id);
    assertThat(parts).hasSizeGreaterThan(5);
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.length).isLessThan(BatchApi.PART_BYTES + 64 * 1024));
    assertThat(joined(parts)).isEqualTo(file);
    assertThat(batches.callers)
        .allSatisfy(c -> assertThat(c.kind() + " " + c.id()).isEqualTo("INSURER " + INSURER));
    Caller writer = batches.callers.get(1);
    assertThat(writer.idempotencyKey().orElseThrow().route()).isEqualTo("POST " + PATH);
    assertThat(writer.idempotencyKey().orElseThrow().fingerprint()).isEqualTo(sha256(file));
    assertThat(batches.abandoned).isEmpty();
  }

  @Test
  @DisplayName("長さを言わない本文も、空の本文も届く。前に届いた中身には 200 と前の番号を答え、置いたものを捨てる")
  void answersKnownContent() {
    UUID known = UUID.randomUUID();
    batches.receipt = Optional.of(new Receipt(known, false));

    HttpResponse<String> answer =
        RunningGateway.send(
            insurer, request(BodyPublishers.fromPublisher(BodyPublishers.ofString("chunked"))));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(answer.body()).getString("id")).isEqualTo(known.toString());
    assertThat(abandoned()).containsExactlyElementsOf(batches.parts.keySet());
    batches.receipt = Optional.empty();
    assertThat(send(new byte[0]).statusCode()).isEqualTo(202);
  }

  @Test
  @DisplayName("部分を置けない間は送り手を待たせて試し直し、置けなければ断って捨てる")
  void insists() {
    batches.failingParts = 2;
    assertThat(send(random(300_000)).statusCode()).isEqualTo(202);

    batches.failingParts = 100;
    ProblemAnswer.of(send(random(300_000))).is(503, "database-away", "gateway").hasNext();
    assertThat(abandoned()).hasSize(1);
  }

  @Test
  @DisplayName("大きすぎる本文は、長さを言えば読む前に、言わなければ読むのをやめて断る")
  void limitsTheSize() {
    byte[] large = random((int) RunningGateway.MAX_BATCH + 1);

    ProblemAnswer.of(send(large)).is(413, "body-too-large", "caller");
    assertThat(batches.parts).as("nothing was begun").isEmpty();
    HttpResponse<String> chunked =
        RunningGateway.send(
            insurer, request(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large))));
    ProblemAnswer.of(chunked).is(413, "body-too-large", "caller");
    assertThat(abandoned()).hasSize(1);
    assertThat(batches.finished).isEmpty();
  }

  @Test
  @DisplayName("Expect: 100-continue には、調べたあとで 100 を返す")
  void continues() {
    HttpResponse<String> answer =
        RunningGateway.send(
            insurer, request(BodyPublishers.ofByteArray(random(200_000))).expectContinue(true));

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @Test
  @DisplayName("送り終えない接続は、この道の期限で閉じて何も残さず、それまでは門の期限では閉じない")
  void closesSlowUploads() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            credential
                .client(gateway.servers)
                .getSocketFactory()
                .createSocket("127.0.0.1", gateway.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /v1/batches HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\nabc")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      long begun = System.nanoTime();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);

      assertThat(System.nanoTime() - begun)
          .isGreaterThan(RunningGateway.RECEIVE.multipliedBy(2).toNanos());
    }
    assertThat(abandoned()).hasSize(1);
    assertThat(batches.finished).isEmpty();
  }

  @Test
  @DisplayName("送れるのは、保険者の証明書・トークン・役割を持つ者だけ。医療機関は本文を読まれる前に断られる")
  void isForInsurersAlone() {
    HttpClient clinic = gateway.client(gateway.clinic);
    HttpRequest.Builder asClinic =
        HttpRequest.newBuilder(gateway.at(PATH))
            .header("Authorization", "Bearer " + gateway.token())
            .header("Content-Type", TYPE)
            .POST(BodyPublishers.ofByteArray(random(200_000)));

    ProblemAnswer.of(RunningGateway.send(clinic, asClinic)).is(403, "insufficient-scope", "caller");
    ProblemAnswer.of(RunningGateway.send(clinic, request(BodyPublishers.ofString("x"))))
        .is(401, "invalid-token", "caller");
    ProblemAnswer.of(
            RunningGateway.send(gateway.anonymousClient(), request(BodyPublishers.ofString("x"))))
        .is(401, "client-certificate-missing", "caller");
    ProblemAnswer.of(
            RunningGateway.send(
                insurer,
                HttpRequest.newBuilder(gateway.at("/v1/eligibility"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofString(
                            """
                            {"qualificationConfirmationDate":"2026-11-27","insurerNumber":"06130488",
                             "insuredCardSymbol":"1","insuredIdentificationNumber":"2","birthdate":"2001-01-01"}
                            """))))
        .is(403, "insufficient-scope", "caller");
    assertThat(batches.parts).isEmpty();
  }

  @Test
  @DisplayName("種類の違う本文、圧縮された本文、形の違う番号は断る")
  void refusesOtherBodies() {
    ProblemAnswer.of(
            gateway.post(
                insurer, PATH, "application/json", "{}", "Authorization", "Bearer " + token))
        .is(415, "unsupported-media-type", "caller");
    ProblemAnswer.of(send(random(10), "Content-Encoding", "gzip"))
        .is(415, "unsupported-media-type", "caller");
    ProblemAnswer.of(send(random(10), "Idempotency-Key", "with space"))
        .is(400, "idempotency-key-malformed", "caller");
    assertThat(batches.parts).isEmpty();
  }

  @Test
  @DisplayName("報告は、件数と、すべてのページの指摘。知らない番号は 404")
  void reports() {
    String id = new JsonObject(send(random(3)).body()).getString("id");

    HttpResponse<String> answer = report(id);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject report = new JsonObject(answer.body());
    assertThat(report.getString("state")).isEqualTo("done");
    assertThat(report.getJsonObject("counts").getInteger("rejected")).isEqualTo(1);
    assertThat(report.getJsonArray("findings"))
        .extracting(found -> ((JsonObject) found).getInteger("line"))
        .containsExactly(7, 8);
    ProblemAnswer.of(report(UUID.randomUUID().toString())).is(404, "batch-unknown", "caller");
    ProblemAnswer.of(report("nothing")).is(404, "batch-unknown", "caller");
  }

  private static HttpResponse<String> report(String id) {
    return RunningGateway.send(
        insurer,
        HttpRequest.newBuilder(gateway.at(PATH + "/" + id))
            .header("Authorization", "Bearer " + token)
            .GET());
  }

  private static HttpResponse<String> send(byte[] file, String... headers) {
    HttpRequest.Builder request = request(BodyPublishers.ofByteArray(file));
    return RunningGateway.send(insurer, headers.length == 0 ? request : request.headers(headers));
  }

  private static HttpRequest.Builder request(HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(gateway.at(PATH))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", TYPE)
        .POST(body);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] joined(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** What was abandoned, once something was: the caller has its answer a moment before. */
  private static List<UUID> abandoned() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      for (int i = 0; i < 500 && batches.abandoned.isEmpty(); i++) {
        never.await(20, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return batches.abandoned;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
