package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * One message out and what comes back.
 *
 * @param answer the answer's body, or a failure that is always an {@link InsurerFailure}
 * @param giveUp ends it and gives the connection back; without effect once it has ended
 */
record Exchange(Future<Buffer> answer, Runnable giveUp) {}
