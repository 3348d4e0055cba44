package tegata.node;

import com.hazelcast.config.Config;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tegata.node.limit.ClusterLimit;
import tegata.node.limit.Decision;
import tegata.node.limit.Rate;

/** A bare member of a cluster with a limit on its one event loop, and callers who ask it. */
final class LimitMember {
  private static final long STEP_MILLIS = 5;
  private static final double NANOS = 1e9;

  /** Of all members, so that callers go from one to the other at the same moment. */
  private static final long BEGINNING = System.nanoTime();

  private final int number;
  private final List<Spray> callers;
  private final AtomicIntegerArray admitted;
  private final AtomicIntegerArray refused;
  private final double[] due;
  private final Vertx vertx;
  private final Context context;
  private final ClusterLimit limit;
  private long steppedAt;
  private int fewest;
  private int most;

  /** Numbers of each caller. */
  record Mark(int[] left, int[] admitted, int[] refused) {}

  private LimitMember(int number, Vertx vertx, Rate rate, List<Spray> callers) {
    this.number = number;
    this.callers = callers;
    this.admitted = new AtomicIntegerArray(callers.size());
    this.refused = new AtomicIntegerArray(callers.size());
    this.due = new double[callers.size()];
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.limit = new ClusterLimit(vertx, "test-limit", rate, rate.perSecond() / 1_000);
  }

  /**
   * Joins the cluster and is asked from then on.
   *
   * @param number which of the nodes it is, from 0
   * @param busPort that it listens on
   * @param publicPort that the others send to
   */
  static Future<LimitMember> start(
      int number, Config hazelcast, int busPort, int publicPort, Rate rate, List<Spray> callers) {
    EventBusOptions bus = new EventBusOptions();
    bus.setHost(Members.HOST).setPort(busPort);
    bus.setClusterPublicHost(Members.HOST).setClusterPublicPort(publicPort);
    return Vertx.builder()
        .with(new VertxOptions().setEventLoopPoolSize(1).setEventBusOptions(bus))
        .withClusterManager(new HazelcastClusterManager(hazelcast))
        .buildClustered()
        .map(vertx -> new LimitMember(number, vertx, rate, callers))
        .compose(LimitMember::begin);
  }

  private Future<LimitMember> begin() {
    return there(
            () -> {
              steppedAt = System.nanoTime();
              vertx.setPeriodic(STEP_MILLIS, x -> ask());
              return limit.share();
            })
        .compose(shared -> shared)
        .map(this);
  }

  /** As often as was due since the last time, however long ago that was. */
  private void ask() {
    long now = System.nanoTime();
    double passed = (now - steppedAt) / NANOS;
    steppedAt = now;
    fewest = Math.min(fewest, limit.nodes());
    most = Math.max(most, limit.nodes());
    for (int i = 0; i < callers.size(); i++) {
      double part = callers.get(i).asking().of(number, (now - BEGINNING) / NANOS);
      due[i] += passed * part * limit.rate().perSecond();
      for (; due[i] >= 1; due[i]--) {
        take(i);
      }
    }
  }

  private Decision take(int caller) {
    Decision decision = limit.take(callers.get(caller).name());
    (decision.allowed() ? admitted : refused).incrementAndGet(caller);
    return decision;
  }

  /** Spends all that those have earned who ask too much. */
  Future<Void> drain() {
    return there(
        () -> {
          for (int i = 0; i < callers.size(); i++) {
            while (callers.get(i).excessive() && take(i).allowed()) {}
          }
          return null;
        });
  }

  /** What was counted until now, and what each caller has earned here and not yet spent. */
  Future<Mark> mark() {
    return there(
        () -> {
          fewest = limit.nodes();
          most = fewest;
          int[] left = IntStream.range(0, callers.size()).map(i -> take(i).left()).toArray();
          return new Mark(left, admitted(), refused());
        });
  }

  /** How often each caller was let through. */
  int[] admitted() {
    return IntStream.range(0, callers.size()).map(admitted::get).toArray();
  }

  /** How often each caller was not. */
  int[] refused() {
    return IntStream.range(0, callers.size()).map(refused::get).toArray();
  }

  /** Whether exactly so many nodes shared the limit ever since the mark, as this one sees it. */
  Future<Boolean> always(int nodes) {
    return there(() -> fewest == nodes && most == nodes);
  }

  /** Completes as soon as so many nodes share the limit, as this one sees it. */
  Future<Void> sharesAmong(int nodes) {
    Promise<Void> reached = Promise.promise();
    vertx.setPeriodic(
        STEP_MILLIS,
        timer ->
            there(limit::nodes)
                .onSuccess(
                    seen -> {
                      if (seen == nodes && vertx.cancelTimer(timer)) {
                        reached.complete();
                      }
                    }));
    return reached.future();
  }

  Future<Void> leave() {
    return vertx.close();
  }

  private <T> Future<T> there(Supplier<T> what) {
    Promise<T> done = Promise.promise();
    context.runOnContext(x -> done.complete(what.get()));
    return done.future();
  }
}
