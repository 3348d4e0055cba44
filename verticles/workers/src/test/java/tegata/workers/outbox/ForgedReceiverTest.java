package tegata.workers.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tegata.workers.RunningWorkers.await;

import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tegata.workers.fixture.TestCa;

/** An acknowledgement is as true as the certificate of whoever gives it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedReceiverTest {
  private static final String RECEIVER = "localhost";
  private static final TestCa CA = new TestCa(TestCa.NAME, "receivers", Instant.now());
  private static final TestCa FORGERS = new TestCa(TestCa.NAME, "forgers", Instant.now());
  private static final Message MESSAGE =
      new Message(
          UUID.randomUUID(),
          UUID.randomUUID(),
          1,
          UUID.randomUUID(),
          "intermediary",
          "intermediary.deregistration",
          new JsonObject().put("number", "D-202611-000001-4"));

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();
  private Path ca;

  @BeforeAll
  void trust(@TempDir Path dir) {
    ca = TestCa.pem(dir.resolve("ca.pem"), CA);
  }

  @AfterAll
  void stop() {
    await(vertx.close());
  }

  @Test
  @DisplayName("知っている CA の、その名前の証明書なら、受付を信じる")
  void theReceiverIsBelieved() {
    assertThat(deliver(to(CA, RECEIVER)).getString("acceptedOn")).isEqualTo("2026-11-27");
    assertThat(asked).hasPositiveValue();
  }

  @Test
  @DisplayName("同じ名前でもほかの CA、同じ CA でもほかの名前の証明書なら、何も渡さず、受付も信じない")
  void aForgerIsNeitherToldNorBelieved() {
    for (Receivers forged : List.of(to(FORGERS, RECEIVER), to(CA, "another.example"))) {
      asked.set(0);
      assertThatThrownBy(() -> deliver(forged))
          .rootCause()
          .isInstanceOf(GeneralSecurityException.class);
      assertThat(asked).hasValue(0);
    }
  }

  /** As the relay does: where only the time was too short, it is tried again. */
  private static JsonObject deliver(Receivers receivers) {
    for (int tries = 0; tries < 100; tries++) {
      try {
        return await(receivers.deliver(MESSAGE));
      } catch (IllegalStateException e) {
        if (!(rootOf(e) instanceof SslHandshakeTimeoutException)) {
          throw e;
        }
      }
    }
    throw new AssertionError("no handshake came to its end");
  }

  private static Throwable rootOf(Throwable e) {
    return e.getCause() == null ? e : rootOf(e.getCause());
  }

  private Receivers to(TestCa issuer, String name) {
    int port =
        await(
                vertx
                    .createHttpServer(
                        new HttpServerOptions().setSsl(true).setKeyCertOptions(tls(issuer, name)))
                    .requestHandler(
                        request -> {
                          asked.incrementAndGet();
                          request
                              .response()
                              .end(
                                  new JsonObject()
                                      .put("id", MESSAGE.id().toString())
                                      .put("acceptedOn", "2026-11-27")
                                      .toBuffer());
                        })
                    .listen(0, RECEIVER))
            .actualPort();
    RelayConfig config =
        new RelayConfig(
            URI.create("https://" + RECEIVER + ":" + port),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ca.getFileName().toString()),
            Optional.of(Duration.ofSeconds(15)));
    return new HttpReceivers(vertx, config, ca.getParent());
  }

  private static PemKeyCertOptions tls(TestCa issuer, String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      X509v3CertificateBuilder certificate =
          new JcaX509v3CertificateBuilder(
              issuer.name(),
              BigInteger.TWO,
              Date.from(Instant.now().minus(1, ChronoUnit.DAYS)),
              Date.from(Instant.now().plus(1, ChronoUnit.DAYS)),
              new X500Name("CN=" + name),
              keys.getPublic());
      certificate.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
      byte[] signed =
          certificate
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.keys().getPrivate()))
              .getEncoded();
      return new PemKeyCertOptions()
          .addCertValue(pem("CERTIFICATE", signed))
          .addKeyValue(pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Buffer pem(String kind, byte[] content) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Buffer.buffer("-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
  }
}
