package tegata.gateway;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import tegata.contract.Bus;
import tegata.contract.Json;
import tegata.domain.facility.Facility;
import tegata.domain.facility.FacilityKind;
import tegata.gateway.TestPki.Credential;
import tegata.gateway.batch.BatchesConfig;
import tegata.gateway.insurer.InsurerConfig;
import tegata.gateway.insurer.InsurersConfig;
import tegata.gateway.limit.LimitsConfig;
import tegata.node.limit.Rate;
import tegata.node.revocation.RevocationConfig;
import tegata.node.trace.Tracing;

/** A gateway on a free port, two insurers behind it and a clinic in front, all over TLS. */
final class RunningGateway implements AutoCloseable {
  static final String ISSUER = "https://gateway.example";
  static final String CLINIC_CODE = "3410712362";
  static final String CLINIC_CLIENT = "clinic-1";
  private static final LimitsConfig ROOMY =
      new LimitsConfig(
          Optional.of(new Rate(1e5, 100_000)),
          Optional.of(new Rate(1e5, 100_000)),
          Optional.of(new Rate(1e5, 100_000)),
          Optional.empty());
  static final Duration DEADLINE = Duration.ofSeconds(2);

  /** Connections to each replica of an insurer. */
  static final int POOL = 4;

  private static final int UNKNOWN = 40;
  static final long MAX_BATCH = 3L << 20;
  private final BatchesConfig batches =
      new BatchesConfig(Optional.of(MAX_BATCH), Optional.of(RECEIVE.multipliedBy(4)));
  static final Duration RECEIVE = Duration.ofMillis(1_500);

  /** Longer than an insurer may take. */
  static final Duration ANSWER = Duration.ofSeconds(6);

  final TestPki servers = new TestPki("servers");
  final TestPki facilities = new TestPki("facilities");

  /** A second CA of facilities, which may certify names below one domain only. */
  final TestPki narrow = TestPki.within("narrow", "clinic.example");

  final Credential clinic = facilities.issue("clinic", TestPki.CLIENT);
  final KeyPair tokenKeys = TestPki.keyPair();

  /** Sign on another member: the next ones, or the last. */
  final KeyPair knownTokenKeys = TestPki.keyPair();

  final FakeWorkers workers = new FakeWorkers();
  final FakeInsurer first = new FakeInsurer();
  final FakeInsurer second = new FakeInsurer();
  final FakeInsurer misnamed = new FakeInsurer();
  final FakeInsurer expired = new FakeInsurer();
  final FaultyPorts faulty = new FaultyPorts();
  final FakeInsurer replica = new FakeInsurer();
  final FakeInsurer twin = new FakeInsurer();
  final MeterRegistry metrics = new SimpleMeterRegistry();
  final SteppingClock clock = new SteppingClock();
  final Vertx vertx;
  final Bus bus;
  final FakeRevocations revocations = new FakeRevocations(facilities);
  private Path directory;
  private int noHttpPort;
  private int next;
  private LimitsConfig limits;

  /** Of a patient's page; inside the 2 s after which the bus gives up. */
  private Duration patience = DEADLINE.multipliedBy(9).dividedBy(10);

  private GatewayVerticle verticle;

  static RunningGateway start() {
    return start(ROOMY);
  }

  static RunningGateway start(LimitsConfig limits) {
    return start(limits, Vertx.vertx());
  }

  /** One whose traces go to an exporter. */
  static RunningGateway traced(Tracing tracing) {
    return start(ROOMY, Vertx.builder().withTracer(tracing.factory()).build());
  }

  private RunningGateway(Vertx vertx) {
    this.vertx = vertx;
    this.bus = new Bus(vertx);
  }

  /** One whose pages wait hardly at all. */
  static RunningGateway startImpatient() {
    RunningGateway gateway = new RunningGateway(Vertx.vertx());
    gateway.limits = ROOMY;
    gateway.patience = DEADLINE.dividedBy(20);
    gateway.begin();
    return gateway;
  }

  private static RunningGateway start(LimitsConfig limits, Vertx vertx) {
    RunningGateway gateway = new RunningGateway(vertx);
    gateway.limits = limits;
    gateway.begin();
    return gateway;
  }

  private void begin() {
    try {
      directory = Files.createTempDirectory("gateway");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TestPki.write(directory.resolve("clients.pem"), facilities.certificate());
    TestPki.write(directory.resolve("narrow.pem"), narrow.certificate());
    Credential insurer = servers.issue("insurer", TestPki.SERVER);
    register(CLINIC_CLIENT, CLINIC_CODE, FacilityKind.STANDARD, Facility.Role.CLINIC, clinic);
    await(workers.serve(bus));
    await(revocations.listen(vertx));
    await(first.listen(vertx, insurer, directory, "first"));
    await(second.listen(vertx, insurer, directory, "second"));
    await(replica.listen(vertx, insurer, directory, "replica"));
    await(twin.listen(vertx, insurer, directory, "twin"));
    await(misnamed.listen(vertx, servers.issueFor("elsewhere.example"), directory, "misnamed"));
    Credential ended = servers.issue("expired", TestPki.SERVER, Duration.ofMinutes(-1));
    await(expired.listen(vertx, ended, directory, "expired"));
    await(faulty.listen(vertx));
    noHttpPort = await(listenWithoutHttp(insurer, directory)).actualPort();
    writeTable(insurers());
    verticle = new GatewayVerticle(config(directory), bus, clock, metrics);
    await(vertx.deployVerticle(verticle));
  }

  private Future<NetServer> listenWithoutHttp(Credential credential, Path directory) {
    return vertx
        .createNetServer(
            new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                    new PemKeyCertOptions()
                        .addCertPath(credential.certificatePem(directory, "wordless").toString())
                        .addKeyPath(credential.keyPem(directory, "wordless").toString())))
        .connectHandler(socket -> socket.handler(heard -> socket.write("220 SMTP\r\n\r\n")))
        .listen(0, "127.0.0.1");
  }

  private GatewayConfig config(Path directory) {
    Credential server = servers.issue("gateway", TestPki.SERVER);
    server.certificatePem(directory, "gateway");
    server.keyPem(directory, "gateway");
    Credential client = facilities.issue("gateway-client", TestPki.CLIENT);
    client.certificatePem(directory, "gateway-client");
    client.keyPem(directory, "gateway-client");
    TestPki.write(directory.resolve("servers.pem"), servers.certificate());
    TestPki.writeKey(directory.resolve("token.pem"), tokenKeys);
    TestPki.write(directory.resolve("known-tokens.pem"), knownTokenKeys.getPublic());
    return new GatewayConfig(
            "127.0.0.1",
            0,
            ISSUER,
            "gateway-cert.pem",
            "gateway-key.pem",
            List.of("clients.pem", "narrow.pem"),
            new RevocationConfig(
                URI.create("http://127.0.0.1:1/ocsp"),
                List.of(revocations.place()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            "token.pem",
            Optional.of("known-tokens.pem"),
            Optional.empty(),
            "servers.pem",
            Optional.of("gateway-client-cert.pem"),
            Optional.of("gateway-client-key.pem"),
            "insurers.json",
            Optional.of(DEADLINE),
            Optional.of(patience),
            Optional.of(RECEIVE),
            Optional.of(ANSWER),
            Optional.of(limits),
            Optional.of(batches))
        .within(directory);
  }

  /** The table it begins with. */
  List<InsurerConfig> insurers() {
    return Stream.concat(named().stream(), unknown()).toList();
  }

  /** Number of an insurer that nobody was asked of yet; the first fake answers for it. */
  String unknownToTheBreaker() {
    return "0620%04d".formatted(next++);
  }

  private Stream<InsurerConfig> unknown() {
    return IntStream.range(0, UNKNOWN)
        .mapToObj("0620%04d"::formatted)
        .map(number -> insurer("u" + number, List.of(first.port()), number));
  }

  private List<InsurerConfig> named() {
    return List.of(
        insurer("first", List.of(first.port()), "06130488", "061*"),
        insurer("second", List.of(second.port()), "39*", "138057"),
        insurer("paired", List.of(replica.port(), twin.port()), "31*"),
        insurer("coupled", List.of(replica.port(), twin.port()), "32*"),
        insurer("misnamed", List.of(misnamed.port()), "02*"),
        insurer("expired", List.of(expired.port()), "04*"),
        insurer("mute", List.of(faulty.mute()), "05*"),
        insurer("blackholed", List.of(faulty.blackhole()), "07*"),
        insurer("wordless", List.of(noHttpPort), "03*"),
        insurer("closed", List.of(1), "01*"));
  }

  static InsurerConfig insurer(String name, List<Integer> ports, String... numbers) {
    return new InsurerConfig(
        Optional.of(name),
        List.of(numbers),
        ports.stream()
            .map(port -> URI.create("https://localhost:" + port + "/eligibility"))
            .toList(),
        Optional.of(POOL),
        Optional.empty());
  }

  /** Puts another table in the place of the one that is read, in one step. */
  void writeTable(List<InsurerConfig> insurers) {
    write(Json.MAPPER.valueToTree(new InsurersConfig(insurers)).toString());
  }

  /** The same with any text. */
  void write(String table) {
    try {
      Path part = directory.resolve("insurers.json.part");
      Files.writeString(part, table);
      Files.move(part, directory.resolve("insurers.json"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a counter or gauge of one insurer stands at; 0 where it is not there yet. */
  double metric(String name, String insurer, String... more) {
    return metrics.find(name).tag("insurer", insurer).tags(more).meters().stream()
        .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
        .mapToDouble(Measurement::getValue)
        .sum();
  }

  /** Puts a facility in the registry, or changes it. */
  void register(
      String clientId,
      String code,
      FacilityKind kind,
      Facility.Role role,
      Credential... credentials) {
    Set<String> thumbprints =
        Arrays.stream(credentials).map(Credential::thumbprint).collect(Collectors.toSet());
    workers.register(new Facility(code, "架空医院", kind, Set.of(role), clientId, thumbprints));
  }

  /** Forgets what happened and what was told to misbehave. */
  void reset() {
    workers.reset();
    revocations.reset();
    first.reset();
    second.reset();
    misnamed.reset();
    replica.reset();
    twin.reset();
    clock.reset();
  }

  int port() {
    return verticle.actualPort();
  }

  URI at(String path) {
    return URI.create("https://localhost:" + port() + path);
  }

  HttpClient client(SSLContext tls) {
    return HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).build();
  }

  HttpClient client(Credential credential) {
    return client(credential.client(servers));
  }

  HttpClient anonymousClient() {
    return client(TestPki.anonymous(servers));
  }

  /** A token as the clinic gets it. */
  String token() {
    HttpResponse<String> answer = tokenRequest(client(clinic), CLINIC_CLIENT, "");
    return new JsonObject(answer.body()).getString("access_token");
  }

  HttpResponse<String> tokenRequest(HttpClient client, String clientId, String more) {
    String form = "grant_type=client_credentials&client_id=" + clientId + more;
    return post(client, "/oauth2/token", "application/x-www-form-urlencoded", form);
  }

  HttpResponse<String> post(
      HttpClient client, String path, String type, String body, String... headers) {
    return post(client, path, type, BodyPublishers.ofString(body), headers);
  }

  HttpResponse<String> post(
      HttpClient client, String path, String type, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path)).header("Content-Type", type).POST(body);
    return send(client, headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> get(HttpClient client, String path) {
    return send(client, HttpRequest.newBuilder(at(path)).GET());
  }

  static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
      AnswerContract.check(answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A raw connection with the clinic's certificate, for what no HTTP client would send. */
  SSLSocket socket() throws IOException {
    return socket(clinic.client(servers));
  }

  /** The same with any certificate or none. */
  SSLSocket socket(SSLContext tls) throws IOException {
    SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port());
    socket.setSoTimeout(8_000);
    return socket;
  }

  /** The same over a connection of one's own making. */
  SSLSocket over(Socket connected) throws IOException {
    return (SSLSocket)
        clinic
            .client(servers)
            .getSocketFactory()
            .createSocket(connected, "localhost", port(), true);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
    faulty.close();
  }
}
