package tegata.workers.outbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The world outside, with a durable inbox: it knows a message by its id and takes it once.
 * Sometimes it is away, and sometimes its answer is lost although it took the message. It is
 * seeded.
 */
final class FallibleReceivers implements Receivers {

  /** A message taken in: whose, and its place in their line. */
  record Taken(UUID person, long seq) {}

  private final Random random;
  private final int failing;
  private final String acceptedOn;
  private final Set<UUID> inbox = new HashSet<>();
  private final List<Taken> effects = new ArrayList<>();

  /**
   * @param failing how many of ten deliveries fail
   * @param acceptedOn the day it says it took a message
   */
  FallibleReceivers(long seed, int failing, String acceptedOn) {
    this.random = new Random(seed);
    this.failing = failing;
    this.acceptedOn = acceptedOn;
  }

  @Override
  public synchronized Future<JsonObject> deliver(Message message) {
    boolean fails = random.nextInt(10) < failing;
    if (fails && random.nextBoolean()) {
      return Future.failedFuture("away");
    }
    if (inbox.add(message.id())) {
      effects.add(new Taken(message.person(), message.seq()));
    }
    return fails
        ? Future.failedFuture("the answer is lost")
        : Future.succeededFuture(
            new JsonObject().put("id", message.id().toString()).put("acceptedOn", acceptedOn));
  }

  /** What of these messages never arrived. */
  synchronized Set<Taken> lost(Set<Taken> told) {
    Set<Taken> lost = new HashSet<>(told);
    effects.forEach(lost::remove);
    return lost;
  }

  /** What arrived more than once. */
  synchronized Set<Taken> duplicated() {
    Set<Taken> once = new HashSet<>();
    Set<Taken> again = new HashSet<>();
    effects.stream().filter(taken -> !once.add(taken)).forEach(again::add);
    return again;
  }

  /** Persons of whom a later message arrived before an earlier one. */
  synchronized Set<UUID> disordered() {
    Map<UUID, Long> last = new HashMap<>();
    Set<UUID> wrong = new HashSet<>();
    for (Taken taken : effects) {
      Long before = last.put(taken.person(), taken.seq());
      if (before != null && before > taken.seq()) {
        wrong.add(taken.person());
      }
    }
    return wrong;
  }
}
