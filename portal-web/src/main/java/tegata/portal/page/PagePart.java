package tegata.portal.page;

import io.vertx.core.Future;
import java.util.Optional;
import tegata.contract.Fault;

/** ページの一部. What is asked for one part of a page, of which the rest is of use without it. */
public final class PagePart {
  private PagePart() {}

  /** Empty for what fails on our side; a refusal is one for the whole page. */
  public static <A> Future<Optional<A>> told(Future<A> answer) {
    return answer
        .map(Optional::of)
        .recover(
            e ->
                Fault.of(e).isOurs()
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(e));
  }
}
