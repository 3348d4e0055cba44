package tegata.gateway.batch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import tegata.contract.BatchApi;
import tegata.contract.BatchApi.Finish;
import tegata.contract.BatchApi.Part;
import tegata.contract.Bus;
import tegata.contract.Caller;
import tegata.contract.Fault;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * One body on its way to the workers. While a part of it is being stored nothing more is read, so
 * that a caller is never faster than the database.
 */
final class Upload {
  private static final int MOST_TRIES = 4;

  private final Bus bus;
  private final Caller caller;
  private final HttpServerRequest request;
  private final UUID batch;
  private final long maxBytes;
  private final MessageDigest digest = sha256();
  private final Promise<Finish> arrived = Promise.promise();
  private Buffer part = Buffer.buffer();
  private int parts;
  private long size;

  /**
   * @param request paused
   * @param maxBytes beyond which the body is refused
   */
  Upload(Bus bus, Caller caller, HttpServerRequest request, UUID batch, long maxBytes) {
    this.bus = bus;
    this.caller = caller;
    this.request = request;
    this.batch = batch;
    this.maxBytes = maxBytes;
  }

  /** Reads the body to its end; what has arrived then lies in the database. */
  Future<Finish> receive() {
    request.exceptionHandler(arrived::tryFail).handler(this::take).endHandler(x -> end()).resume();
    return arrived.future();
  }

  private void take(Buffer bytes) {
    size += bytes.length();
    if (size > maxBytes) {
      arrived.tryFail(new Problem(ProblemType.BODY_TOO_LARGE));
    }
    if (arrived.future().isComplete()) {
      return;
    }
    digest.update(bytes.getBytes());
    part.appendBuffer(bytes);
    if (part.length() >= BatchApi.PART_BYTES) {
      request.pause();
      store().onSuccess(x -> request.resume()).onFailure(arrived::tryFail);
    }
  }

  private void end() {
    if (arrived.future().isComplete()) {
      return;
    }
    Future<?> last = part.length() == 0 ? Future.succeededFuture() : store();
    last.map(x -> new Finish(batch, parts, size, HexFormat.of().formatHex(digest.digest())))
        .onSuccess(arrived::tryComplete)
        .onFailure(arrived::tryFail);
  }

  private Future<?> store() {
    Part full = new Part(batch, parts++, part.getBytes());
    part = Buffer.buffer();
    return persistently(() -> bus.ask(BatchApi.PART, caller, full), MOST_TRIES);
  }

  /** A part stored twice is stored once, so a node that goes away costs a caller nothing. */
  private static <A> Future<A> persistently(Supplier<Future<A>> question, int tries) {
    return question
        .get()
        .recover(
            e ->
                tries > 1 && Fault.of(e).isPassing()
                    ? persistently(question, tries - 1)
                    : Future.failedFuture(e));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
