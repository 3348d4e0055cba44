package tegata.acceptance.gateway;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import tegata.acceptance.system.RunningSystem;

/**
 * A clinic of the demonstration, with the files any clinic gets: its certificate and the gateway's
 * CA. Uses nothing of ours but HTTP.
 */
public final class Clinic {
  private static final char[] NO_PASSWORD = new char[0];

  private final Path folder;
  private final JsonObject facility;
  private final HttpClient http;

  private Clinic(Path folder, JsonObject facility, HttpClient http) {
    this.folder = folder;
    this.facility = facility;
    this.http = http;
  }

  /** The first standard clinic. */
  public static Clinic first(RunningSystem system) {
    return with(system, "standard", "clinic");
  }

  /** The first facility of a kind and role. */
  public static Clinic with(RunningSystem system, String kind, String role) {
    try (var folders = Files.list(system.demoFolder().resolve("facilities"))) {
      return folders
          .sorted()
          .map(folder -> new Clinic(folder, json(folder.resolve("facility.json")), null))
          .filter(c -> c.facility.getString("kind").equals(kind))
          .filter(c -> c.facility.getJsonArray("roles").contains(role))
          .findFirst()
          .map(c -> c.with(context(system.demoFolder().resolve("ca.pem"), c.folder)))
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  public String code() {
    return facility.getString("code");
  }

  public String name() {
    return facility.getString("name");
  }

  /** A new access token. */
  public String token(int port) {
    HttpResponse<String> answer =
        send(
            request(port, "/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id="
                            + facility.getString("clientId"))));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no token: " + answer.body());
    }
    return new JsonObject(answer.body()).getString("access_token");
  }

  /** Posts JSON as this clinic. */
  public HttpResponse<String> post(int port, String path, String token, JsonObject body) {
    return send(
        request(port, path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  /** Posts bytes as this clinic. */
  public HttpResponse<byte[]> post(
      int port, String path, String token, String contentType, byte[] body) {
    try {
      return http.send(
          request(port, path)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", contentType)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An OQS XML question about a person of {@code people.json}. */
  public String oqs(JsonObject person, String day, String identifier) {
    return """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <XmlMsg><MessageHeader><QualificationConfirmationDate>%s</QualificationConfirmationDate>\
    <MedicalInstitutionCode>%s</MedicalInstitutionCode>\
    <ArbitraryFileIdentifier>%s</ArbitraryFileIdentifier></MessageHeader>\
    <MessageBody><QualificationConfirmSearchInfo><InsurerNumber>%8s</InsurerNumber>\
    <InsuredCardSymbol>%s</InsuredCardSymbol>\
    <InsuredIdentificationNumber>%s</InsuredIdentificationNumber>\
    <InsuredBranchNumber>%s</InsuredBranchNumber><Birthdate>%s</Birthdate>\
    </QualificationConfirmSearchInfo></MessageBody></XmlMsg>
    """
        .formatted(
            day,
            code(),
            identifier,
            person.getString("insurerNumber"),
            person.getString("insuredCardSymbol"),
            person.getString("insuredIdentificationNumber"),
            person.getString("insuredBranchNumber"),
            person.getString("birthdate").replace("-", ""));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
        .timeout(Duration.ofSeconds(15));
  }

  private Clinic with(SSLContext context) {
    return new Clinic(
        folder,
        facility,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(context)
            .connectTimeout(Duration.ofSeconds(5))
            .build());
  }

  private static SSLContext context(Path ca, Path folder) {
    try {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, NO_PASSWORD);
      trust.setCertificateEntry("ca", certificate(x509, ca));
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust);
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, NO_PASSWORD);
      own.setKeyEntry(
          "own",
          key(folder.resolve("key.pem")),
          NO_PASSWORD,
          new Certificate[] {certificate(x509, folder.resolve("cert.pem"))});
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Certificate certificate(CertificateFactory x509, Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return x509.generateCertificate(in);
    }
  }

  private static PrivateKey key(Path file) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      Object content = parser.readObject();
      PrivateKeyInfo info =
          content instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : (PrivateKeyInfo) content;
      return new JcaPEMKeyConverter().getPrivateKey(info);
    }
  }

  private static JsonObject json(Path file) {
    try {
      return new JsonObject(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
