package tegata.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tegata.gateway.TestPki.Credential;

/** An insurer's backend that answers, or misbehaves as told. */
final class FakeInsurer {
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final List<String> deadlines = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
  private final Set<Object> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Queue<Runnable> gathered = new ConcurrentLinkedQueue<>();
  private volatile InsurerMode mode = InsurerMode.ANSWERS;
  private volatile String validity = "1";
  private volatile long millis;
  private Vertx vertx;
  private HttpServer server;

  Future<FakeInsurer> listen(Vertx vertx, Credential credential, Path directory, String name) {
    Path clients = directory.resolve("clients.pem");
    this.vertx = vertx;
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setUseAlpn(false)
                    .setClientAuth(ClientAuth.REQUIRED)
                    .setTrustOptions(new PemTrustOptions().addCertPath(clients.toString()))
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertPath(credential.certificatePem(directory, name).toString())
                            .addKeyPath(credential.keyPem(directory, name).toString())))
            .connectionHandler(
                connection -> {
                  connections.add(connection);
                  connection.closeHandler(x -> connections.remove(connection));
                })
            .requestHandler(request -> request.body().onSuccess(body -> hear(request, body)));
    return server.listen(0, "127.0.0.1").map(this);
  }

  int port() {
    return server.actualPort();
  }

  /** What reached it. */
  List<String> questions() {
    return questions;
  }

  /** The deadlines told to it, in milliseconds. */
  List<String> deadlines() {
    return deadlines;
  }

  /** The headers that came with each question, by their names in small letters. */
  List<Map<String, String>> headers() {
    return headers;
  }

  /** Connections open to it now. */
  int connections() {
    return connections.size();
  }

  /** Questions that hold a connection: neither answered nor given up. */
  int unanswered() {
    return unanswered.get();
  }

  void reset() {
    gathered.clear();
    behave(InsurerMode.ANSWERS);
    validity = "1";
    millis = 0;
    questions.clear();
    deadlines.clear();
    headers.clear();
  }

  void behave(InsurerMode mode) {
    this.mode = mode;
  }

  /** Takes this long for a whole answer. */
  void take(Duration time) {
    millis = time.toMillis();
  }

  void answerValidity(String code) {
    this.validity = code;
  }

  private void hear(HttpServerRequest request, Buffer body) {
    questions.add(body.toString());
    Map<String, String> came = new TreeMap<>();
    request.headers().forEach((name, value) -> came.put(name.toLowerCase(Locale.ROOT), value));
    headers.add(came);
    deadlines.add(String.valueOf(request.getHeader("X-Deadline-Millis")));
    String answer = new InsurerMessage(body.toString(), mode, validity).xml();
    HttpServerResponse response = request.response();
    response.putHeader("set-cookie", "own=1").putHeader("etag", "\"own\"");
    unanswered.incrementAndGet();
    response.endHandler(x -> unanswered.decrementAndGet());
    switch (mode) {
      case HANGS -> response.setStatusCode(200);
      case GATHERS -> gather(() -> response.end(answer));
      case STOPS_HALFWAY -> response.putHeader("content-length", "100000").write(answer);
      case RESETS -> request.connection().close();
      case BREAKS_OFF ->
          response.setChunked(true).write("<?xml").onComplete(x -> request.connection().close());
      case SENDS_HALF ->
          response
              .putHeader("content-length", "100000")
              .write(answer)
              .onComplete(x -> request.connection().close());
      case DRIPS -> repeat(response.setChunked(true), 100, "<");
      case NEVER_ENDS -> repeat(response.setChunked(true), 5, " ".repeat(32 * 1024));
      case ANSWERS_SHIFT_JIS ->
          response.end(Buffer.buffer(answer.replace("UTF-8", "Shift_JIS").getBytes(SHIFT_JIS)));
      case ANSWERS_GARBAGE -> response.end("<html>Service</ht");
      case ANSWERS_TOO_MUCH -> response.end(answer + " ".repeat(300 * 1024));
      case ANSWERS_MISDECLARED -> response.end(Buffer.buffer(answer.getBytes(SHIFT_JIS)));
      case ANSWERS_WRONG_LENGTH ->
          response.putHeader("content-length", Integer.toString(answer.length() / 2)).end(answer);
      case ANSWERS_500 -> response.setStatusCode(500).end(answer);
      case ANSWERS_503 -> response.setStatusCode(503).end();
      case REDIRECTS -> response.setStatusCode(302).putHeader("location", "/elsewhere").end();
      default -> {
        if (millis == 0) {
          response.end(answer);
        } else {
          vertx.setTimer(millis, x -> response.end(answer));
        }
      }
    }
  }

  /** Answers nobody before the pool's last connection has brought its question, too. */
  private void gather(Runnable answer) {
    gathered.add(answer);
    if (gathered.size() == RunningGateway.POOL) {
      gathered.forEach(Runnable::run);
      gathered.clear();
    }
  }

  private void repeat(HttpServerResponse response, long millis, String part) {
    vertx.setPeriodic(
        millis, timer -> response.write(part).onFailure(closed -> vertx.cancelTimer(timer)));
  }
}
