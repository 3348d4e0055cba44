package tegata.simulators.insurer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** 受信の記録. Counts the questions that reached this backend and keeps the last of them. */
final class RequestLog {

  private static final int KEPT = 100;

  private record Received(Instant at, int bytes, String body, Optional<String> deadline) {}

  private final Clock clock;
  private final Deque<Received> last = new ArrayDeque<>();
  private long count;

  RequestLog(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(byte[] body, Optional<String> deadline) {
    count++;
    String text = new String(body, OqsEncoding.declaredBy(body).charset());
    last.addLast(new Received(clock.instant(), body.length, text, deadline));
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  synchronized JsonObject toJson() {
    JsonArray requests = new JsonArray();
    for (Received received : last) {
      requests.add(
          new JsonObject()
              .put("at", received.at().toString())
              .put("bytes", received.bytes())
              .put("body", received.body())
              .put("deadlineMillis", received.deadline().orElse(null)));
    }
    return new JsonObject().put("count", count).put("requests", requests);
  }
}
