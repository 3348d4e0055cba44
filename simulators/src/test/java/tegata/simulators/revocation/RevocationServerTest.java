package tegata.simulators.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tegata.simulators.card.Cards;
import tegata.simulators.card.CertificateAuthority;

@ExtendWith(VertxExtension.class)
class RevocationServerTest {

  private static final String AUTHORITY = "card-2";
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Clock CLOCK =
      Clock.fixed(Cards.TODAY.atTime(9, 0).atZone(JAPAN).toInstant(), JAPAN);
  private static final CertificateAuthority CA = Cards.authority();
  private static final BigInteger SERIAL = BigInteger.valueOf(4711);
  private static final byte[] NONCE =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;
  private WebClient client;

  @BeforeEach
  void start(Vertx vertx) throws Exception {
    RevocationRegister register =
        new RevocationRegister(directory.resolve("revocation.json"), CLOCK);
    register.issued(new Issued("CARD1", AUTHORITY, SERIAL));
    RevocationServer server =
        new RevocationServer(
            directory.resolve("ocsp"),
            Map.of(AUTHORITY, CA),
            Cards.TODAY,
            register,
            new NoRenewals(),
            CLOCK);
    int port = await(server.listen(vertx, 0)).actualPort();
    client =
        WebClient.create(
            vertx, new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port));
  }

  @Test
  @DisplayName("失効させると OCSP も CRL もそう答え、再起動しても忘れない")
  void aRevokedCardIsRevokedEverywhereAndForEver(Vertx vertx) throws Exception {
    assertThat(single(post(SERIAL)).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
    assertThat(crl().getRevokedCertificate(SERIAL)).isNull();

    assertThat(admin("/admin/revoked", new JsonObject().put("cardId", "CARD1")).statusCode())
        .isEqualTo(204);
    start(vertx);

    assertThat(single(post(SERIAL)).getCertStatus()).isInstanceOf(RevokedStatus.class);
    assertThat(crl().getRevokedCertificate(SERIAL)).isNotNull();
  }

  @Test
  @DisplayName("一時停止は理由が一時停止で、取り消せる")
  void aHoldCanBeTakenBack() throws Exception {
    admin("/admin/revoked", new JsonObject().put("cardId", "CARD1").put("hold", true));
    RevokedStatus held = (RevokedStatus) single(post(SERIAL)).getCertStatus();
    await(client.delete("/admin/revoked/CARD1").send());

    assertThat(held.getRevocationReason()).isEqualTo(6);
    assertThat(single(post(SERIAL)).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
  }

  @Test
  @DisplayName("OCSP の答えは認証局が委任した鍵で署名され、求められた nonce を返す")
  void theAnswerIsSignedByADelegateAndRepeatsTheNonce() throws Exception {
    BasicOCSPResp answer = post(SERIAL);
    X509CertificateHolder responder = answer.getCerts()[0];

    assertThat(answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(responder)))
        .isTrue();
    assertThat(
            responder.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(CA.certificate())))
        .isTrue();
    assertThat(responder.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck)).isNotNull();
    assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).getExtnValue())
        .isEqualTo(new DEROctetString(new DEROctetString(NONCE).getEncoded()));
  }

  @Test
  @DisplayName("OCSP は GET でもたずねられる")
  void ocspByGet() throws Exception {
    String question =
        URLEncoder.encode(
            Base64.getEncoder().encodeToString(question(SERIAL)), StandardCharsets.UTF_8);
    HttpResponse<Buffer> answer = await(client.get("/ocsp/card-2/" + question).send());

    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/ocsp-response");
    assertThat(single(basic(answer)).getCertStatus()).isEqualTo(CertificateStatus.GOOD);
  }

  @Test
  @DisplayName("発行していない番号は「わからない」")
  void aNumberNeverIssuedIsUnknown() throws Exception {
    assertThat(single(post(BigInteger.TEN)).getCertStatus()).isInstanceOf(UnknownStatus.class);
    assertThat(admin("/admin/revoked", new JsonObject().put("cardId", "NOBODY")).statusCode())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("CRL は認証局の鍵で署名され、次の更新の時刻をもつ")
  void theListIsSignedByTheAuthority() throws Exception {
    X509CRLHolder list = crl();

    assertThat(
            list.isSignatureValid(new JcaContentVerifierProviderBuilder().build(CA.certificate())))
        .isTrue();
    assertThat(list.getNextUpdate()).isAfter(Date.from(CLOCK.instant()));
  }

  @ParameterizedTest
  @CsvSource({"down, 503", "try-later, 200", "garbage, 200", "unknown, 200"})
  @DisplayName("言われたとおりに故障し、知らない故障は断る")
  void misbehavesAsTold(String how, int status) throws Exception {
    assertThat(admin("/admin/misbehaviour", new JsonObject().put("ocsp", how)).statusCode())
        .isEqualTo(204);

    assertThat(await(ask(SERIAL)).statusCode()).isEqualTo(status);
    assertThat(admin("/admin/misbehaviour", new JsonObject().put("ocsp", "nice")).statusCode())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("古い答え・ちがう鍵の答え・ちがう nonce の答えができる")
  void eachLieIsTheOneAskedFor() throws Exception {
    admin("/admin/misbehaviour", new JsonObject().put("ocsp", "stale").put("crl", "stale"));
    assertThat(single(post(SERIAL)).getNextUpdate()).isBefore(Date.from(CLOCK.instant()));
    assertThat(crl().getNextUpdate()).isBefore(Date.from(CLOCK.instant()));

    admin("/admin/misbehaviour", new JsonObject().put("ocsp", "wrong-signature"));
    BasicOCSPResp forged = post(SERIAL);
    assertThat(
            forged.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(forged.getCerts()[0])))
        .isFalse();

    admin("/admin/misbehaviour", new JsonObject().put("ocsp", "wrong-nonce"));
    assertThat(post(SERIAL).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).getExtnValue())
        .isNotEqualTo(new DEROctetString(new DEROctetString(NONCE).getEncoded()));
  }

  @Test
  @DisplayName("OCSP の問いでないものには malformedRequest と答える")
  void nonsenseIsMalformed() throws Exception {
    HttpResponse<Buffer> answer = await(client.post("/ocsp").sendBuffer(Buffer.buffer("nonsense")));

    assertThat(new OCSPResp(answer.body().getBytes()).getStatus())
        .isEqualTo(OCSPResp.MALFORMED_REQUEST);
  }

  private BasicOCSPResp post(BigInteger serial) throws Exception {
    return basic(await(ask(serial)));
  }

  private Future<HttpResponse<Buffer>> ask(BigInteger serial) throws Exception {
    return client.post("/ocsp").sendBuffer(Buffer.buffer(question(serial)));
  }

  private static byte[] question(BigInteger serial) throws Exception {
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    OCSPReqBuilder question = new OCSPReqBuilder();
    question.addRequest(
        new CertificateID(
            digests.get(CertificateID.HASH_SHA1),
            new JcaX509CertificateHolder(CA.certificate()),
            serial));
    question.setRequestExtensions(
        new Extensions(
            new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new DEROctetString(NONCE).getEncoded())));
    return question.build().getEncoded();
  }

  private static BasicOCSPResp basic(HttpResponse<Buffer> answer) throws Exception {
    return (BasicOCSPResp) new OCSPResp(answer.body().getBytes()).getResponseObject();
  }

  private static SingleResp single(BasicOCSPResp answer) {
    assertThat(answer.getResponses()).hasSize(1);
    return answer.getResponses()[0];
  }

  private X509CRLHolder crl() throws Exception {
    return new X509CRLHolder(await(client.get("/crl/card-2.crl").send()).body().getBytes());
  }

  private HttpResponse<Buffer> admin(String path, JsonObject body) throws Exception {
    return await(client.put(path).sendJsonObject(body));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static final class NoRenewals implements RenewalDesk {
    @Override
    public Optional<Renewal> renew(String cardId) {
      return Optional.empty();
    }

    @Override
    public Optional<Renewal> broughtAbout(String cardId) {
      return Optional.empty();
    }
  }
}
