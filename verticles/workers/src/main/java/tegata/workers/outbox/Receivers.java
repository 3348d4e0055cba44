package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The world outside. Every receiver knows a message by its id and takes it once. */
public interface Receivers {
  /**
   * Delivers a message to its receiver.
   *
   * @return the answer, once the receiver has the message for good; fails with {@link Refused}
   *     where it will not take it, and with anything else where it may at another time
   */
  Future<JsonObject> deliver(Message message);
}
