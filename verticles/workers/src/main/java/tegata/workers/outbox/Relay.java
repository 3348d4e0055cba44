package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tegata.workers.database.Database;
import tegata.workers.outbox.Awaits.Await;

/**
 * Tells the world outside what lies in the outbox. A line is leased, its first message sent, and
 * what the answer means commits together with the mark that it was sent. Whoever dies in between
 * leaves a lease that runs out; the message is sent again and its receiver knows it by its id. Of
 * one person everything is told in order; a receiver that fails is asked by one line at a time and
 * holds up nobody else's. Lives on one event loop.
 */
final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  static final int MOST_AT_ONCE = 32;
  private static final int MOST_TO_ONE = 8;

  /** As often may a receiver refuse a message before it is set aside. */
  static final int MOST_REFUSALS = 5;

  private final Database database;
  private final Receivers receivers;
  private final Map<String, Effect> effects;
  private final Awaits awaits;
  private final Backoff backoff;
  private final Duration lease;
  private final LineStore lines = new LineStore();
  private final Set<Lease> held = new HashSet<>();
  private final Map<String, Integer> toReceiver = new HashMap<>();
  private final Set<String> failing = new HashSet<>();

  /**
   * @param effects what a delivered message means here, by topic
   * @param lease how long a line waits for a relay that went silent
   */
  Relay(
      Database database,
      Receivers receivers,
      Map<String, Effect> effects,
      Awaits awaits,
      Backoff backoff,
      Duration lease) {
    this.database = database;
    this.receivers = receivers;
    this.effects = Map.copyOf(effects);
    this.awaits = awaits;
    this.backoff = backoff;
    this.lease = lease;
  }

  /** Leases the line that waits longest; the caller serves it. */
  Future<Optional<Lease>> claim() {
    return awaits
        .at(Await.CLAIM, () -> database.inTransaction(tx -> lines.claim(tx, busy(), lease)))
        .onSuccess(claimed -> claimed.ifPresent(this::hold));
  }

  /** Whether another line may be leased. */
  boolean hasRoom() {
    return held.size() < MOST_AT_ONCE;
  }

  /** Sends the first message of a leased line; never fails but by the death of the process. */
  Future<Void> serve(Lease mine) {
    return awaits
        .at(Await.READ, () -> database.inTransaction(tx -> lines.first(tx, mine.person())))
        .compose(
            first -> first.map(message -> send(mine, message)).orElseGet(Future::succeededFuture))
        .onComplete(x -> giveBack(mine));
  }

  /** Keeps what is being served from running out. */
  Future<Void> renew() {
    return held.isEmpty()
        ? Future.succeededFuture()
        : database.inTransaction(tx -> lines.renew(tx, Set.copyOf(held), lease));
  }

  private void hold(Lease mine) {
    held.add(mine);
    toReceiver.merge(mine.receiver(), 1, Integer::sum);
  }

  private void giveBack(Lease mine) {
    held.remove(mine);
    toReceiver.merge(mine.receiver(), -1, Integer::sum);
  }

  private Set<String> busy() {
    return toReceiver.entrySet().stream()
        .filter(e -> e.getValue() >= (failing.contains(e.getKey()) ? 1 : MOST_TO_ONE))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Future<Void> send(Lease mine, Message message) {
    return awaits
        .at(Await.SEND, () -> receivers.deliver(message))
        .onSuccess(x -> failing.remove(message.receiver()))
        .compose(answer -> settle(mine, message, answer))
        .recover(e -> failed(mine, message, e));
  }

  private Future<Void> settle(Lease mine, Message message, JsonObject answer) {
    return awaits.at(
        Await.SETTLE,
        () ->
            database.inTransaction(
                tx ->
                    awaits
                        .at(Await.EFFECT, () -> effect(message).delivered(tx, message, answer))
                        .compose(
                            x -> awaits.at(Await.MARK, () -> lines.delivered(tx, mine, message)))));
  }

  private Effect effect(Message message) {
    return effects.getOrDefault(
        message.topic(),
        (tx, unknown, answer) -> Future.failedFuture(new Refused("nothing is known of its topic")));
  }

  private Future<Void> failed(Lease mine, Message message, Throwable e) {
    if (e instanceof Lease.Lost) {
      LOG.info("message {} was sent by another relay meanwhile", message.id());
      return Future.succeededFuture();
    }
    boolean refused = e instanceof Refused;
    boolean poison = refused && mine.refusals() + 1 >= MOST_REFUSALS;
    if (!refused) {
      failing.add(message.receiver());
    }
    String failure = refused ? e.getMessage() : e.getClass().getSimpleName();
    LOG.warn(
        "message {} to {} {}: {}",
        message.id(),
        message.receiver(),
        poison ? "is set aside" : "waits",
        failure);
    return awaits
        .at(
            Await.POSTPONE,
            () ->
                database.inTransaction(
                    tx ->
                        poison
                            ? lines.setAside(tx, mine, failure)
                            : lines.postpone(
                                tx,
                                mine,
                                backoff.after(mine.attempts(), refused),
                                refused,
                                failure)))
        .recover(
            late ->
                late instanceof Lease.Lost ? Future.succeededFuture() : Future.failedFuture(late));
  }
}
