package tegata.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tegata.simulators.card.Cards;
import tegata.simulators.card.Credential;
import tegata.simulators.card.Pem;
import tegata.simulators.files.WorldFiles;
import tegata.simulators.people.FacilityClient;
import tegata.simulators.people.Insurers;

@ExtendWith(VertxExtension.class)
class WorldTest {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Clock CLOCK =
      Clock.fixed(Cards.TODAY.atTime(9, 0).atZone(JAPAN).toInstant(), JAPAN);

  @TempDir static Path directory;
  private static World world;
  private static Path demo;

  @BeforeAll
  static void openOnce() {
    world = World.open(directory.resolve("world"), CLOCK, Ports.ephemeral());
    demo = directory.resolve("demo");
    world.writeDemoFiles(demo);
  }

  @Test
  @DisplayName("var/demo の人物は働く世代が先頭、記録のない人が末尾。書かれた発行番号で署名できる")
  void demoPeopleCanSign(Vertx vertx) throws Exception {
    JsonArray people = new JsonArray(Files.readString(demo.resolve("people.json")));
    JsonObject first = people.getJsonObject(0);
    RunningWorld running = await(world.start(vertx));
    WebClient client = WebClient.create(vertx);
    HttpResponse<Buffer> signed =
        await(
            client
                .postAbs(running.urls().reader() + "/cards/" + first.getString("cardId") + "/sign")
                .sendJsonObject(
                    new JsonObject()
                        .put("pin", first.getString("pin"))
                        .put("challenge", Cards.LOGIN)));

    assertThat(first.fieldNames())
        .containsExactly(
            "name",
            "kana",
            "cardId",
            "pin",
            "insurerNumber",
            "insuredCardSymbol",
            "insuredIdentificationNumber",
            "insuredBranchNumber",
            "birthdate",
            "sex",
            "example");
    assertThat(signed.statusCode()).isEqualTo(200);
    assertThat(people.getJsonObject(people.size() - 1).getString("example")).contains("記録が一つもない");
    await(running.stop());
  }

  @Test
  @DisplayName("保険者のサーバーは var/demo/ca.pem で信頼でき、最初の保険者には二つある")
  void insurersAnswerUnderTheDemoCa(Vertx vertx) throws Exception {
    RunningWorld running = await(world.start(vertx));
    PemTrustOptions trust = new PemTrustOptions().addCertPath(demo.resolve("ca.pem").toString());
    WebClient client = WebClient.create(vertx, new WebClientOptions().setTrustOptions(trust));

    assertThat(running.urls().insurers().keySet())
        .containsExactlyElementsOf(Insurers.ALL.stream().map(i -> i.number()).toList());
    assertThat(running.urls().insurers().get(Insurers.SOCIETY.number())).hasSize(2);
    for (List<String> replicas : running.urls().insurers().values()) {
      for (String url : replicas) {
        String byAddress = url.replace("localhost", "127.0.0.1");
        assertThat(await(client.getAbs(url + "/admin/requests").send()).statusCode())
            .isEqualTo(200);
        assertThat(await(client.getAbs(byAddress + "/admin/requests").send()).statusCode())
            .isEqualTo(200);
      }
    }
    await(running.stop());
  }

  @Test
  @DisplayName("使われているポートがあれば、何も開いたままにせず失敗する")
  void startsAllOrNothing(Vertx vertx) throws Exception {
    RunningWorld first = await(world.start(vertx));
    int taken = Integer.parseInt(first.urls().reader().replaceAll(".*:", ""));
    int free = freePort();
    World clashing =
        World.open(
            directory.resolve("world"), CLOCK, new Ports(taken, 0, List.of(0, 0, 0, 0), free, 0));

    // Within one Vert.x, servers may share a port; the clash must come from another one.
    Vertx other = Vertx.vertx();
    try {
      assertThatThrownBy(() -> await(clashing.start(other)))
          .rootCause()
          .isInstanceOf(BindException.class);
      assertThatThrownBy(() -> new Socket("127.0.0.1", free).close())
          .isInstanceOf(ConnectException.class);
    } finally {
      await(other.close());
      await(first.stop());
    }
  }

  @Test
  @DisplayName("再び開いても、すべてのファイルは前と同じ")
  void aRestartKeepsEverything() {
    Map<String, String> before = contents(directory.resolve("world/cards"));
    Path again = directory.resolve("again");
    World.open(
            directory.resolve("world"), Clock.offset(CLOCK, Duration.ofDays(40)), Ports.ephemeral())
        .writeDemoFiles(again);

    assertThat(contents(directory.resolve("world/cards"))).isEqualTo(before);
    assertThat(contents(again)).isEqualTo(contents(demo));
  }

  @Test
  @DisplayName("鍵も合言葉も、持ち主だけが読める")
  void everythingIsPrivate() {
    try (Stream<Path> files =
        Stream.concat(Files.walk(demo), Files.walk(directory.resolve("world")))) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("医療機関等は標準の診療所が二つ以上、ほかの種類と役割は一つずつある")
  void thereIsAFacilityOfEveryKind() throws Exception {
    try (Stream<Path> codes = Files.list(demo.resolve("facilities"))) {
      List<JsonObject> facilities = codes.map(code -> json(code.resolve("facility.json"))).toList();
      assertThat(facilities)
          .filteredOn(f -> f.getString("kind").equals("standard"))
          .filteredOn(f -> f.getJsonArray("roles").contains("clinic"))
          .hasSizeGreaterThanOrEqualTo(2);
      assertThat(facilities)
          .extracting(f -> f.getString("kind"))
          .contains("home-visit", "eligibility-only");
      assertThat(facilities)
          .extracting(f -> f.getJsonArray("roles").getString(0))
          .contains("clinic", "pharmacy", "kiosk");
    }
  }

  @Test
  @DisplayName("クライアント証明書は、書き出した信頼の一覧で検証でき、用途は clientAuth")
  void clientCertificatesChainToTheTrust() throws Exception {
    List<X509Certificate> trust = pem(demo.resolve("trust/facility-ca.pem"));
    FacilityClient clinic = FacilityClient.ALL.get(0);
    X509Certificate client = pem(demo.resolve("facilities/" + clinic.code() + "/cert.pem")).get(0);
    X509Certificate insurer =
        pem(demo.resolve("insurers/" + Insurers.SOCIETY.number() + "/cert.pem")).get(0);

    client.verify(trust.get(0).getPublicKey());
    insurer.verify(trust.get(1).getPublicKey());
    assertThat(client.getSubjectX500Principal().getName()).contains("CN=" + clinic.clientId());
    assertThat(client.getExtendedKeyUsage()).containsExactly(KeyPurposeId.id_kp_clientAuth.getId());
    assertThat(pem(demo.resolve("bus/cert.pem")).get(0).getExtendedKeyUsage())
        .containsExactlyInAnyOrder(
            KeyPurposeId.id_kp_serverAuth.getId(), KeyPurposeId.id_kp_clientAuth.getId());
    assertThat(pem(demo.resolve("trust/card-ca.pem"))).hasSize(2);
  }

  @Test
  @DisplayName("偽物は、ねらった一点だけがちがう")
  void forgeriesDifferInOnePoint() throws Exception {
    Forgeries forgeries = world.forgeries();
    FacilityClient clinic = FacilityClient.ALL.get(0);
    PublicKey facilityCa = pem(demo.resolve("trust/facility-ca.pem")).get(0).getPublicKey();
    PublicKey cardCa = pem(demo.resolve("trust/card-ca.pem")).get(0).getPublicKey();

    X509Certificate expired = forgeries.expiredClient(clinic).certificate();
    expired.verify(facilityCa);
    assertThat(expired.getNotAfter()).isBefore(Date.from(CLOCK.instant()));
    X509Certificate foreign = forgeries.foreignClient(clinic).certificate();
    assertThat(foreign.getIssuerX500Principal()).isEqualTo(expired.getIssuerX500Principal());
    assertThatThrownBy(() -> foreign.verify(facilityCa)).isInstanceOf(SignatureException.class);
    X509Certificate server = forgeries.serverAsClient(clinic).certificate();
    server.verify(facilityCa);
    assertThat(server.getExtendedKeyUsage()).containsExactly(KeyPurposeId.id_kp_serverAuth.getId());
    Credential foreignCard = forgeries.foreignCard("90000001TEGATA00000001A");
    assertThatThrownBy(() -> foreignCard.certificate().verify(cardCa))
        .isInstanceOf(SignatureException.class);
    X509Certificate signature = forgeries.signatureCertificate("S1", "見本　太郎").certificate();
    assertThat(signature.getKeyUsage()[1]).isTrue();
    assertThatCode(() -> forgeries.expiredCard("C1").certificate().verify(cardCa))
        .doesNotThrowAnyException();
    assertThatCode(() -> forgeries.cardWithSignaturePolicy("C1", "x").certificate().verify(cardCa))
        .doesNotThrowAnyException();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static JsonObject json(Path file) {
    return new JsonObject(WorldFiles.read(file));
  }

  private static List<X509Certificate> pem(Path file) {
    return Pem.certificates(WorldFiles.read(file));
  }

  private static Map<String, String> contents(Path directory) {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> contents.put(directory.relativize(file).toString(), WorldFiles.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
