package tegata.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import tegata.node.LimitMember.Mark;
import tegata.node.limit.Rate;

/** Three members that share one limit: real Hazelcast, and a real bus with a gate at each. */
final class LimitCluster implements AutoCloseable {
  static final int SIZE = 3;
  private static final int TRIES = 5;

  /** In which what each node was asked is known to all. */
  private static final int SETTLING = 2;

  private static final int STEP = 10;

  private static final double NANOS = 1e9;

  private final Vertx relays = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final List<NodeConfig> configs = Members.configs("first", "second", "third");
  private final List<Gate> gates = new ArrayList<>();
  private final List<Integer> doors = new ArrayList<>();
  private final List<LimitMember> members = new ArrayList<>();
  private final Rate rate;
  private final List<Spray> callers;

  LimitCluster(Rate rate, List<Spray> callers) {
    this.rate = rate;
    this.callers = callers;
    for (NodeConfig config : configs) {
      Gate gate = new Gate(relays, config.busPort());
      gates.add(gate);
      doors.add(Members.await(gate.listen()));
    }
  }

  /** Begins the members that are not there, one after the other, and waits until all hear all. */
  void complete() {
    while (members.size() < SIZE) {
      join();
    }
    awaitNodes(SIZE);
  }

  void join() {
    int number = members.size();
    NodeConfig config = configs.get(number);
    members.add(
        Members.await(
            LimitMember.start(
                number,
                Cluster.hazelcast(config, Members.repository().resolve("config")),
                config.busPort(),
                doors.get(number),
                rate,
                callers)));
  }

  /** The last one leaves, and is counted no more. */
  void leave() {
    Members.await(members.remove(members.size() - 1).leave());
  }

  void shutGates() {
    gates.forEach(Gate::shut);
  }

  void openGates() {
    gates.forEach(Gate::open);
  }

  /** Waits until every member shares the limit among so many. */
  void awaitNodes(int nodes) {
    each(member -> member.sharesAmong(nodes));
  }

  /** The members that are there, counted from now on. */
  Window open() {
    return new Window();
  }

  /**
   * What each caller was admitted while every member shared the limit among so many, after the
   * start. On a machine so busy that they lost sight of each other, the time is taken again.
   */
  List<Admissions> steady(int nodes, int seconds) {
    for (int i = 0; i < TRIES; i++) {
      awaitNodes(nodes);
      each(LimitMember::drain);
      pass(SETTLING);
      Window window = open();
      pass(seconds);
      List<Admissions> all = window.close();
      if (each(member -> member.always(nodes)).stream().allMatch(Boolean::booleanValue)) {
        return all;
      }
    }
    throw new AssertionError("never " + nodes + " nodes for " + seconds + " s");
  }

  private void pass(int seconds) {
    for (int left = seconds; left > 0; left -= STEP) {
      Members.await(relays.timer(Math.min(left, STEP), TimeUnit.SECONDS));
    }
  }

  private <T> List<T> each(Function<LimitMember, Future<T>> what) {
    return Members.await(Future.all(members.stream().map(what).toList())).list();
  }

  @Override
  public void close() {
    openGates();
    members.forEach(member -> Members.await(member.leave()));
    Members.await(relays.close());
  }

  /** A time, by the monotonic clock, that holds every admission that is counted in it. */
  final class Window {
    private final List<LimitMember> counted = List.copyOf(members);
    private final long begun = System.nanoTime();
    private final List<Mark> marks = each(LimitMember::mark);

    private Window() {}

    List<Admissions> close() {
      int[] admitted = since(LimitMember::admitted, Mark::admitted);
      int[] refused = since(LimitMember::refused, Mark::refused);
      double allowed = (System.nanoTime() - begun) / NANOS * rate.perSecond();
      return IntStream.range(0, callers.size())
          .mapToObj(
              i -> {
                int before = marks.stream().mapToInt(mark -> mark.left()[i]).sum();
                return new Admissions(
                    callers.get(i).name(), admitted[i] - before, refused[i], allowed);
              })
          .toList();
    }

    private int[] since(Function<LimitMember, int[]> now, Function<Mark, int[]> then) {
      return IntStream.range(0, callers.size())
          .map(
              i ->
                  counted.stream().mapToInt(one -> now.apply(one)[i]).sum()
                      - marks.stream().mapToInt(mark -> then.apply(mark)[i]).sum())
          .toArray();
    }
  }
}
