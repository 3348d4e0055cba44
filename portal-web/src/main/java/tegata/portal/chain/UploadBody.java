package tegata.portal.chain;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tegata.contract.Fault;

/**
 * A form with a file. The file is held in memory and never touches a disk; its name is not looked
 * at. Anything but a multipart form, and more than a limit, is refused.
 */
public final class UploadBody implements Handler<RoutingContext> {
  private static final String KEY = UploadBody.class.getName();

  private final long limit;

  public UploadBody(long limit) {
    this.limit = limit;
  }

  /** The file that came with the form. */
  public static Optional<Buffer> file(RoutingContext ctx) {
    return Optional.ofNullable(ctx.get(KEY));
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
    Buffer file = Buffer.buffer();
    request.setExpectMultipart(true);
    request.uploadHandler(upload -> upload.handler(chunk -> take(ctx, file, chunk, read)));
    request.exceptionHandler(ctx::fail);
    request.endHandler(
        x -> {
          if (!ctx.failed()) {
            ctx.put(KEY, file);
            ctx.next();
          }
        });
  }

  private void take(RoutingContext ctx, Buffer file, Buffer chunk, AtomicLong read) {
    if (read.addAndGet(chunk.length()) <= limit) {
      file.appendBuffer(chunk);
    } else if (!ctx.failed()) {
      ctx.fail(413);
    }
  }
}
