package tegata.gateway.insurer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import tegata.formats.oqs.OqsXml;

/** Reads an insurer's answer, but no more of it than an answer can hold. */
final class AnswerBody {
  private final HttpClientResponse response;
  private final Promise<Buffer> whole = Promise.promise();
  private final Buffer read = Buffer.buffer();

  AnswerBody(HttpClientResponse response) {
    this.response = response;
  }

  Future<Buffer> read() {
    response
        .handler(this::take)
        .exceptionHandler(e -> fail("The insurer's answer broke off."))
        .endHandler(x -> whole.tryComplete(read));
    return whole.future();
  }

  private void take(Buffer part) {
    if (read.length() + part.length() > OqsXml.MAX_BYTES) {
      fail("The insurer's answer is too large.");
    } else {
      read.appendBuffer(part);
    }
  }

  private void fail(String reason) {
    whole.tryFail(new InsurerFailure(InsurerFailure.Kind.BROKEN, reason));
  }
}
