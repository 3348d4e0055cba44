package tegata.simulators.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tegata.simulators.card.Authorities;
import tegata.simulators.card.Cards;
import tegata.simulators.card.Credential;
import tegata.simulators.card.KeyPairs;
import tegata.simulators.card.Pem;
import tegata.simulators.card.TlsProfile;
import tegata.simulators.card.Validity;
import tegata.simulators.inbox.Inbox;
import tegata.simulators.people.InsuredNumber;
import tegata.simulators.people.Insurer;
import tegata.simulators.people.Person;
import tegata.simulators.people.Population;

/** A backend on a free port, and questions to it. */
@ExtendWith(VertxExtension.class)
abstract class BackendTest {

  static final Charset WINDOWS_31J = Charset.forName("windows-31j");
  static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  static final Clock CLOCK =
      Clock.fixed(
          Cards.TODAY.atTime(9, 15).atZone(ZoneId.of("Asia/Tokyo")).toInstant(),
          ZoneId.of("Asia/Tokyo"));

  @TempDir static Path directory;
  private static Credential tls;
  private static Credential caller;
  private static String ca;
  static List<Person> people;

  private Vertx vertx;
  WebClient client;
  private int port;

  @BeforeAll
  static void makeCertificateAndPeople() {
    Authorities authorities = new Authorities(directory.resolve("ca"), Cards.TODAY);
    ca = Pem.certificates(List.of(authorities.server().certificate()));
    tls =
        authorities
            .server()
            .enrol(
                TlsProfile.server(
                    "insurer", Validity.days(Cards.TODAY.minusDays(1), LocalDate.of(2046, 1, 1))),
                KeyPairs.EC_P256);
    caller =
        authorities
            .server()
            .enrol(
                TlsProfile.client(
                    "gateway",
                    "Tegata demo",
                    Validity.days(Cards.TODAY.minusDays(1), LocalDate.of(2046, 1, 1))),
                KeyPairs.EC_P256);
    people = Population.open(directory.resolve("people.json"), CLOCK).people();
  }

  @BeforeEach
  void keepVertx(Vertx vertx) {
    this.vertx = vertx;
  }

  void start(Insurer insurer) throws Exception {
    PemKeyCertOptions certificate =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(Pem.certificates(List.of(tls.certificate()))))
            .addKeyValue(Buffer.buffer(Pem.key(tls.key())));
    port =
        await(
                new InsurerBackend(
                        insurer, people, CLOCK, new Inbox(directory.resolve("inbox.json"), CLOCK))
                    .listen(
                        vertx,
                        0,
                        certificate,
                        new PemTrustOptions().addCertValue(Buffer.buffer(ca))))
            .actualPort();
    reconnect();
  }

  void reconnect() {
    client = clientOf(port);
  }

  WebClient clientOf(int port) {
    return WebClient.create(
        vertx,
        new WebClientOptions()
            .setDefaultHost("localhost")
            .setDefaultPort(port)
            .setSsl(true)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .addCertValue(Buffer.buffer(Pem.certificates(List.of(caller.certificate()))))
                    .addKeyValue(Buffer.buffer(Pem.key(caller.key()))))
            .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(ca))));
  }

  void fault(String mode, long millis) throws Exception {
    JsonObject fault = new JsonObject().put("mode", mode).put("millis", millis);
    assertThat(await(client.put("/admin/fault").sendJsonObject(fault)).statusCode()).isEqualTo(200);
  }

  HttpResponse<Buffer> ask(String request) throws Exception {
    return ask(request, StandardCharsets.UTF_8);
  }

  HttpResponse<Buffer> ask(String request, Charset charset) throws Exception {
    return await(client.post("/eligibility").sendBuffer(Buffer.buffer(request.getBytes(charset))));
  }

  HttpResponse<Buffer> ask(String request, long timeout) throws Exception {
    return await(client.post("/eligibility").timeout(timeout).sendBuffer(Buffer.buffer(request)));
  }

  static String request(String encoding, Person person) {
    return request(encoding, person, person.coverage().insured());
  }

  static String request(String encoding, Person person, InsuredNumber insured) {
    return """
    <?xml version="1.0" encoding="%s" standalone="no"?>
    <XmlMsg><MessageHeader><QualificationConfirmationDate>%s</QualificationConfirmationDate>
    <MedicalInstitutionCode>3410712362</MedicalInstitutionCode>
    <ArbitraryFileIdentifier>file-1</ArbitraryFileIdentifier></MessageHeader>
    <MessageBody><QualificationConfirmSearchInfo>
    <Birthdate>%s</Birthdate>
    <InsurerNumber>%8s</InsurerNumber>
    <InsuredCardSymbol>%s</InsuredCardSymbol>
    <InsuredIdentificationNumber>%s</InsuredIdentificationNumber>
    <InsuredBranchNumber>%s</InsuredBranchNumber>
    <ArbitraryIdentifier>person-1</ArbitraryIdentifier>
    </QualificationConfirmSearchInfo></MessageBody></XmlMsg>
    """
        .formatted(
            encoding,
            DATE.format(Cards.TODAY),
            DATE.format(person.birthdate()),
            insured.insurer(),
            insured.symbol(),
            insured.number(),
            insured.branch());
  }

  static Person example(String part) {
    return people.stream().filter(p -> p.example().contains(part)).findFirst().orElseThrow();
  }

  static Document xml(HttpResponse<Buffer> response) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(response.bodyAsBuffer().getBytes()));
  }

  static String text(Document document, String element) {
    return document.getElementsByTagName(element).item(0).getTextContent();
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
