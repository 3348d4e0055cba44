package tegata.portal.access;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Function;
import tegata.contract.AccessApi.Accesses;
import tegata.portal.page.Words;

/**
 * アクセス履歴 as CSV, page by page. The next page is asked for when the one before has left, and no
 * callback holds a page (composed futures would), so that one page is held, however long the
 * history.
 */
public final class AccessStream {

  /** What a row has, about. */
  public static final long ROW_BYTES = 200;

  /** Asks for the page after a row; for the first one after none. */
  @FunctionalInterface
  public interface Pages {
    Future<Accesses> after(Optional<Long> number);
  }

  private final Pages pages;
  private final Words words;

  public AccessStream(Pages pages, Words words) {
    this.pages = pages;
    this.words = words;
  }

  /** Hands over all pieces; those before one that fails have left. */
  public Future<Void> to(Function<byte[], Future<Void>> out) {
    Promise<Void> written = Promise.promise();
    page(Optional.empty(), out, written);
    return written.future();
  }

  private void page(
      Optional<Long> before, Function<byte[], Future<Void>> out, Promise<Void> written) {
    pages
        .after(before)
        .onSuccess(
            answer -> {
              try {
                send(before.isEmpty(), answer, out, written);
              } catch (RuntimeException e) { // nobody else would tell whoever waits
                written.tryFail(e);
              }
            })
        .onFailure(written::fail);
  }

  private void send(
      boolean first, Accesses answer, Function<byte[], Future<Void>> out, Promise<Void> written) {
    Optional<Long> last = AccessPages.lastOf(answer).filter(number -> answer.more());
    out.apply(AccessTable.piece(answer, first, words))
        .onComplete(
            left -> {
              if (left.failed()) {
                written.fail(left.cause());
              } else if (last.isPresent()) {
                page(last, out, written);
              } else {
                written.complete();
              }
            });
  }
}
