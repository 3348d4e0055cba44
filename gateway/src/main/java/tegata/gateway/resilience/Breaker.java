package tegata.gateway.resilience;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * 遮断器. Lets questions pass until too many of them failed, then none for a pause, then one at a time
 * on trial. Every change of state begins a new generation, and what an earlier generation let pass
 * counts no more: a failure that comes late opens nothing, a success that comes late closes
 * nothing.
 */
public final class Breaker {

  /** 状態. */
  public enum State {
    CLOSED,
    OPEN,
    TRIAL
  }

  /**
   * When to open, and for how long.
   *
   * @param failures that open it when they come in a row, or are half or more of all outcomes in
   *     the window
   * @param window how long an outcome counts
   * @param pause after the first opening; doubled each time a trial fails
   * @param longestPause never longer than this
   * @param trials that must succeed one after the other to close it
   */
  public record Rule(
      int failures, Duration window, Duration pause, Duration longestPause, int trials) {}

  /** Leave to ask once; given back with exactly one outcome. */
  public static final class Pass {
    private final long generation;

    private Pass(long generation) {
      this.generation = generation;
    }
  }

  private record Outcome(long at, boolean good) {}

  private final Rule rule;
  private final LongSupplier nanos;
  private final Deque<Outcome> recent = new ArrayDeque<>();
  private State state = State.CLOSED;
  private long generation;
  private long pause;
  private long openedAt;
  private boolean onTrial;
  private int passedTrials;
  private int inARow;

  /**
   * @param nanos a clock that never goes back, in nanoseconds
   */
  public Breaker(Rule rule, LongSupplier nanos) {
    this.rule = rule;
    this.nanos = nanos;
    this.pause = rule.pause().toNanos();
  }

  /** What it does just now. */
  public State state() {
    if (state == State.OPEN && nanos.getAsLong() - openedAt >= pause) {
      enter(State.TRIAL);
    }
    return state;
  }

  /** Whether the pause is over and no question is on trial. */
  public boolean isReadyForTrial() {
    return state() == State.TRIAL && !onTrial;
  }

  /** Leave to ask, or empty: while open, and while another question is on trial. */
  public Optional<Pass> pass() {
    boolean closed = state() == State.CLOSED;
    if (!closed && (state == State.OPEN || onTrial)) {
      return Optional.empty();
    }
    onTrial = !closed;
    return Optional.of(new Pass(generation));
  }

  /** The question was answered. */
  public void succeeded(Pass pass) {
    if (isOld(pass)) {
      return;
    }
    if (state == State.CLOSED) {
      note(true);
    } else {
      onTrial = false;
      passedTrials++;
      if (passedTrials >= rule.trials()) {
        enter(State.CLOSED);
      }
    }
  }

  /** The question was not answered, or not usably. */
  public void failed(Pass pass) {
    if (isOld(pass)) {
      return;
    }
    if (state == State.CLOSED) {
      note(false);
      if (isTooMuch()) {
        pause = rule.pause().toNanos();
        enter(State.OPEN);
      }
    } else {
      pause = Math.min(2 * pause, rule.longestPause().toNanos());
      enter(State.OPEN);
    }
  }

  /** The question was given up for a reason that says nothing of who was asked. */
  public void unused(Pass pass) {
    if (!isOld(pass)) {
      onTrial = false;
    }
  }

  private boolean isOld(Pass pass) {
    return pass.generation != generation;
  }

  private void note(boolean good) {
    inARow = good ? 0 : inARow + 1;
    long now = nanos.getAsLong();
    recent.addLast(new Outcome(now, good));
    while (now - recent.getFirst().at() > rule.window().toNanos()) {
      recent.removeFirst();
    }
  }

  private boolean isTooMuch() {
    long failures = recent.stream().filter(outcome -> !outcome.good()).count();
    return failures >= rule.failures()
        && (inARow >= rule.failures() || 2 * failures >= recent.size());
  }

  private void enter(State next) {
    state = next;
    generation++;
    openedAt = nanos.getAsLong();
    onTrial = false;
    passedTrials = 0;
    inARow = 0;
    recent.clear();
  }
}
