package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import tegata.contract.Fault;

/**
 * A form with a file. The file is held in memory and never touches a disk; its name is not looked
 * at. Anything but a multipart form is refused. Of a file above a limit nothing is held: it is read
 * to its end, because a browser shows no answer to what it is still sending, and its page says what
 * to do; only what is larger by far is broken off.
 */
public final class UploadBody implements Handler<RoutingContext> {
  private static final String KEY = UploadBody.class.getName();
  private static final String SIZE = KEY + ".size";

  /** What is read of a file and thrown away, as a multiple of the limit. */
  private static final long PATIENCE = 32;

  private final long limit;

  public UploadBody(long limit) {
    this.limit = limit;
  }

  /** The file that came with the form; empty where it was above the limit. */
  public static Optional<Buffer> file(RoutingContext ctx) {
    return Optional.ofNullable(ctx.get(KEY));
  }

  /** How large the file was, in bytes, where it was above the limit. */
  public static Optional<Long> tooLarge(RoutingContext ctx) {
    return Optional.ofNullable(ctx.get(SIZE));
  }

  @Override
  public void handle(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      ctx.fail(new Fault(Fault.Kind.INVALID, "not-multipart", "The form holds no file."));
      return;
    }
    AtomicLong read = new AtomicLong();
    AtomicReference<Buffer> file = new AtomicReference<>(Buffer.buffer());
    request.setExpectMultipart(true);
    request.uploadHandler(upload -> upload.handler(chunk -> take(ctx, file, chunk, read)));
    request.exceptionHandler(ctx::fail);
    request.endHandler(
        x -> {
          if (!ctx.failed()) {
            ctx.put(read.get() > limit ? SIZE : KEY, read.get() > limit ? read.get() : file.get());
            ctx.next();
          }
        });
  }

  private void take(
      RoutingContext ctx, AtomicReference<Buffer> file, Buffer chunk, AtomicLong read) {
    if (read.addAndGet(chunk.length()) <= limit) {
      file.get().appendBuffer(chunk);
    } else {
      file.set(Buffer.buffer());
      if (read.get() > limit * PATIENCE && !ctx.failed()) {
        ctx.fail(413);
      }
    }
  }
}
