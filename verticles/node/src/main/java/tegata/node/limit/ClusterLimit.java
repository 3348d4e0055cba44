package tegata.node.limit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One limit of a key over all nodes of a cluster, which tell each other on the bus how much they
 * are asked. Belongs to one event loop.
 */
public final class ClusterLimit {
  private static final long EVERY_MILLIS = 250;

  private final Vertx vertx;
  private final String address;
  private final SharedLimit limit;
  private final String node = UUID.randomUUID().toString();

  /**
   * @param address of the bus, where the nodes of this limit tell; it carries keys and numbers
   * @param toldFrom how much of a key, a second, is worth telling: below it, nobody's share matters
   */
  public ClusterLimit(Vertx vertx, String address, Rate rate, double toldFrom) {
    this.vertx = vertx;
    this.address = address;
    this.limit = new SharedLimit(rate, toldFrom, System::nanoTime);
  }

  /** Begins to tell the other nodes, and to listen to them. */
  public Future<Void> share() {
    vertx.setPeriodic(EVERY_MILLIS, x -> tell());
    return vertx
        .eventBus()
        .<JsonObject>consumer(address, this::listen)
        .completion()
        .onSuccess(x -> tell());
  }

  /** Counts a request for a key. */
  public Decision take(String key) {
    return limit.take(key);
  }

  /** The whole limit. */
  public Rate rate() {
    return limit.limit();
  }

  /** How many nodes share it now, this one among them. */
  public int nodes() {
    return limit.nodes();
  }

  private void tell() {
    JsonObject asked = new JsonObject();
    limit.tick().forEach(asked::put);
    vertx.eventBus().publish(address, new JsonObject().put("node", node).put("asked", asked));
  }

  private void listen(Message<JsonObject> told) {
    String from = told.body().getString("node");
    if (from != null && !from.equals(node)) {
      Map<String, Double> asked = new HashMap<>();
      JsonObject numbers = told.body().getJsonObject("asked", new JsonObject());
      numbers.forEach(
          number -> {
            if (number.getValue() instanceof Number perSecond && perSecond.doubleValue() > 0) {
              asked.put(number.getKey(), perSecond.doubleValue());
            }
          });
      limit.heard(from, asked);
    }
  }
}
