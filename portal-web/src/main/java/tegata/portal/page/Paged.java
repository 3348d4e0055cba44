package tegata.portal.page;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A question answered page by page. All pages are asked under one request id, so that the log tells
 * of one view.
 *
 * @param ask asks from a row on
 * @param next where to go on, empty at the end
 */
public record Paged<A>(IntFunction<Future<A>> ask, Function<A, Optional<Integer>> next) {

  /** All answers, in order. */
  public Future<List<A>> all() {
    return from(0, answers -> false);
  }

  /**
   * The answers that came.
   *
   * @param complete whether all came; else a later one failed
   */
  public record Came<A>(List<A> answers, boolean complete) {}

  /** The answers for a page of rows; for print all that come. */
  public Future<Came<A>> shown(RowsPage page, ToIntFunction<A> rows) {
    return page.whole()
        ? allThatCome()
        : from(page.firstRow(), some -> page.isFull(some.stream().mapToInt(rows).sum()))
            .map(answers -> new Came<>(answers, true));
  }

  /** All answers that come, in order; fails only where already the first does. */
  public Future<Came<A>> allThatCome() {
    List<A> answers = new ArrayList<>();
    return each(
            0,
            answer -> {
              answers.add(answer);
              return Future.succeededFuture(true);
            })
        .map(new Came<>(answers, true))
        .recover(
            e ->
                answers.isEmpty()
                    ? Future.failedFuture(e)
                    : Future.succeededFuture(new Came<>(answers, false)));
  }

  /** The answers from a row on, until they are enough. */
  public Future<List<A>> from(int row, Predicate<List<A>> enough) {
    List<A> answers = new ArrayList<>();
    return each(
            row,
            answer -> {
              answers.add(answer);
              return Future.succeededFuture(!enough.test(answers));
            })
        .map(answers);
  }

  /** Hands over one answer after the other, as long as {@code use} wants more. */
  public Future<Void> each(int row, Function<A, Future<Boolean>> use) {
    return ask.apply(row)
        .compose(
            answer ->
                use.apply(answer)
                    .compose(
                        more -> {
                          Optional<Integer> following = next.apply(answer).filter(n -> n > row);
                          return more && following.isPresent()
                              ? each(following.get(), use)
                              : Future.succeededFuture();
                        }));
  }
}
