package tegata.node.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final CountDownLatch told = new CountDownLatch(1);
  private final Context first = context();
  private final Context second = context();

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  @Test
  @DisplayName("答えを分け合っても、それぞれが自分のコンテキストで続ける")
  void eachGoesOnAsItself() {
    SingleFlight<String, String> underWay = new SingleFlight<>();
    Future<Context> begun = asked(first, underWay);
    Future<Context> joined = asked(second, underWay);

    told.countDown();

    assertThat(await(begun)).isSameAs(first);
    assertThat(await(joined)).isSameAs(second);
  }

  @Test
  @DisplayName("もうある答えも、聞いた者のコンテキストで続ける")
  void whatIsKnownIsHeardAsOneself() {
    told.countDown();
    Future<String> known = await(in(first, this::begin));
    await(known);

    Promise<Context> goesOn = Promise.promise();
    second.runOnContext(
        x ->
            OwnContext.hear(known)
                .compose(answer -> VERTX.timer(1))
                .onComplete(y -> goesOn.complete(Vertx.currentContext())));

    assertThat(await(goesOn.future())).isSameAs(second);
  }

  @Test
  @DisplayName("失敗も、聞いた者に届く")
  void failuresAreHeard() {
    Future<Void> failed = Future.failedFuture("no");

    assertThat(await(in(first, () -> OwnContext.hear(failed))).cause()).hasMessage("no");
  }

  /** Where whoever asks goes on. */
  private Future<Context> asked(Context asker, SingleFlight<String, String> underWay) {
    Promise<Context> goesOn = Promise.promise();
    await(
        in(
            asker,
            () ->
                underWay
                    .ask("question", this::begin)
                    .onComplete(x -> goesOn.complete(Vertx.currentContext()))));
    return goesOn.future();
  }

  private Future<String> begin() {
    return VERTX.executeBlocking(
        () -> {
          assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
          return "answer";
        });
  }

  private static <T> Future<T> in(Context context, Supplier<T> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(x -> done.complete(work.get()));
    return done.future();
  }

  private static Context context() {
    Promise<Context> made = Promise.promise();
    Deployable deployed =
        context -> {
          made.complete(context);
          return Future.succeededFuture();
        };
    await(VERTX.deployVerticle(deployed));
    return await(made.future());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
