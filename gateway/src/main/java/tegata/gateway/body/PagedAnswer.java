package tegata.gateway.body;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Gathers what the bus carries in pages and does not change any more. */
public final class PagedAnswer {
  private PagedAnswer() {}

  /** All of an answer's pages. */
  public static <P> Future<List<P>> all(
      IntFunction<Future<P>> page, Function<P, Optional<Integer>> next) {
    return from(0, new ArrayList<>(), page, next);
  }

  private static <P> Future<List<P>> from(
      int cursor,
      List<P> before,
      IntFunction<Future<P>> page,
      Function<P, Optional<Integer>> next) {
    return page.apply(cursor)
        .compose(
            got -> {
              before.add(got);
              return next.apply(got)
                  .map(following -> from(following, before, page, next))
                  .orElseGet(() -> Future.succeededFuture(before));
            });
  }
}
