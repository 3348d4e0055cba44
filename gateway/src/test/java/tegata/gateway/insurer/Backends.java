package tegata.gateway.insurer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Replicas on free ports, which do as they are told, and a table that reaches them. */
final class Backends implements AutoCloseable {
  static final String NUMBER = "06130488";
  static final Consumer<HttpServerRequest> ANSWERS = request -> request.response().end("well");
  static final Consumer<HttpServerRequest> HANGS = request -> {};
  static final Consumer<HttpServerRequest> MUMBLES = request -> request.response().end("wll");
  static final Consumer<HttpServerRequest> RESETS = request -> request.connection().close();
  static final Duration DEADLINE = Duration.ofSeconds(3);

  final Vertx vertx = Vertx.vertx();
  final Context loop = vertx.getOrCreateContext();
  final MeterRegistry registry = new SimpleMeterRegistry();
  private final SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
  private final InsurerTls tls = new InsurerTls(certificate.trustOptions(), Optional.empty());
  final InsurerTable table = new InsurerTable(vertx, tls, new InsurerMetrics(registry));

  /** One place that answers. */
  static final class Place {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Consumer<HttpServerRequest> behaviour = ANSWERS;
    private HttpServer server;

    void behave(Consumer<HttpServerRequest> next) {
      behaviour = next;
    }

    int asked() {
      return asked.get();
    }

    URI url() {
      return URI.create("https://localhost:" + server.actualPort() + "/oqs");
    }
  }

  Place place() {
    Place place = new Place();
    place.server =
        vertx.createHttpServer(
            new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()));
    place.server.requestHandler(
        request -> {
          if (request.path().equals("/oqs")) {
            place.asked.incrementAndGet();
          }
          place.behaviour.accept(request);
        });
    wait(place.server.listen(0, "127.0.0.1"));
    return place;
  }

  static InsurerConfig insurer(String number, Optional<String> healthPath, Place... places) {
    List<URI> urls = Arrays.stream(places).map(Place::url).toList();
    return new InsurerConfig(Optional.empty(), List.of(number), urls, Optional.of(16), healthPath);
  }

  void take(InsurerConfig... insurers) {
    onLoop(
        () -> {
          table.take(List.of(insurers));
          return Future.succeededFuture();
        });
  }

  /** Asks as the gateway does, on the event loop. */
  Future<String> ask(String number) {
    return ask(number, DEADLINE);
  }

  Future<String> ask(String number, Duration deadline) {
    return ask(() -> table.of(number).orElseThrow(), deadline);
  }

  /** Where the end of a question is heard. */
  Context heardIn(String number, Duration deadline) {
    Promise<Context> heard = Promise.promise();
    loop.runOnContext(
        x ->
            table
                .of(number)
                .orElseThrow()
                .ask(Asker.Purpose.DESK, Buffer.buffer("question"), deadline, Backends::read)
                .onComplete(y -> heard.complete(Vertx.currentContext())));
    return wait(heard.future());
  }

  private Future<String> ask(Supplier<Backend> backend, Duration deadline) {
    Promise<String> answer = Promise.promise();
    loop.runOnContext(
        x ->
            backend
                .get()
                .ask(Asker.Purpose.DESK, Buffer.buffer("question"), deadline, Backends::read)
                .onComplete(answer));
    return answer.future();
  }

  /** Asks a backend that no table would take, one question after the other. */
  List<String> outcomes(InsurerConfig.Way way, int times) {
    Backend backend =
        onLoop(
            () ->
                Future.succeededFuture(new Backend(vertx, way, tls, new InsurerMetrics(registry))));
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      outcomes.add(outcome(ask(() -> backend, DEADLINE)));
    }
    return outcomes;
  }

  private static String read(Buffer body) {
    if (body.toString().equals("well")) {
      return "well";
    }
    throw new InsurerFailure(InsurerFailure.Kind.BROKEN, "Nothing that can be read.");
  }

  <T> T onLoop(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(x -> work.get().onComplete(done));
    return wait(done.future());
  }

  /** How a question ended: its answer, or the kind of its failure. */
  static String outcome(Future<String> answer) {
    try {
      return wait(answer);
    } catch (IllegalStateException e) {
      return e.getCause().getCause() instanceof InsurerFailure failure
          ? failure.kind().name()
          : String.valueOf(e);
    }
  }

  double attempts(String why) {
    return registry.find("tegata.insurer.attempts").tag("why", why).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  static <T> T wait(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    wait(vertx.close());
    certificate.delete();
  }
}
