package tegata.workers.outbox;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * The life of a relay that ends at one await. From then on nothing of it happens any more: what was
 * committed stays, what was not is rolled back, as by kill -9.
 */
final class MortalAwaits implements Awaits {

  /** It has died; nobody is there who could handle it. */
  static final class Death extends RuntimeException {
    Death() {
      super("dead", null, false, false);
    }
  }

  /** Where a life ends: just before or just after an await. */
  record Point(Await await, boolean before) {
    @Override
    public String toString() {
      return (before ? "before " : "after ") + await;
    }
  }

  private final Point point;
  private int lives;
  private boolean dead;

  /**
   * @param lives at which occurrence of the point it dies
   */
  MortalAwaits(Point point, int lives) {
    this.point = point;
    this.lives = lives;
  }

  boolean isDead() {
    return dead;
  }

  @Override
  public <T> Future<T> at(Await await, Supplier<Future<T>> work) {
    boolean here = await == point.await();
    if (dead || here && point.before() && diesNow()) {
      return Future.failedFuture(new Death());
    }
    return work.get()
        .compose(
            result ->
                dead || here && !point.before() && diesNow()
                    ? Future.failedFuture(new Death())
                    : Future.succeededFuture(result));
  }

  private boolean diesNow() {
    dead |= --lives <= 0;
    return dead;
  }
}
