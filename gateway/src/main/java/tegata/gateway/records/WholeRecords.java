package tegata.gateway.records;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import tegata.gateway.problem.Problem;
import tegata.gateway.problem.ProblemType;

/**
 * 記録の全頁. Every page is decided anew: a consent revoked in between ends the whole answer, of which
 * nothing has been sent yet. An import may move rows while they are read: each page begins with the
 * last row of the one before, and where another row stands there by now all are read anew, so that
 * none is left out and none told twice.
 *
 * @param page reads from a row on, 0 first; a page holds two rows or more
 * @param rows of a page
 * @param next the row to go on with, empty at the end
 */
record WholeRecords<P, R>(
    IntFunction<Future<P>> page, Function<P, List<R>> rows, Function<P, Optional<Integer>> next) {
  private static final int TRIES = 3;

  /**
   * All rows, and the first page for what every page says.
   *
   * @param rows of all pages, in order
   */
  record Gathered<P, R>(P first, List<R> rows) {}

  /** Fails with {@link ProblemType#RECORDS_CHANGING} where rows go on moving. */
  Future<Gathered<P, R>> read() {
    return read(TRIES);
  }

  private Future<Gathered<P, R>> read(int tries) {
    if (tries == 0) {
      return Future.failedFuture(new Problem(ProblemType.RECORDS_CHANGING));
    }
    return page.apply(0)
        .compose(first -> after(first, new Gathered<>(first, new ArrayList<>(rows.apply(first)))))
        .compose(whole -> whole.map(Future::succeededFuture).orElseGet(() -> read(tries - 1)));
  }

  /** Empty where rows moved. */
  private Future<Optional<Gathered<P, R>>> after(P last, Gathered<P, R> before) {
    Optional<Integer> following = next.apply(last);
    return following.isEmpty()
        ? Future.succeededFuture(Optional.of(before))
        : page.apply(following.get() - 1)
            .compose(
                got -> {
                  List<R> known = before.rows();
                  List<R> more = rows.apply(got);
                  if (more.isEmpty() || !more.get(0).equals(known.get(known.size() - 1))) {
                    return Future.succeededFuture(Optional.empty());
                  }
                  known.addAll(more.subList(1, more.size()));
                  return after(got, before);
                });
  }
}
