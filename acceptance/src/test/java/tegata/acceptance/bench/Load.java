package tegata.acceptance.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * A closed loop of kept-alive TLS connections with a client certificate: each asks again as soon as
 * it was answered.
 */
final class Load implements AutoCloseable {
  private static final long HIGHEST_MICROS = 60_000_000;
  private static final long LONGEST_MILLIS = 30_000;

  private final Vertx vertx = Vertx.vertx();
  private final int connections;
  private final HttpClient client;

  Load(int connections, Path ca, Path facility) {
    this.connections = connections;
    HttpClientOptions options = new HttpClientOptions().setKeepAlive(true);
    options
        .setSsl(true)
        .setVerifyHost(true)
        .setTrustOptions(new PemTrustOptions().addCertPath(ca.toString()))
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .setCertPath(facility.resolve("cert.pem").toString())
                .setKeyPath(facility.resolve("key.pem").toString()));
    this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections));
  }

  /**
   * What one slice of time showed; {@code failed} counts answers that were not 200 or none at all.
   */
  record Slice(long answered, long failed, double seconds, long p50Micros, long p99Micros) {
    double perSecond() {
      return answered / seconds;
    }
  }

  /**
   * Asks for {@code seconds}; {@code body} is asked for anew each time, so that no two questions
   * need be the same.
   */
  Slice run(int port, String path, Function<RequestOptions, Buffer> body, int seconds) {
    ConcurrentHistogram micros = new ConcurrentHistogram(HIGHEST_MICROS, 3);
    AtomicLong failed = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    List<Future<Void>> loops = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      loops.add(new Asker(port, path, body, end, micros, failed).run());
    }
    Future.join(loops).toCompletionStage().toCompletableFuture().join();
    double elapsed = (System.nanoTime() - begin) / 1e9;
    return new Slice(
        micros.getTotalCount(),
        failed.get(),
        elapsed,
        micros.getValueAtPercentile(50),
        micros.getValueAtPercentile(99));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /**
   * One connection asks until the end; a chain of futures as long as its questions would overflow.
   */
  private final class Asker {
    private final int port;
    private final String path;
    private final Function<RequestOptions, Buffer> body;
    private final long end;
    private final ConcurrentHistogram micros;
    private final AtomicLong failed;
    private final Promise<Void> done = Promise.promise();

    Asker(
        int port,
        String path,
        Function<RequestOptions, Buffer> body,
        long end,
        ConcurrentHistogram micros,
        AtomicLong failed) {
      this.port = port;
      this.path = path;
      this.body = body;
      this.end = end;
      this.micros = micros;
      this.failed = failed;
    }

    Future<Void> run() {
      ask();
      return done.future();
    }

    private void ask() {
      long begin = System.nanoTime();
      if (begin >= end) {
        done.complete();
        return;
      }
      RequestOptions request =
          new RequestOptions()
              .setMethod(HttpMethod.POST)
              .setHost("localhost")
              .setPort(port)
              .setURI(path)
              .setTimeout(LONGEST_MILLIS);
      Buffer content = body.apply(request);
      client
          .request(request)
          .compose(r -> r.send(content))
          .compose(answer -> answer.body().map(x -> answer.statusCode() == 200))
          .otherwise(false)
          .onSuccess(
              good -> {
                if (good) {
                  micros.recordValue((System.nanoTime() - begin) / 1_000);
                } else {
                  failed.incrementAndGet();
                }
                ask();
              });
    }
  }
}
