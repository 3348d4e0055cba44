package tegata.workers.outbox;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A message to the world outside.
 *
 * @param id by which its receiver knows it again, however often it comes
 * @param seq its place among the messages of this person
 * @param subject what it is about, such as an application
 * @param receiver {@code insurer/<保険者番号>} or {@code intermediary}
 */
public record Message(
    UUID id,
    UUID person,
    long seq,
    UUID subject,
    String receiver,
    String topic,
    JsonObject payload) {}
