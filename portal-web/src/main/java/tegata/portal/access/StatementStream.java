package tegata.portal.access;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import tegata.contract.AccessApi.StatementPage;
import tegata.contract.Fault;
import tegata.proof.ProvenEntry;

/**
 * Writes a statement page by page. The next page is asked for when the one before has left, and no
 * callback outlives its page (composed futures would), so that one page is held, however long the
 * history and however slow the reader. All pages lie under the first one's head. Where a page fails
 * the file stays without its end, which no reader of JSON takes for a whole one.
 */
final class StatementStream {

  /** Asks for the page after a row, under a head of a size. */
  interface Pages {
    Future<StatementPage> after(long size, long number);
  }

  private final Pages pages;
  private final WriteStream<Buffer> out;
  private final StatementJson json = new StatementJson();
  private final Promise<Void> written = Promise.promise();

  StatementStream(Pages pages, WriteStream<Buffer> out) {
    this.pages = pages;
    this.out = out;
  }

  /** Writes the first page, which is at hand, and all that follow. */
  Future<Void> write(StatementPage first) {
    Buffer begin = json.begin(first.statement());
    send(begin.appendBuffer(rows(first)), first);
    return written.future();
  }

  private Buffer rows(StatementPage page) {
    return json.rows(page.statement().rows());
  }

  private void send(Buffer piece, StatementPage page) {
    List<ProvenEntry> rows = page.statement().rows();
    if (!page.more()) {
      out.end(piece.appendBuffer(json.end())).onComplete(written);
    } else if (rows.isEmpty()) {
      written.fail(
          new Fault(Fault.Kind.UNAVAILABLE, "statement-gap", "More was promised than came."));
    } else {
      long size = page.size();
      long last = rows.get(rows.size() - 1).entry().number();
      out.write(piece).onComplete(left -> next(left, size, last));
    }
  }

  private void next(AsyncResult<Void> left, long size, long last) {
    if (left.failed()) {
      written.fail(left.cause());
      return;
    }
    pages.after(size, last).onSuccess(page -> send(rows(page), page)).onFailure(written::fail);
  }
}
