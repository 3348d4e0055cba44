package tegata.simulators.inbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tegata.simulators.files.WorldFiles;

/**
 * 受付: what a receiver has taken in. Each id has one effect, however often it is delivered; what was
 * accepted is on disk before it is answered. Blocking.
 */
public final class Inbox {

  private final Path file;
  private final Clock clock;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** One accepted request and how often it came. */
  record Entry(String id, LocalDate acceptedOn, int deliveries, JsonObject request) {

    JsonObject toJson() {
      return new JsonObject()
          .put("id", id)
          .put("acceptedOn", acceptedOn.toString())
          .put("deliveries", deliveries)
          .put("request", request);
    }

    static Entry of(JsonObject json) {
      return new Entry(
          json.getString("id"),
          LocalDate.parse(json.getString("acceptedOn")),
          json.getInteger("deliveries"),
          json.getJsonObject("request"));
    }

    private Entry deliveredAgain() {
      return new Entry(id, acceptedOn, deliveries + 1, request);
    }
  }

  /** An inbox that is kept in this file, and found again there. */
  public Inbox(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      for (Object item : new JsonObject(WorldFiles.read(file)).getJsonArray("items")) {
        Entry entry = Entry.of((JsonObject) item);
        entries.put(entry.id(), entry);
      }
    }
  }

  /** Accepts the request, or finds it accepted already. Empty: the id is another request's. */
  synchronized Optional<Entry> accept(String id, JsonObject request) {
    Entry known = entries.get(id);
    if (known != null && !known.request().equals(request)) {
      return Optional.empty();
    }
    Entry entry =
        known == null ? new Entry(id, LocalDate.now(clock), 1, request) : known.deliveredAgain();
    entries.put(id, entry);
    WorldFiles.write(file, toJson().encodePrettily());
    return Optional.of(entry);
  }

  synchronized JsonObject toJson() {
    JsonArray items = new JsonArray();
    entries.values().forEach(entry -> items.add(entry.toJson()));
    int deliveries = entries.values().stream().mapToInt(Entry::deliveries).sum();
    return new JsonObject()
        .put("effects", entries.size())
        .put("deliveries", deliveries)
        .put("items", items);
  }
}
