package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Receivers in a process that lives on, with an inbox: each id has one effect. */
final class HttpWorld {
  private final Vertx vertx;
  private final String acceptedOn;
  private final Set<UUID> inbox = new HashSet<>();
  private final AtomicInteger effects = new AtomicInteger();
  private final AtomicInteger deliveries = new AtomicInteger();
  private volatile Runnable onDelivery = () -> {};

  HttpWorld(Vertx vertx, String acceptedOn) {
    this.vertx = vertx;
    this.acceptedOn = acceptedOn;
  }

  Future<URI> listen() {
    return vertx
        .createHttpServer()
        .requestHandler(this::take)
        .listen(0, "127.0.0.1")
        .map(listening -> URI.create("http://127.0.0.1:" + listening.actualPort()));
  }

  /** Runs when a message was taken in and before it is answered. */
  void onDelivery(Runnable what) {
    onDelivery = what;
  }

  int effects() {
    return effects.get();
  }

  int deliveries() {
    return deliveries.get();
  }

  private void take(HttpServerRequest request) {
    UUID id = UUID.fromString(request.path().substring("/deregistrations/".length()));
    deliveries.incrementAndGet();
    if (inbox.add(id)) {
      effects.incrementAndGet();
    }
    onDelivery.run();
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("id", id.toString()).put("acceptedOn", acceptedOn).toBuffer());
  }
}
